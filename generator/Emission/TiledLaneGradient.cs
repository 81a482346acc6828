using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// The gradient over a chunk of a layer with few outputs: lanes = rows, each sum in sixteen lanes, a tile of inputs with all
/// outputs in registers at a time. Narrow vectors go through the rows once for every part of the sixteen lanes.
/// </summary>
internal static class TiledLaneGradient
{
    public static void Emit(CodeWriter w, NetworkPlan plan, LayerPlan layer)
    {
        var (l, a) = (layer.Index, Text.InputOf(layer));
        var formula = $"dW{l} += Σ dz{l} {a}ᵀ, db{l} += Σ dz{l}, each sum in 16 lanes      {Text.Shape(layer)}, dz{l}: [{layer.Outputs} × rows]";
        using (w.Kernel($"Gradient{l}", $"ref readonly float {a}, ref readonly float dz{l}, ref float sums, nint rows", TiledEmitter.Comment(plan, layer, formula)))
        using (w.Block($"for (nint lane = 0; lane < {Budgets.Lanes}; lane += TSimd.Lanes)"))
        {
            var tiling = Tiling.WithBiases(layer.Inputs, Math.Max(2, Budgets.Accumulators / layer.Outputs));
            if (tiling.Whole > 0)
            {
                using (w.Block($"for (nint i = 0; i < {tiling.Whole * tiling.Size}; i += {tiling.Size})"))
                {
                    Tile(w, layer, new Place("i", 0), tiling.Size, withBiases: false);
                }

                w.Line();
            }

            using (w.Block("// The last inputs, and the biases"))
            {
                Tile(w, layer, new Place(null, tiling.Whole * tiling.Size), tiling.Rest, withBiases: true);
            }
        }
    }

    private static void Tile(CodeWriter w, LayerPlan layer, Place first, int size, bool withBiases)
    {
        var a = Text.InputOf(layer);
        var to = TiledEmitter.Start(w, first.Before(Budgets.Lanes * layer.Outputs), "lane");
        var sums = new List<(string Name, string Offset, string Update)>();
        for (var j = 0; j < layer.Outputs; j++)
        {
            for (var k = 0; k < size; k++)
            {
                var dw = $"dw_{k}_{j}";
                sums.Add((dw, TiledEmitter.Behind(to, (k * layer.Outputs + j) * Budgets.Lanes), $"TSimd.MultiplyAdd({a}_{k}, dz_{j}, {dw})"));
            }

            if (withBiases)
            {
                sums.Add(($"db_{j}", TiledEmitter.Behind(to, (size * layer.Outputs + j) * Budgets.Lanes), $"TSimd.Add(dz_{j}, db_{j})"));
            }
        }

        foreach (var (name, offset, _) in sums)
        {
            // var dw_0_1 = TSimd.Load(in sums, to, 16);
            w.Line($"var {name} = TSimd.Load(in sums, {offset});");
        }

        w.Line();
        using (w.Block($"for (var r = lane; r < rows; r += {Budgets.Lanes})"))
        {
            for (var j = 0; j < layer.Outputs; j++)
            {
                w.Line($"var dz_{j} = TSimd.Load(in dz{layer.Index}, {TiledEmitter.Behind("r", j, "Stride")});");
            }

            // var from = i * Stride + r;
            // var a1_1 = TSimd.Load(in a1, from, Stride);
            if (first.Variable is not null)
            {
                w.Line($"var from = {first.BeforeColumn}r;");
            }

            for (var k = 0; k < size; k++)
            {
                w.Line($"var {a}_{k} = TSimd.Load(in {a}, {(first.Variable is null ? TiledEmitter.Behind("r", first.Constant + k, "Stride") : TiledEmitter.Behind("from", k, "Stride"))});");
            }

            foreach (var (name, _, update) in sums)
            {
                w.Line($"{name} = {update};");
            }
        }

        w.Line();
        foreach (var (name, offset, _) in sums)
        {
            w.Line($"TSimd.Store({name}, ref sums, {offset});");
        }
    }
}
