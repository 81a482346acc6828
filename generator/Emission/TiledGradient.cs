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
        using (w.Kernel($"Gradient{l}", $"ref readonly float {a}, ref readonly float dz{l}, ref float gradients, nuint rows", TiledEmitter.Comment(plan, layer, formula)))
        {
            var tiling = Tiling.WithBiases(layer.Inputs, Budgets.LargestTile);
            if (ColumnBuffers.RowStride(layer) < 2 * Budgets.Lanes)
            {
                using (w.Block($"for (nuint j = 0; j < {layer.Outputs}; j += TSimd.Lanes)"))
                {
                    Tiles(w, layer, tiling, 1);
                }

                return;
            }

            w.Line("nuint j = 0;");
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
            using (w.Block($"for (nuint i = 0; i < {tiling.Whole * tiling.Size}; i += {tiling.Size})"))
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
        var stride = ColumnBuffers.RowStride(layer);
        var sums = new List<(string Name, string Place, string Update)>();
        for (var k = 0; k < size; k++)
        {
            for (var v = 0; v < vectors; v++)
            {
                // dw_1 = TSimd.MultiplyAdd(TSimd.Broadcast(in x, (i + 1) * Stride + r), dz_0, dw_1);
                var dw = $"dw{TiledEmitter.Local(k, v, vectors)}";
                var factor = vectors == 1 ? $"TSimd.Broadcast(in {Text.InputOf(layer)}, {(first + k).Column}r)" : $"{Text.InputOf(layer)}_{k}";
                sums.Add((dw, $"{(first + k).Times(stride)} + j{TiledEmitter.Vectors(v)}", $"TSimd.MultiplyAdd({factor}, dz_{v}, {dw})"));
            }
        }

        for (var v = 0; withBiases && v < vectors; v++)
        {
            sums.Add(($"db_{v}", $"{layer.Inputs * stride} + j{TiledEmitter.Vectors(v)}", $"TSimd.Add(dz_{v}, db_{v})"));
        }

        foreach (var (name, place, _) in sums)
        {
            w.Line($"var {name} = TSimd.Load(in gradients, {place});");
        }

        w.Line();
        using (w.Block("for (nuint r = 0; r < rows; r++)"))
        {
            for (var v = 0; v < vectors; v++)
            {
                w.Line($"var dz_{v} = TSimd.Load(in dz{layer.Index}, r * {stride} + j{TiledEmitter.Vectors(v)});");
            }

            foreach (var (index, (name, _, update)) in sums.Select((sum, index) => (index, sum)))
            {
                if (vectors > 1 && index % vectors == 0 && index < size * vectors)
                {
                    w.Line($"var {Text.InputOf(layer)}_{index / vectors} = TSimd.Broadcast(in {Text.InputOf(layer)}, {(first + index / vectors).Column}r);");
                }

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
