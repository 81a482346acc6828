using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>Forward, Backward and Cost: chunk after chunk of rows through the kernels.</summary>
internal sealed class ChunkDriver(CodeWriter w, NetworkPlan plan, ColumnBuffers buffers)
{
    private bool HasLoops => plan.Layers.Any(plan.InLoops);

    private string OutputColumns => buffers.Name(plan.Output.Index);

    public void Emit()
    {
        Drivers.Forward(w, body: () =>
        {
            Memory();
            using (w.Block("for (var first = 0; first < rows; first += Rows)"))
            {
                Propagate("SimdColumns.Load(in inputs[first * InputCount], InputCount, count, InputCount, ref memory[X], Stride);");
                w.Line("Output(ref memory[0], count);");
                w.Line($"SimdColumns.Store(in memory[{OutputColumns}], Stride, ref outputs[first * OutputCount], OutputCount, OutputCount, count);");
            }
        });
        if (plan.Unrolled is null)
        {
            RowDriver.Emit(w, plan, OutputColumns);
        }

        Drivers.Cost(w, plan, body: () =>
        {
            Memory();
            w.Line("var cost = 0.0;");
            using (w.Block("for (var first = 0; first < rows; first += Rows)"))
            {
                Propagate("SimdColumns.Load(in inputs[first * InputCount], InputCount, count, InputCount, ref memory[X], Stride);");
                Loss("SimdColumns.Load(in targets[first * OutputCount], OutputCount, count, OutputCount, ref memory[Y], Stride);");
            }
        });
        Drivers.Backward(w, plan, Backward);
        ChunkForward();
    }

    private void Backward()
    {
        var leavesSum = plan.Unrolled is { OutputWeightLeavesSum: true };
        if (HasLoops)
        {
            Parameters();
        }

        Memory();
        Clear();
        w.Line("var cost = 0.0;");
        using (w.Block("for (var first = 0; first < rows; first += Rows)"))
        {
            Propagate("SimdColumns.Load(inputs, InputCount, chosen, first, count, ref memory[X], Stride);");
            Loss("SimdColumns.Load(targets, OutputCount, chosen, first, count, ref memory[Y], Stride);");
            foreach (var layer in plan.Layers.Reverse())
            {
                Gradient(layer);
                if (layer.Index > 1 && !leavesSum)
                {
                    Delta(layer);
                }
            }

            using (w.Block("if (!inputGradients.IsEmpty)"))
            {
                if (leavesSum)
                {
                    Delta(plan.Output);
                }

                Delta(plan.Layers[0]);
                w.Line("SimdColumns.Store(in memory[X], Stride, ref inputGradients[first * InputCount], InputCount, InputCount, count);");
                w.Line("SimdSums.Scale(inputGradients.Slice(first * InputCount, count * InputCount), scale);");
            }
        }

        w.Line();
        Finish();
        if (leavesSum)
        {
            OutputWeight(plan.Unrolled!);
        }
    }

    /// <summary>Sums begin at 0.</summary>
    private void Clear()
    {
        if (plan.Unrolled is not null)
        {
            w.Line($"SimdSums.Clear<TSimd, TVector>(ref memory[Sums], {Budgets.Lanes} * ParameterCount);");
            return;
        }

        foreach (var layer in plan.Layers)
        {
            w.Line(HasSums(layer)
                ? $"memory.Slice(Sums{layer.Index}, {ColumnBuffers.SumsLength(plan, layer)}).Clear();"
                : $"gradients.Slice(W{layer.Index}, {layer.ParameterCount}).Clear();");
        }
    }

    /// <summary>From sums to means.</summary>
    private void Finish()
    {
        if (plan.Unrolled is not null)
        {
            w.Line("SimdSums.Fold(in memory[Sums], gradients, scale);");
            return;
        }

        foreach (var layer in plan.Layers)
        {
            var part = $"gradients.Slice(W{layer.Index}, {layer.ParameterCount})";
            w.Line((plan.SumsInLanes(layer), plan.SumsInPaddedRows(layer)) switch
            {
                (true, _) => $"SimdSums.Fold(in memory[Sums{layer.Index}], {part}, scale);",
                (_, true) => $"SimdSums.Pack(in memory[Sums{layer.Index}], {ColumnBuffers.RowStride(layer)}, {layer.Outputs}, {part}, scale);",
                _ => $"SimdSums.Scale({part}, scale);",
            });
        }
    }

