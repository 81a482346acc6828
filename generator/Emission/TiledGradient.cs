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
        using (w.Kernel($"Gradient{l}", $"ref readonly float {a}, ref readonly float dz{l}, ref float gradients, nint rows", TiledEmitter.Comment(plan, layer, formula)))
        {
            var tiling = Tiling.WithBiases(layer.Inputs, Budgets.LargestTile);
            if (ColumnBuffers.RowStride(layer) < 2 * Budgets.Lanes)
            {
                using (w.Block($"for (nint j = 0; j < {layer.Outputs}; j += TSimd.Lanes)"))
                {
                    Tiles(w, layer, tiling, 1);
                }

                return;
            }

            w.Line("nint j = 0;");
            using (w.Block($"for (; TSimd.Registers >= 32 && j + 2 * TSimd.Lanes <= {ColumnBuffers.RowStride(layer)}; j += 2 * TSimd.Lanes)"))
            {
                Tiles(w, layer, tiling, 2);
            }

            w.Line();
            using (w.Block($"for (; j < {layer.Outputs}; j += TSimd.Lanes)"))
            {
                Tiles(w, layer, tiling, 1);
            }
        }
    }

    private static void Tiles(CodeWriter w, LayerPlan layer, Tiling tiling, int vectors)
    {
        if (tiling.Whole > 0)
        {
            using (w.Block($"for (nint i = 0; i < {tiling.Whole * tiling.Size}; i += {tiling.Size})"))
            {
                Tile(w, layer, new Place("i", 0), tiling.Size, vectors, withBiases: false);
            }

            w.Line();
        }

        using (w.Block(tiling.Rest == 0 ? "// The biases" : $"// Input{(tiling.Rest == 1 ? "" : "s")} {tiling.Whole * tiling.Size}{(tiling.Rest == 1 ? "" : $" to {layer.Inputs - 1}")}, and the biases"))
        {
            Tile(w, layer, new Place(null, tiling.Whole * tiling.Size), tiling.Rest, vectors, withBiases: true);
        }
    }

    private static void Tile(CodeWriter w, LayerPlan layer, Place first, int size, int vectors, bool withBiases)
    {
        var (a, stride) = (Text.InputOf(layer), ColumnBuffers.RowStride(layer));
        var to = TiledEmitter.Starts(w, first.Before(stride), "j", vectors);
        var sums = new List<(string Name, string Place, string Update)>();
        for (var k = 0; k < size; k++)
        {
            for (var v = 0; v < vectors; v++)
            {
                // dw_1 = TSimd.MultiplyAdd(TSimd.Broadcast(in x, r, Stride), dz_0, dw_1);
                var dw = $"dw{TiledEmitter.Local(k, v, vectors)}";
                var factor = vectors == 1 ? Input(k) : $"{a}_{k}";
                sums.Add((dw, TiledEmitter.Behind(to[v], k * stride), $"TSimd.MultiplyAdd({factor}, dz_{v}, {dw})"));
            }
        }

        for (var v = 0; withBiases && v < vectors; v++)
        {
            sums.Add(($"db_{v}", TiledEmitter.Behind(to[v], size * stride), $"TSimd.Add(dz_{v}, db_{v})"));
        }

        foreach (var (name, place, _) in sums)
        {
            w.Line($"var {name} = TSimd.Load(in gradients, {place});");
        }

        w.Line();
        // for (nint r = 9 * Stride, d = j; r < 9 * Stride + rows; r++, d += 64)
        using (w.Block($"for (nint r = {first.Column}, d = j; r < {first.BeforeColumn}rows; r++, d += {stride})"))
        {
            for (var v = 0; v < vectors; v++)
            {
                w.Line($"var dz_{v} = TSimd.Load(in dz{layer.Index}, {TiledEmitter.Vectors("d", v)});");
            }

            foreach (var (index, (name, _, update)) in sums.Select((sum, index) => (index, sum)))
            {
                if (vectors > 1 && index % vectors == 0 && index < size * vectors)
                {
                    w.Line($"var {a}_{index / vectors} = {Input(index / vectors)};");
                }

                w.Line($"{name} = {update};");
            }
        }

        w.Line();
        foreach (var (name, place, _) in sums)
        {
            w.Line($"TSimd.Store({name}, ref gradients, {place});");
        }

        string Input(int k) => $"TSimd.Broadcast(in {a}, {TiledEmitter.Behind("r", k, "Stride")})";
    }
}
