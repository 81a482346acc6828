using Generated.Neuron.Generator.Losses;
using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>Forward, Backward and Cost: chunk after chunk of rows through the kernels, one line a layer and pass.</summary>
internal sealed class PassesEmitter(CodeWriter writer, NetworkPlan plan)
{
    private const string Parameters = "var parameters = MemoryMarshal.CreateReadOnlySpan(in p, ParameterCount);";
    private const string Chunks = "for (var first = 0; first < rows; first += Rows)";

    private readonly string _outputs = MemoryPlan.Outputs(plan.Output);

    // Into the frame that holds the memory, where there is one: one call with fourteen words of arguments less, 1 of the 30 ns that 32 rows
    // of 2-8-1 take forward.
    private readonly string _inFrame = plan.Memory.IsOnStack
        ? "[MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]"
        : "[MethodImpl(MethodImplOptions.AggressiveOptimization)]";

    public void Emit()
    {
        Constants();
        using (Pass("void Forward", "ref readonly float p, ReadOnlySpan<float> inputs, Span<float> outputs, int rows, Span<float> memory"))
        using (writer.Block(Chunks))
        {
            LoadAndPropagate("SimdColumns.Load(in inputs[first * InputCount], InputCount, count, InputCount, ref memory[X], Stride);");
            Output();
            writer.Line($"SimdColumns.Store(in memory[{_outputs}], Stride, ref outputs[first * OutputCount], OutputCount, OutputCount, count);");
        }

        using (Pass("float Cost", "ref readonly float p, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int rows, Span<float> memory"))
        {
            writer.Line("var cost = 0.0;");
            using (writer.Block(Chunks))
            {
                LoadAndPropagate("SimdColumns.Load(in inputs[first * InputCount], InputCount, count, InputCount, ref memory[X], Stride);");
                writer.Line("SimdColumns.Load(in targets[first * OutputCount], OutputCount, count, OutputCount, ref memory[Y], Stride);");
                writer.Line(Kernel.Loss(plan).Call);
                writer.Line("cost += SimdSums.Fold(in memory[0], CostSums);");
            }

            ReturnMean();
        }

        Backward();
        Propagate();
        if (plan.Row is RowPlan.Library row)
        {
            ForwardRow(row);
        }
    }

    private void Constants()
    {
        writer.Line("// Where the parameters begin, input-major");
        writer.Table(plan.Layers.Select(layer => (
            $"private const int W{layer.Index} = {layer.Weights}, B{layer.Index} = {layer.Biases};",
            $"// {Text.Shape(layer)}, b{layer.Index}: [{layer.Outputs}]")));
        writer.Line();
        writer.Line("// A chunk of rows: one column a neuron, Stride apart, so that a vector is one neuron of neighbouring rows");
        writer.Line($"private const int Rows = {plan.ChunkRows}, Stride = {plan.ColumnStride};");
        writer.Table(plan.Memory.Buffers.Select(buffer => ($"private const int {buffer.Name} = {buffer.Offset};", $"// {buffer.Remark}")));
    }

    /// <summary>The output's activation, in place of z.</summary>
    private void Output() => writer.Line(plan.OutputPass.ActivationShape is { } shape
        ? $"DenseActivation.Forward<TSimd, TVector, {shape.Name}, {plan.Output.Spec.Activation}>(in memory[{_outputs}], ref memory[{_outputs}], count);"
        : Kernel.Output(plan).Call);

    private void Backward()
    {
        using var pass = Pass(
            "float Backward",
            "ref readonly float p, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets,"
                + "\n    ReadOnlySpan<int> chosen, Span<float> gradients, Span<float> inputGradients, int rows, in BackwardTerms terms, Span<float> memory");
        // The factor of every gradient: the mean's 1 / m, and what the loss's derivative leaves.
        var mean = $"(float)({LossTable.Of(plan.Spec.Loss).Factor}.0 / {Elements})";
        writer.Line($"var scale = terms.TargetsAreDerivatives ? 1 : rows == 0 ? 0 : {mean};");
        writer.Line(Parameters);
        foreach (var part in plan.Sums)
        {
            writer.Line(Clear(part));
        }

        writer.Line("var cost = 0.0;");
        using (writer.Block(Chunks))
        {
            LoadAndPropagate("SimdColumns.Load(inputs, InputCount, chosen, first, count, ref memory[X], Stride);");
            writer.Line("SimdColumns.Load(targets, OutputCount, chosen, first, count, ref memory[Y], Stride);");
            LossOrDerivatives();
            foreach (var layer in plan.Layers.Reverse())
            {
                Gradient(layer);
                if (layer.Index > 1 && !plan.OutputWeightLeavesSums)
                {
                    Delta(layer);
                }
            }

            writer.Line();
            using (writer.Block("if (!inputGradients.IsEmpty)"))
            {
                if (plan.OutputWeightLeavesSums)
                {
                    Delta(plan.Output);
                }

                Delta(plan.Layers[0]);
                writer.Line("SimdColumns.Store(in memory[X], Stride, ref inputGradients[first * InputCount], InputCount, InputCount, count);");
                writer.Line("SimdSums.Scale(inputGradients.Slice(first * InputCount, count * InputCount), scale);");
            }
        }

        foreach (var part in plan.Sums)
        {
            writer.Line(Mean(part));
        }

        if (plan.OutputWeightLeavesSums)
        {
            OutputWeight();
        }

        ReturnMean();
    }

