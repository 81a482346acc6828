using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>Forward, Backward and Cost of a tiled network: chunk after chunk through the kernels.</summary>
internal static class TiledDriver
{
    public static void Emit(CodeWriter w, NetworkPlan plan)
    {
        var z = $"Z{plan.Output.Index}";
        Drivers.Forward(w, body: () =>
        {
            Memory(w);
            using (w.Block("for (var first = 0; first < rows; first += Rows)"))
            {
                Propagate(w);
                w.Line("Output(ref chunk, (nuint)count);");
                w.Line($"SimdColumns.Store(in memory[{z}], Columns, ref outputs[first * OutputCount], OutputCount, OutputCount, count);");
            }
        });
        if (plan.SingleRow)
        {
            TiledRow.Driver(w, plan);
        }

        Drivers.Cost(w, plan, body: () =>
        {
            Memory(w);
            w.Line("var cost = 0.0;");
            using (w.Block("for (var first = 0; first < rows; first += Rows)"))
            {
                Propagate(w);
                Loss(w);
            }
        });
        Drivers.Backward(w, plan, body: () => Backward(w, plan, z));
        ChunkForward(w, plan, z);
    }

    private static void Backward(CodeWriter w, NetworkPlan plan, string z)
    {
        Memory(w);
        w.Line("var cost = 0.0;\ngradients.Clear();");
        using (w.Block("for (var first = 0; first < rows; first += Rows)"))
        {
            Propagate(w);
            Loss(w);
            var output = plan.Output;
            w.Line($"SimdColumns.Store(in memory[{z}], Columns, ref memory[{TiledBuffers.Rows(output)}], {TiledBuffers.Stride(output)}, OutputCount, count);");
            foreach (var layer in plan.Layers.Reverse())
            {
                var inputs = layer.Index == 1 ? "inputs[first * InputCount]" : $"memory[A{layer.Index - 1}]";
                w.Line($"Gradient{layer.Index}(in {inputs}, in chunk, ref gradients[0], (nuint)count);");
                if (layer.Index > 1)
                {
                    Deltas(w, layer, "ref chunk, (nuint)i, (nuint)count");
                }
            }

            using (w.Block("if (!inputGradients.IsEmpty)"))
            {
                Deltas(w, plan.Layers[0], "in chunk, ref inputGradients[first * InputCount], (nuint)i, (nuint)count, TSimd.Broadcast(scale)");
            }
        }

        w.Line();
        w.Line("SimdSums.Scale(gradients, scale);");
    }

    private static void Deltas(CodeWriter w, LayerPlan layer, string arguments)
    {
        using (w.Block($"for (var i = 0; i < {layer.Inputs}; i += {Budgets.Lanes})"))
        {
            w.Line($"SimdColumns.Load(in Unsafe.Add(ref Unsafe.AsRef(in p), W{layer.Index} + i * {layer.Outputs}), {layer.Outputs}, Math.Min({Budgets.Lanes}, {layer.Inputs} - i), {layer.Outputs}, ref memory[Panel], {Budgets.Lanes});");
            w.Line($"{UnrolledDelta.Name(layer)}({arguments});");
        }
    }

    private static void ChunkForward(CodeWriter w, NetworkPlan plan, string z)
    {
        w.Line();
        w.Line("// Every layer forward, and the output's z into columns");
        w.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (w.Block("private static void Propagate(ref readonly float p, ref readonly float inputs, Span<float> memory, int count)"))
        {
            foreach (var layer in plan.Layers)
            {
                w.Line($"Layer{layer.Index}(in p, in {(layer.Index == 1 ? "inputs" : $"memory[A{layer.Index - 1}]")}, ref memory[0], (nuint)count);");
            }

            w.Line($"SimdColumns.Load(in memory[{TiledBuffers.Rows(plan.Output)}], {TiledBuffers.Stride(plan.Output)}, count, OutputCount, ref memory[{z}], Columns);");
        }
    }

    private static void Memory(CodeWriter w) => w.Line("var memory = SimdMemory.Align(stackalloc float[ChunkLength + SimdMemory.Slack]);\nref var chunk = ref memory[0];");

    private static void Propagate(CodeWriter w) => w.Line("""
        var count = Math.Min(Rows, rows - first);
        Propagate(in p, in inputs[first * InputCount], memory, count);
        """);

    private static void Loss(CodeWriter w) => w.Line("""
        SimdColumns.Load(in targets[first * OutputCount], OutputCount, count, OutputCount, ref memory[Y], Columns);
        Loss(ref chunk, (nuint)count);
        cost += SimdSums.Fold(in chunk, CostSums);
        """);
}
