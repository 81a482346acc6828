using System.Collections.Immutable;
using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// A layer's gradient over a chunk: dW = Σ dz aᵀ, db = Σ dz, each sum in sixteen lanes, a tile of them in registers at a
/// time. Narrow vectors go through the rows once for every part of the sixteen lanes, so the order of every sum is the same.
/// </summary>
internal static class WrittenGradient
{
    public static void Emit(CodeWriter writer, Program program, AffineStep layer, GradientPlan.WrittenOut plan)
    {
        foreach (var (kernel, tiles) in Kernel.Gradient(program, layer, plan).Zip(plan.Methods, (kernel, method) => (kernel, method)))
        {
            using var block = kernel.Declare(writer);
            using var lanes = writer.Block($"for (nint lane = 0; lane < {program.SumLanes}; lane += TSimd.Lanes)");
            Tiles(writer, program, layer, plan, tiles);
        }
    }

    private static void Tiles(
        CodeWriter writer, Program program, AffineStep layer, GradientPlan.WrittenOut plan, ImmutableArray<GradientTile> tiles)
    {
        foreach (var tile in tiles)
        {
            if (tile != tiles[0])
            {
                writer.Line();
            }

            var sums = Sums(program, layer, tile).ToList();
            if (plan.Delta == DeltaSource.WithoutLateWeight && program.LateWeight!.GivesGradient && tile == plan.Methods[0][0])
            {
                // The output's bias then has no separate kernel; its dz is available here.
                var l = program.Output.Index;
                sums.Add(($"db{l}_0", $"{Kernel.OutputBias(program).Name}, lane", $"TSimd.Add(dz{l}_r, db{l}_0)"));
            }

            // TVector dw1_0_0 = TSimd.Load(in sums, lane), dw1_1_0 = TSimd.Load(in sums, 128, lane), …;
            writer.Line($"TVector {string.Join(", ", sums.Select(sum => $"{sum.Name} = TSimd.Load(in {sum.Place})"))};");
            writer.Line();
            using (writer.Block($"for (var r = lane; r < rows; r += {program.SumLanes})"))
            {
                Factors(writer, program, layer, plan, tile);
                writer.Line();
                foreach (var (name, _, update) in sums)
                {
                    writer.Line($"{name} = {update};");
                }
            }

            writer.Line();
            foreach (var (name, place, _) in sums)
            {
                writer.Line($"TSimd.Store({name}, ref {place});");
            }
        }
    }

    /// <summary>What a tile's sums are made of: the inputs of the layer and its dz.</summary>
    private static void Factors(CodeWriter writer, Program program, AffineStep layer, GradientPlan.WrittenOut plan, GradientTile tile)
    {
        foreach (var i in tile.Inputs.Indices)
        {
            writer.Line($"var {layer.From.Symbol}_{i} = TSimd.Load(in {Columns.At(layer.From.Symbol, i)});");
        }

        if (plan.Delta == DeltaSource.Stored)
        {
            foreach (var j in tile.Outputs.Indices)
            {
                writer.Line($"var dz{layer.Index}_{j} = TSimd.Load(in {Columns.At($"dz{layer.Index}", j)});");
            }

            return;
        }

        // var dz2_r = TSimd.Load(in dz2, r);
        // var dz1_0 = TSimd.ReluGradient(TSimd.Load(in a1, r), dz2_r);
        var output = program.Output.Index;
        writer.Line($"var dz{output}_r = TSimd.Load(in dz{output}, r);");
        foreach (var j in tile.Outputs.Indices)
        {
            var d = $"dz{output}_r";
            writer.Line($"var dz{layer.Index}_{j} = {WrittenDelta.Derivative(writer, layer.Slope!, j, d, d)};");
        }
    }

    private static IEnumerable<(string Name, string Place, string Update)> Sums(
        Program program, AffineStep layer, GradientTile tile)
    {
        var l = layer.Index;
        foreach (var j in tile.Outputs.Indices)
        {
            foreach (var i in tile.Inputs.Indices)
            {
                var name = $"dw{l}_{i}_{j}";
                var sum = $"TSimd.MultiplyAdd({layer.From.Symbol}_{i}, dz{l}_{j}, {name})";
                yield return (name, Place(program, i * layer.Outputs + j), sum);
            }

            if (tile.WithBiases)
            {
                yield return ($"db{l}_{j}", Place(program, layer.Inputs * layer.Outputs + j), $"TSimd.Add(dz{l}_{j}, db{l}_{j})");
            }
        }
    }

    private static string Place(Program program, int parameter) =>
        parameter == 0 ? "sums, lane" : $"sums, {parameter * program.SumLanes}, lane";
}