    /// <summary>Sums begin at 0.</summary>
    private static string Clear(SumsPlan part) => part switch
    {
        SumsPlan.InLanes => $"SimdSums.Clear<TSimd, TVector>(ref memory[{MemoryPlan.Sums(part)}], {Budgets.Lanes} * {part.ParameterCount});",
        SumsPlan.InPaddedRows { Layer: var layer } => $"memory.Slice({MemoryPlan.Sums(part)}, {layer.Inputs + 1} * {VectorWidth.Padded(layer.Outputs)}).Clear();",
        _ => $"gradients.Slice(W{part.First.Index}, {part.ParameterCount}).Clear();",
    };

    /// <summary>From sums to means.</summary>
    private static string Mean(SumsPlan part)
    {
        var gradients = $"gradients.Slice(W{part.First.Index}, {part.ParameterCount})";
        return part switch
        {
            SumsPlan.InLanes => $"SimdSums.Fold(in memory[{MemoryPlan.Sums(part)}], {gradients}, scale);",
            SumsPlan.InPaddedRows { Layer: var layer } => $"SimdSums.Pack(in memory[{MemoryPlan.Sums(part)}], {VectorWidth.Padded(layer.Outputs)}, {layer.Outputs}, {gradients}, scale);",
            _ => $"SimdSums.Scale({gradients}, scale);",
        };
    }

    private void Gradient(LayerPlan layer)
    {
        var (inputs, dz) = (Kernel.Inputs(layer), $"memory[{MemoryPlan.Outputs(layer)}]");
        switch (layer.Gradient)
        {
            case GradientPlan.WrittenOut plan1:
                Calls(Kernel.Gradient(plan, layer, plan1));
                break;

            case GradientPlan.LanesAreRows { Delta: DeltaSource.FromOutput } rows:
                var z = layer.KeepsZ ? $"memory[{MemoryPlan.Z(layer)}]" : dz;
                Comment(Text.GradientFormula(layer, fromOutput: true));
                writer.Line($"DenseLaneGradient.Run<TSimd, TVector, {rows.Shape.Name}, OutputDelta<{layer.Spec.Activation}>>(");
                writer.Line($"    in {inputs}, in {dz}, in {z}, in memory[{_outputs}], ref memory[{Text.SumsOf(plan, layer)}], count);");
                if (plan.Output.Gradient is GradientPlan.Follows)
                {
                    writer.Line($"DenseLaneGradient.Bias<TSimd, TVector>(in memory[{_outputs}], {Kernel.OutputBias(plan).Argument}, count);");
                }

                break;

            case GradientPlan.LanesAreRows rows:
                Comment(Text.GradientFormula(layer, fromOutput: false));
                writer.Line($"DenseLaneGradient.Run<TSimd, TVector, {rows.Shape.Name}, StoredDelta>(in {inputs}, in {dz}, in {dz}, in {dz}, ref memory[{Text.SumsOf(plan, layer)}], count);");
                break;

            case GradientPlan.LanesAreOutputs outputs:
                var sums = plan.SumsOf(layer) is SumsPlan.InPlace ? $"gradients[W{layer.Index}]" : $"memory[{Text.SumsOf(plan, layer)}]";
                Comment(Text.GradientFormula(layer, fromOutput: false));
                writer.Line($"SimdColumns.Store(in {dz}, Stride, ref memory[Delta], {outputs.Shape.RowStride}, {layer.Outputs}, count);");
                writer.Line($"DenseGradient.Run<TSimd, TVector, {outputs.Shape.Name}>(in {inputs}, in memory[Delta], ref {sums}, count);");
                break;

            case GradientPlan.Follows:
                break;
        }
    }

    private void Delta(LayerPlan layer)
    {
        var before = plan.Before(layer);
        if (layer.Delta is DeltaPlan.WrittenOut written)
        {
            Calls(Kernel.Delta(layer, before, written));
        }
        else if (layer.Delta is DeltaPlan.Library library)
        {
            var a = Kernel.Inputs(layer);
            var z = before is { KeepsZ: true } ? $"memory[{MemoryPlan.Z(before)}]" : a;
            Comment(Text.DeltaFormula(layer));
            writer.Line($"DenseDelta.Run<TSimd, TVector, {library.Shape.Name}, {before?.Spec.Activation ?? Activation.Identity}>(in parameters[W{layer.Index}], in memory[{MemoryPlan.Outputs(layer)}], ref {a}, in {z}, count);");
        }
    }

