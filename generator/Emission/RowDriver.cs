using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>One row forward through a network of loops, layer after layer in the library's kernels.</summary>
internal static class RowDriver
{
    /// <summary>
    /// Layers write here and there in turn; a vector may reach behind the last neuron, into room that nothing reads. Softmax
    /// goes through the chunk's kernel, in its columns, as the only row.
    /// </summary>
    public static void Emit(CodeWriter w, NetworkPlan plan, string outputColumns)
    {
        var room = plan.Layers.Max(layer => Planner.RowRoom(layer.Outputs));
        var softmax = plan.Output.Spec.Activation == Activation.Softmax;
        w.Line();
        w.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (w.Block("public static void ForwardRow(ref readonly float p, ref readonly float inputs, ref float outputs)"))
        {
            w.Line("var parameters = MemoryMarshal.CreateReadOnlySpan(in p, ParameterCount);");
            w.Line(softmax
                ? $"var memory = SimdMemory.OfThread(MemoryLength + {2 * room});\nvar row = memory[MemoryLength..];"
                : $"var row = SimdMemory.OfThread({2 * room});");
            foreach (var layer in plan.Layers)
            {
                var input = layer.Index == 1 ? "inputs" : $"row[{(layer.Index - 1) % 2 * room}]";
                var activation = layer.Spec.Activation == Activation.Softmax ? Activation.Identity : layer.Spec.Activation;
                w.Line($"DenseRow.Run<TSimd, TVector, {plan.ShapeName(layer)}, {activation}>(in parameters[W{layer.Index}], in {input}, ref row[{layer.Index % 2 * room}]);");
            }

            var output = plan.Output.Index % 2 * room;
            if (softmax)
            {
                w.Line($"SimdColumns.Load(in row[{output}], OutputCount, 1, OutputCount, ref memory[{outputColumns}], Stride);");
                w.Line("Output(ref memory[0], 1);");
                w.Line($"SimdColumns.Store(in memory[{outputColumns}], Stride, ref outputs, OutputCount, OutputCount, 1);");
                return;
            }

            w.Line($"row.Slice({output}, OutputCount).CopyTo(MemoryMarshal.CreateSpan(ref outputs, OutputCount));");
        }
    }
}
