using System.Collections.Immutable;
using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// A layer's gradient over a chunk: dW = Σ dz aᵀ, db = Σ dz, each sum in sixteen lanes, a tile of them in registers at a
/// time. Narrow vectors go through the rows once for every part of the sixteen lanes, so the order of every sum is the same.
/// </summary>
internal static class UnrolledGradient
{
    public static void Emit(CodeWriter w, NetworkPlan plan, LayerPlan layer, UnrolledPlan unrolled, ColumnBuffers buffers)
    {
        var parts = unrolled.Gradients[layer.Index - 1];
        var straight = plan.TakesOutputDelta(layer);
        for (var part = 0; part < parts.Length; part++)
        {
            using (w.Kernel(UnrolledEmitter.Part($"Gradient{layer.Index}", parts, part), "ref readonly float chunk, ref float sums, nint rows", Formula(layer, straight)))
            using (w.Block($"for (nint lane = 0; lane < {Budgets.Lanes}; lane += TSimd.Lanes)"))
            {
                Tiles(w, plan, layer, parts[part], unrolled, buffers, straight);
            }
        }
    }

    private static void Tiles(
        CodeWriter w, NetworkPlan plan, LayerPlan layer, ImmutableArray<GradientTile> tiles, UnrolledPlan unrolled, ColumnBuffers buffers, bool straight)
    {
        for (var t = 0; t < tiles.Length; t++)
        {
            if (t > 0)
            {
                w.Line();
            }

            var sums = Sums(layer, tiles[t]).ToList();
            if (unrolled.OutputGradientFollows && tiles[t] == unrolled.Gradients[0][0][0])
            {
                // The output's bias has no kernel of its own then; its dz is at hand here.
                sums.Add(("db2_0", Offset("B2", 0), "TSimd.Add(dz2, db2_0)"));
            }

            foreach (var (name, offset, _) in sums)
            {
                // var dw1_0_0 = TSimd.Load(in sums, 16 * W1, lane);
                w.Line($"var {name} = TSimd.Load(in sums, {offset});");
            }

            w.Line();
            using (w.Block($"for (var r = lane; r < rows; r += {Budgets.Lanes})"))
            {
                Factors(w, plan, layer, tiles[t], unrolled, buffers, straight);
                w.Line();
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

    /// <summary>What a tile's sums are made of: the inputs of the layer and its dz.</summary>
    private static void Factors(
        CodeWriter w, NetworkPlan plan, LayerPlan layer, GradientTile tile, UnrolledPlan unrolled, ColumnBuffers buffers, bool straight)
    {
        foreach (var i in tile.Inputs.Indices)
        {
            w.Line($"var {Text.InputOf(layer)}_{i} = TSimd.Load(in chunk, {ColumnBuffers.At(buffers.Name(layer.Index - 1), i)});");
        }

        if (!straight)
        {
            foreach (var j in tile.Outputs.Indices)
            {
                w.Line($"var dz{layer.Index}_{j} = TSimd.Load(in chunk, {ColumnBuffers.At(buffers.Name(layer.Index), j)});");
            }

            return;
        }

        // var dz2 = TSimd.Load(in chunk, Z2, r);
        // var a1_0 = TSimd.Load(in chunk, A1, r);
        // var dz1_0 = TSimd.ReluGradient(a1_0, dz2);
        var output = plan.Output.Index;
        w.Line($"var dz{output} = TSimd.Load(in chunk, {ColumnBuffers.At(buffers.Name(output), 0)});");
        foreach (var j in tile.Outputs.Indices)
        {
            w.Line($"var a1_{j} = TSimd.Load(in chunk, {ColumnBuffers.At("A1", j)});");
            w.Line($"var dz1_{j} = {UnrolledDelta.Derivative(w, layer, j, $"dz{output}")};");
        }
    }

    private static IEnumerable<(string Name, string Offset, string Update)> Sums(LayerPlan layer, GradientTile tile)
    {
        var l = layer.Index;
        foreach (var j in tile.Outputs.Indices)
        {
            foreach (var i in tile.Inputs.Indices)
            {
                var name = $"dw{l}_{i}_{j}";
                yield return (name, Offset($"W{l}", i * layer.Outputs + j), $"TSimd.MultiplyAdd({Text.InputOf(layer)}_{i}, dz{l}_{j}, {name})");
            }

            if (tile.WithBiases)
            {
                yield return ($"db{l}_{j}", Offset($"B{l}", j), $"TSimd.Add(dz{l}_{j}, db{l}_{j})");
            }
        }
    }

    private static string Offset(string start, int index) =>
        index == 0 ? $"{Budgets.Lanes} * {start}, lane" : $"{Budgets.Lanes} * ({start} + {index}), lane";

    public static string Formula(LayerPlan layer, bool straight) => straight
        ? $"dz1 = dz2 ⊙ f′(z1), dW1 = Σ dz1 xᵀ, db1 = Σ dz1; db2 = Σ dz2      {Text.Shape(layer)}\nw2 belongs to dz1 too, but it is the same for every row: it multiplies the sums, once, at the end."
        : $"dW{layer.Index} = Σ dz{layer.Index} {Text.InputOf(layer)}ᵀ, db{layer.Index} = Σ dz{layer.Index}      {Text.Shape(layer)}";
}