    /// <summary>What left the sums, once for all rows: with one output, a column of W1 and its bias belong to one weight of W2.</summary>
    private void OutputWeight()
    {
        var follows = plan.Output.Gradient is GradientPlan.Follows;
        writer.Line("// The gradients of W1 and b1 still want their factor w2.");
        if (follows)
        {
            writer.Line("// Before, they give that of W2: a1 = f′(z1) z1, so Σ dz2 a1 = Σ dz2 f′(z1) (W1 x + b1).");
        }

        writer.Line($"SimdSums.{(follows ? "ScaleAndFollow" : "ScaleColumns")}(in p, gradients, InputCount, {plan.Layers[0].Outputs});");
    }

    /// <summary>The layers forward, from x in columns to the output's z.</summary>
    private void Propagate()
    {
        writer.Line();
        writer.Line("// Every layer forward, from x to the output's z");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using var block = writer.Block("private static void Propagate(ref readonly float p, Span<float> memory, int count)");
        writer.Line(Parameters);
        foreach (var layer in plan.Layers)
        {
            if (layer.Forward is ForwardPlan.WrittenOut written)
            {
                Calls(Kernel.Forward(layer, written));
            }
            else if (layer.Forward is ForwardPlan.Library library)
            {
                var a = $"memory[{MemoryPlan.Outputs(layer)}]";
                var z = layer.KeepsZ ? $"memory[{MemoryPlan.Z(layer)}]" : a;
                Comment($"{Text.ForwardFormula(layer)}      {Text.Shape(layer)}");
                writer.Line($"DenseForward.Run<TSimd, TVector, {library.Shape.Name}, {(layer.IsOutput ? Activation.Identity : layer.Spec.Activation)}>(in parameters[W{layer.Index}], in {Kernel.Inputs(layer)}, ref {a}, ref {z}, count);");
            }
        }
    }

    /// <summary>One row, lanes = neurons. Layers write here and there in turn; a vector may reach behind the last neuron, into room that nothing reads.</summary>
    private void ForwardRow(RowPlan.Library row)
    {
        using var pass = Pass("void ForwardRow", "ref readonly float p, ref readonly float inputs, ref float outputs, Span<float> memory");
        writer.Line(Parameters);
        foreach (var layer in plan.Layers)
        {
            var inputs = layer.Index == 1 ? "inputs" : $"memory[{Place(layer.Index - 1)}]";
            var activation = layer.Spec.Activation == Activation.Softmax ? Activation.Identity : layer.Spec.Activation;
            writer.Line($"DenseRow.Run<TSimd, TVector, {layer.Shape!.Name}, {activation}>(in parameters[W{layer.Index}], in {inputs}, ref memory[{Place(layer.Index)}]);");
        }

        var output = Place(plan.Output.Index);
        if (plan.Output.Spec.Activation == Activation.Softmax)
        {
            writer.Line($"DenseRow.Softmax<TSimd, TVector>(memory.Slice({output}, OutputCount));");
        }

        writer.Line($"memory.Slice({output}, OutputCount).CopyTo(MemoryMarshal.CreateSpan(ref outputs, OutputCount));");

        int Place(int layer) => layer % 2 * row.Room;
    }

    private CodeWriter.Scope Pass(string name, string parameters)
    {
        writer.Line();
        writer.Line(_inFrame);
        return writer.Block($"public static {name}({parameters})");
    }

    private void LoadAndPropagate(string load) => writer.Line($"""
        var count = Math.Min(Rows, rows - first);
        {load}
        Propagate(in p, memory, count);
        """);

    /// <summary>dz of the output and the cost; or dz from da, which stands where the targets would, and no cost.</summary>
    private void LossOrDerivatives()
    {
        var activation = plan.Output.Spec.Activation;
        var kernel = activation == Activation.Softmax ? "Softmax<TSimd, TVector>" : $"Run<TSimd, TVector, {activation}>";
        writer.Line($"""
            if (terms.TargetsAreDerivatives) OutputGradient.{kernel}(ref memory[{_outputs}], in memory[Y], OutputCount, Stride, count);
            else {Kernel.Loss(plan).Call}
            cost += terms.TargetsAreDerivatives ? 0 : SimdSums.Fold(in memory[0], CostSums);
            """);
    }

    private void ReturnMean()
    {
        writer.Line($"return rows == 0 ? 0 : (float)(cost / {Elements});");
    }

    /// <summary>What the mean is taken over.</summary>
    private string Elements => LossTable.Of(plan.Spec.Loss).IsMeanOverRows || plan.Spec.OutputCount == 1 ? "rows" : "((double)rows * OutputCount)";

    private void Calls(IEnumerable<Kernel> kernels)
    {
        foreach (var kernel in kernels)
        {
            writer.Line(kernel.Call);
        }
    }

    private void Comment(string formula)
    {
        writer.Line();
        foreach (var line in formula.Split('\n'))
        {
            writer.Line($"// {line}");
        }
    }
}
