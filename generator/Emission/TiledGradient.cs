using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// A layer's gradient over a chunk, lanes = outputs, on its dz row by row: dW[i] gains Σ a[i] · dz over the rows, in their
/// order; the sums of a tile of inputs stay in registers over all rows of the chunk.
/// </summary>
internal static class TiledGradient
{
    public static void Emit(CodeWriter w, NetworkPlan plan, LayerPlan layer)
    {
        var (l, a) = (layer.Index, Text.InputOf(layer));
        var formula = $"dW{l} += Σ dz{l} {a}ᵀ, db{l} += Σ dz{l}      {Text.Shape(layer)}, dz{l}: [rows × {ColumnBuffers.RowStride(layer)}]";
        using (w.Kernel($"Gradient{l}", $"ref readonly float {a}, ref readonly float dz{l}, ref float gradients, nint begin, nint end, nint rows", TiledEmitter.Comment(plan, layer, formula)))
        using (w.Block("for (var j = begin; j < end; j += TSimd.Lanes)"))
        {
            Tiles(w, layer, Tiling.WithBiases(layer.Inputs, Budgets.LargestTile));
        }
    }

    private static void Tiles(CodeWriter w, LayerPlan layer, Tiling tiling)
    {
        if (tiling.Whole > 0)
        {
            using (w.Block($"for (nint i = 0; i < {tiling.Whole * tiling.Size}; i += {tiling.Size})"))
            {
                Tile(w, layer, new Place("i", 0), tiling.Size, withBiases: false);
            }

            w.Line();
        }

        using (w.Block(tiling.Rest == 0 ? "// The biases" : $"// Input{(tiling.Rest == 1 ? "" : "s")} {tiling.Whole * tiling.Size}{(tiling.Rest == 1 ? "" : $" to {layer.Inputs - 1}")}, and the biases"))
        {
            Tile(w, layer, new Place(null, tiling.Whole * tiling.Size), tiling.Rest, withBiases: true);
        }
    }

    private static void Tile(CodeWriter w, LayerPlan layer, Place first, int size, bool withBiases)
    {
        var (a, dz, stride) = (Text.InputOf(layer), $"dz{layer.Index}", ColumnBuffers.RowStride(layer));
        var to = TiledEmitter.Start(w, first.Before(stride), "j");
        var sums = new List<(string Name, string Place, string Update)>();
        for (var k = 0; k < size; k++)
        {
            // dw_1 = TSimd.MultiplyAdd(TSimd.Broadcast(in x, r, Stride), dz1_j, dw_1);
            sums.Add(($"dw_{k}", TiledEmitter.Behind(to, k * stride), $"TSimd.MultiplyAdd(TSimd.Broadcast(in {a}, {TiledEmitter.Behind("r", k, "Stride")}), {dz}_j, dw_{k})"));
        }

        if (withBiases)
        {
            sums.Add(("db", TiledEmitter.Behind(to, size * stride), $"TSimd.Add({dz}_j, db)"));
        }

        foreach (var (name, place, _) in sums)
        {
            w.Line($"var {name} = TSimd.Load(in gradients, {place});");
        }

        w.Line();
        // for (nint r = 9 * Stride, d = j; r < 9 * Stride + rows; r++, d += 64)
        using (w.Block($"for (nint r = {first.Column}, d = j; r < {first.BeforeColumn}rows; r++, d += {stride})"))
        {
            w.Line($"var {dz}_j = TSimd.Load(in {dz}, d);");
            foreach (var (name, _, update) in sums)
            {
                w.Line($"{name} = {update};");
            }
        }

        w.Line();
        foreach (var (name, place, _) in sums)
        {
            w.Line($"TSimd.Store({name}, ref gradients, {place});");
        }
    }
}
