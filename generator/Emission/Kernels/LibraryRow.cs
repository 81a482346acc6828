using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// One row forward through the library's kernels, lanes = neurons. Layers write here and there in turn; a vector may reach behind the last
/// neuron, into room that nothing reads.
/// </summary>
internal static class LibraryRow
{
    public static void Emit(CodeWriter writer, NetworkPlan network, RowPlan.Library plan)
    {
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using var method = writer.Block(
            "public static void ForwardRow(ref readonly float p, ref readonly float inputs, ref float outputs, Span<float> memory)");
        writer.Line("var parameters = MemoryMarshal.CreateReadOnlySpan(in p, ParameterCount);");
        foreach (var layer in network.Layers)
        {
            // DenseRow.Run<TSimd, TVector, Dense16x64, Relu>(in parameters[W1], in inputs, ref memory[64]);
            var inputs = network.Before(layer) is { } before ? $"memory[{plan.PlaceOf(before)}]" : "inputs";
            var activation = layer.Spec.Activation == Activation.Softmax ? Activation.Identity : layer.Spec.Activation;
            writer.Line(
                $"DenseRow.Run<TSimd, TVector, {layer.Shape!.Name}, {activation}>"
                    + $"(in parameters[W{layer.Index}], in {inputs}, ref memory[{plan.PlaceOf(layer)}]);");
        }

        var output = $"memory.Slice({plan.PlaceOf(network.Output)}, OutputCount)";
        if (network.Output.Spec.Activation == Activation.Softmax)
        {
            writer.Line($"DenseRow.Softmax<TSimd, TVector>({output});");
        }

        writer.Line($"{output}.CopyTo(MemoryMarshal.CreateSpan(ref outputs, OutputCount));");
    }
}