    private void Gradient(LayerPlan layer)
    {
        if (plan.GradientFollows(layer))
        {
            return;
        }

        var (input, output) = (buffers.Name(layer.Index - 1), buffers.Name(layer.Index));
        if (plan.Unrolled is { } unrolled && !plan.InLoops(layer))
        {
            Parts($"Gradient{layer.Index}", unrolled.Gradients[layer.Index - 1], "in memory[0], ref memory[Sums]");
            return;
        }

        w.Line($"// {UnrolledGradient.Formula(layer, plan.TakesOutputDelta(layer)).Replace("\n", "\n// ")}");
        if (plan.SumsInLanes(layer))
        {
            string Sums(int index) => plan.Unrolled is null ? $"Sums{index}" : index == 1 ? "Sums" : $"Sums + {Budgets.Lanes} * W{index}";
            var straight = plan.TakesOutputDelta(layer);
            var source = straight ? $"OutputDelta<{layer.Spec.Activation}>" : "StoredDelta";
            var sum = straight && layer.KeepsSum ? $"S{layer.Index}" : output;
            w.Line($"DenseLaneGradient.Run<{Types(layer)}, {source}>(in memory[{input}], in memory[{output}], in memory[{sum}], in memory[{OutputColumns}], ref memory[{Sums(layer.Index)}], count);");
            if (plan.GradientFollows(plan.Output))
            {
                w.Line($"DenseLaneGradient.Bias<TSimd, TVector>(in memory[{OutputColumns}], ref memory[Sums + {Budgets.Lanes} * B{plan.Output.Index}], count);");
            }

            return;
        }

        w.Line($"SimdColumns.Store(in memory[{output}], Stride, ref memory[Delta], {ColumnBuffers.RowStride(layer)}, {layer.Outputs}, count);");
        var total = HasSums(layer) ? $"memory[Sums{layer.Index}]" : $"gradients[W{layer.Index}]";
        w.Line($"DenseGradient.Run<{Types(layer)}>(in memory[{input}], in memory[Delta], ref {total}, count);");
    }

    /// <summary>Whether a layer of loops has sums in working memory.</summary>
    private bool HasSums(LayerPlan layer) => plan.SumsInLanes(layer) || plan.SumsInPaddedRows(layer);

    private void Delta(LayerPlan layer)
    {
        if (plan.Unrolled is { } unrolled && !plan.InLoops(layer))
        {
            Parts(UnrolledDelta.Name(layer), unrolled.Deltas[layer.Index - 1], "in p, ref memory[0]");
            return;
        }

        var before = layer.Index == 1 ? null : plan.Layers[layer.Index - 2];
        var (dz, a) = (buffers.Name(layer.Index), buffers.Name(layer.Index - 1));
        var sum = before is { KeepsSum: true } ? $"S{before.Index}" : a;
        w.Line($"// {UnrolledDelta.Formula(layer)}");
        w.Line($"DenseDelta.Run<{Types(layer)}, {before?.Spec.Activation ?? Activation.Identity}>(in parameters[W{layer.Index}], in memory[{dz}], ref memory[{a}], in memory[{sum}], count);");
    }

    /// <summary>What left the sums, once for all rows: with one output, a column of W1 and its bias belong to one weight of W2.</summary>
    private void OutputWeight(UnrolledPlan unrolled)
    {
        var hidden = plan.Layers[0].Outputs;
        w.Line();
        w.Line("// The gradients of W1 and b1 still want their factor w2.");
        if (unrolled.OutputGradientFollows)
        {
            w.Line("// Before, they give that of W2: a1 = f′(z1) z1, so Σ dz2 a1 = Σ dz2 f′(z1) (W1 x + b1).");
        }

        w.Line($"SimdSums.{(unrolled.OutputGradientFollows ? "ScaleAndFollow" : "ScaleColumns")}(in p, gradients, InputCount, {hidden});");
    }

    /// <summary>The layers forward, from x in columns to the output's z.</summary>
    private void ChunkForward()
    {
        w.Line();
        w.Line("// Every layer forward, from x to the output's z");
        w.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (w.Block("private static void Propagate(ref readonly float p, Span<float> memory, int count)"))
        {
            if (plan.Layers.Any(plan.SumsInLoops))
            {
                Parameters();
            }

            foreach (var layer in plan.Layers)
            {
                if (plan.Unrolled is { } unrolled && !plan.SumsInLoops(layer))
                {
                    Parts($"Layer{layer.Index}", unrolled.Forward[layer.Index - 1], "in p, ref memory[0]");
                    continue;
                }

                Layer(layer);
            }
        }
    }

    private void Layer(LayerPlan layer)
    {
        var a = buffers.Name(layer.Index);
        var sum = layer.KeepsSum ? $"S{layer.Index}" : a;
        w.Line($"// {(layer.IsOutput ? Text.SumFormula(layer) : $"{Text.SumFormula(layer)}, {Text.ActivationFormula(layer)}")}      {Text.Shape(layer)}");
        w.Line($"DenseForward.Run<{Types(layer)}, {(layer.IsOutput ? Activation.Identity : layer.Spec.Activation)}>(in parameters[W{layer.Index}], in memory[{buffers.Name(layer.Index - 1)}], ref memory[{a}], ref memory[{sum}], count);");
    }

    private string Types(LayerPlan layer) => $"TSimd, TVector, {plan.ShapeName(layer)}";

    private void Parts<T>(string name, IReadOnlyList<T> parts, string arguments)
    {
        for (var part = 0; part < parts.Count; part++)
        {
            w.Line($"{UnrolledEmitter.Part(name, parts, part)}({arguments}, count);");
        }
    }

    private void Memory() => w.Line("var memory = SimdMemory.OfThread(MemoryLength);");

    private void Parameters() => w.Line("var parameters = MemoryMarshal.CreateReadOnlySpan(in p, ParameterCount);");

    private void Propagate(string load) => w.Line($"""
        var count = Math.Min(Rows, rows - first);
        {load}
        Propagate(in p, memory, count);
        """);

    private void Loss(string load) => w.Line($"""
        {load}
        Loss(ref memory[0], count);
        cost += SimdSums.Fold(in memory[0], CostSums);
        """);
}
