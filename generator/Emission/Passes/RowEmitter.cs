using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>One row alone, forward, lanes = neurons: step after step in registers, or through the library's kernels in memory.</summary>
internal static class RowEmitter
{
    /// <summary>The method that the passes call by name; nothing if one row is computed like many.</summary>
    public static void Emit(CodeWriter writer, Program program)
    {
        switch (program.Row)
        {
            case RowPlan.WrittenOut:
                InRegisters(writer, program);
                break;
            case RowPlan.Library plan:
                InMemory(writer, program, plan);
                break;
        }
    }

    private static void InRegisters(CodeWriter writer, Program program)
    {
        writer.Line();
        writer.Line("""
            // One row, lanes = neurons, for vectors of eight: a1_0 is neurons 0 to 7 of layer 1, a1_1 neurons 8 to 15, …
            // A vector of weights may extend past its row; the extra lanes are never used.
            [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
            """);
        using var method = writer.Block("public static void Row(ref readonly float p, ref readonly float inputs, ref float outputs)");
        foreach (var step in program.Steps)
        {
            StepText.Of(step).WriteRow(writer, program);
        }

        OutputRow.Emit(writer, program);
    }

    private static void InMemory(CodeWriter writer, Program program, RowPlan.Library plan)
    {
        writer.Line();
        writer.Line("// One row, lanes = neurons. A vector may extend past the last neuron, into memory that is never read.");
        writer.Line($"private const int {string.Join(", ", plan.Memory.Buffers.Select(buffer => $"{buffer.Name} = {buffer.Offset}"))};");
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using var method = writer.Block(
            "public static void ForwardRow(ref readonly float p, ref readonly float inputs, ref float outputs, Span<float> memory)");
        writer.Line("var parameters = MemoryMarshal.CreateReadOnlySpan(in p, ParameterCount);");
        string Place(Value value) => value == program.X ? "inputs" : $"memory[{RowPlan.Library.NameOf(value)}]";
        foreach (var call in program.Steps.Select(step => StepText.Of(step).RowCall(program, Place)).OfType<string>())
        {
            // DenseRow.Run<TSimd, TVector, Dense16x64, Relu>(in parameters[W1], in inputs, ref memory[RowA1]);
            writer.Line(call);
        }

        var output = program.Output;
        var span = $"memory.Slice({RowPlan.Library.NameOf(output.Z)}, OutputCount)";
        if (output.Activation == Activation.Softmax)
        {
            writer.Line($"DenseRow.Softmax<TSimd, TVector>({span});");
        }
        else if (program.Steps[program.Steps.Length - 1] is not AffineStep)
        {
            writer.Line($"DenseRow.Activate<TSimd, TVector, {output.Activation}>({span});");
        }

        writer.Line($"{span}.CopyTo(MemoryMarshal.CreateSpan(ref outputs, OutputCount));");
    }
}
