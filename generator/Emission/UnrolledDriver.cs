using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>Forward, Backward and Cost of an unrolled network: chunk after chunk through the kernels.</summary>
internal static class UnrolledDriver
{
    public static void Emit(CodeWriter w, NetworkPlan plan, UnrolledPlan unrolled, UnrolledBuffers buffers)
    {
        Drivers.Forward(w, body: () =>
        {
            w.Line("var memory = SimdMemory.Align(stackalloc float[ChunkLength + SimdMemory.Slack]);\nref var chunk = ref memory[0];");
            using (w.Block($"for (var first = 0; first < rows; first += Rows)"))
            {
                Propagate(w);
                w.Line($"Output(ref chunk, (nuint)count);");
                w.Line($"SimdColumns.Store(in memory[{buffers.Name(plan.Output.Index)}], Rows, ref outputs[first * OutputCount], OutputCount, OutputCount, count);");
            }
        });
        Drivers.Cost(w, plan, body: () =>
        {
            w.Line("var memory = SimdMemory.Align(stackalloc float[ChunkLength + SimdMemory.Slack]);\nref var chunk = ref memory[0];\nvar cost = 0.0;");
            using (w.Block($"for (var first = 0; first < rows; first += Rows)"))
            {
                Propagate(w);
                Loss(w);
            }
        });
        Drivers.Backward(w, plan, body: () => Backward(w, plan, unrolled));
        ChunkForward(w, plan, unrolled);
    }

    private static void Backward(CodeWriter w, NetworkPlan plan, UnrolledPlan unrolled)
    {
        w.Line($"""
            var memory = SimdMemory.Align(stackalloc float[ChunkLength + SimdMemory.Slack]);
            ref var chunk = ref memory[0];
            var sums = SimdMemory.Align(stackalloc float[{Budgets.Lanes} * ParameterCount + SimdMemory.Slack]);
            var cost = 0.0;
            """);
        using (w.Block("for (var first = 0; first < rows; first += Rows)"))
        {
            Propagate(w);
            Loss(w);
            foreach (var layer in plan.Layers.Reverse())
            {
                var gradients = unrolled.Gradients[layer.Index - 1];
                for (var part = 0; part < gradients.Length; part++)
                {
                    w.Line($"{UnrolledEmitter.Part($"Gradient{layer.Index}", gradients, part)}(in chunk, ref sums[0], (nuint)count);");
                }

                if (layer.Index > 1 && !unrolled.OutputWeightLeavesSum)
                {
                    Deltas(w, layer, unrolled);
                }
            }

            using (w.Block("if (!inputGradients.IsEmpty)"))
            {
                if (unrolled.OutputWeightLeavesSum)
                {
                    Deltas(w, plan.Output, unrolled);
                }

                Deltas(w, plan.Layers[0], unrolled);
                w.Line("SimdColumns.Store(in memory[X], Rows, ref inputGradients[first * InputCount], InputCount, InputCount, count, scale);");
            }
        }

        w.Line();
        w.Line("SimdSums.Fold(in sums[0], gradients, scale);");
        if (unrolled.OutputWeightLeavesSum)
        {
            OutputWeight(w, plan, unrolled);
        }
    }

    /// <summary>What left the sums, once for all rows: with one output, a column of W1 and its bias belong to one weight of W2.</summary>
    private static void OutputWeight(CodeWriter w, NetworkPlan plan, UnrolledPlan unrolled)
    {
        var hidden = plan.Layers[0].Outputs;
        w.Line();
        w.Line("// The gradients of W1 and b1 still want their factor w2.");
        if (unrolled.OutputGradientFollows)
        {
            w.Line("// Before, they give that of W2: a1 = f′(z1) z1, so Σ dz2 a1 = Σ dz2 f′(z1) (W1 x + b1).");
        }

        w.Line("var parameters = MemoryMarshal.CreateReadOnlySpan(in p, ParameterCount);");
        using (w.Block($"for (var j = 0; j < {hidden}; j++)"))
        {
            if (unrolled.OutputGradientFollows)
            {
                w.Line("var dw2 = parameters[B1 + j] * gradients[B1 + j];");
                using (w.Block($"for (var i = j; i < B1; i += {hidden})"))
                {
                    w.Line("dw2 += parameters[W1 + i] * gradients[W1 + i];");
                    w.Line("gradients[W1 + i] *= parameters[W2 + j];");
                }

                w.Line("gradients[B1 + j] *= parameters[W2 + j];");
                w.Line("gradients[W2 + j] = dw2;");
                return;
            }

            using (w.Block($"for (var i = j; i < W2; i += {hidden})"))
            {
                w.Line("gradients[i] *= parameters[W2 + j];");
            }
        }
    }

    /// <summary>x of a chunk into columns, and the layers forward to the output's z.</summary>
    private static void ChunkForward(CodeWriter w, NetworkPlan plan, UnrolledPlan unrolled)
    {
        w.Line();
        w.Line("// x into columns, and every layer forward to the output's z");
        w.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (w.Block("private static void Propagate(ref readonly float p, ref readonly float inputs, ref float chunk, int count)"))
        {
            w.Line("SimdColumns.Load(in inputs, InputCount, count, InputCount, ref chunk, Rows);");
            foreach (var layer in plan.Layers)
            {
                var parts = unrolled.Forward[layer.Index - 1];
                for (var part = 0; part < parts.Length; part++)
                {
                    w.Line($"{UnrolledEmitter.Part($"Layer{layer.Index}", parts, part)}(in p, ref chunk, (nuint)count);");
                }
            }
        }
    }

    private static void Propagate(CodeWriter w) => w.Line("""
        var count = Math.Min(Rows, rows - first);
        Propagate(in p, in inputs[first * InputCount], ref chunk, count);
        """);

    private static void Loss(CodeWriter w) => w.Line("""
        SimdColumns.Load(in targets[first * OutputCount], OutputCount, count, OutputCount, ref memory[Y], Rows);
        Loss(ref chunk, (nuint)count);
        cost += SimdSums.Fold(in chunk, CostSums);
        """);

    private static void Deltas(CodeWriter w, LayerPlan layer, UnrolledPlan unrolled)
    {
        var parts = unrolled.Deltas[layer.Index - 1];
        for (var part = 0; part < parts.Length; part++)
        {
            w.Line($"{UnrolledEmitter.Part(UnrolledDelta.Name(layer), parts, part)}(in p, ref chunk, (nuint)count);");
        }
    }
}
