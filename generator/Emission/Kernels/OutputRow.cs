using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>The output's activation for one row, lanes = neurons, and the store of the result.</summary>
internal static class OutputRow
{
    public static void Emit(CodeWriter writer, Program program)
    {
        var output = program.Output;
        var a = $"a{output.Index}";
        if (output.Activation == Activation.Softmax)
        {
            Softmax(writer, program);
        }
        else
        {
            foreach (var (block, _) in RowVectors.Of(program.Spec.OutputCount))
            {
                writer.Line($"var {a}_{block} = {output.Row.Forward($"{output.Z.Symbol}_{block}")};");
            }
        }

        writer.Line();
        if (program.Spec.OutputCount == 1)
        {
            // outputs = TSimd.Lane(a2_0, 0);
            writer.Line($"outputs = TSimd.Lane({a}_0, 0);");
            return;
        }

        foreach (var (block, vector) in RowVectors.Of(program.Spec.OutputCount))
        {
            writer.Line($"TSimd.StoreFirst({a}_{block}, ref outputs, {vector.First}, {vector.Count});");
        }
    }

    /// <summary>
    /// As the chunk's kernel: the largest z, the exponentials, and their sum, in eight parts, which are the lanes here, or in the order of
    /// the outputs if the chunk's is a loop.
    /// </summary>
    private static void Softmax(CodeWriter writer, Program program)
    {
        var (l, isFolded) = (program.Output.Index, program.Output.Plan.SoftmaxFold is not null);
        var z = program.Output.Z.Symbol;
        writer.Line($"var max = TSimd.BroadcastLane({z}_0, 0);");
        for (var j = 1; j < program.Spec.OutputCount; j++)
        {
            writer.Line($"max = TSimd.Max(max, TSimd.BroadcastLane({RowVectors.PlaceOf(z, j)}));");
        }

        foreach (var (block, vector) in RowVectors.Of(program.Spec.OutputCount))
        {
            // Lanes after the last neuron are not part of the sum.
            var e = $"SimdMath.ExpOfNegative<TSimd, TVector>(TSimd.Subtract({z}_{block}, max))";
            writer.Line(
                $"var e_{block} = "
                    + $"{(RowPlan.WrittenOut.HasRoom(vector) ? $"TSimd.Select(TSimd.FirstLanes({vector.Count}), {e}, TSimd.Zero)" : e)};");
            if (isFolded)
            {
                writer.Line(block == 0 ? "var parts = e_0;" : $"parts = TSimd.Add(parts, e_{block});");
            }
        }

        writer.Line(isFolded ? "var sum = TSimd.Broadcast(TSimd.Sum(parts));" : "var sum = TSimd.Zero;");
        for (var j = 0; j < program.Spec.OutputCount && !isFolded; j++)
        {
            writer.Line($"sum = TSimd.Add(sum, TSimd.BroadcastLane({RowVectors.PlaceOf("e", j)}));");
        }

        foreach (var (block, vector) in RowVectors.Of(program.Spec.OutputCount))
        {
            writer.Line($"var a{l}_{block} = TSimd.Divide(e_{block}, sum);");
        }
    }
}
