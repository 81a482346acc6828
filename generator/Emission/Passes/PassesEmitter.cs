using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>Forward, Backward and Cost: chunk after chunk of rows through the kernels, one line a layer and pass.</summary>
internal sealed class PassesEmitter(CodeWriter writer, NetworkPlan plan)
{
    private const string Parameters = "var parameters = MemoryMarshal.CreateReadOnlySpan(in p, ParameterCount);";
    private const string OfParameters = "if (!gradients.IsEmpty)";
    private const string Chunks = "for (var first = 0; first < rows; first += Rows)";
    private const string PassChunks = "for (var first = 0; first < pass.Rows; first += Rows)";
    private const string TrainingParameters = "ref readonly float p, in TrainingPass pass, Span<float> memory";

    private readonly string _outputs = MemoryPlan.Outputs(plan.Output);
    private readonly DropoutEmitter _dropout = new(writer, plan);
    private readonly IsolationEmitter _isolation = new(writer, plan);

    // Into the library's frame that holds the memory: one call less, 1 of the 30 ns that 32 rows of 2-8-1 take forward.
    private const string InFrame = "[MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]";

    public void Emit()
    {
        Constants();
        using (Pass("void Forward", "ref readonly float p, ReadOnlySpan<float> inputs, Span<float> outputs, int rows, Span<float> memory"))
        using (writer.Block(Chunks))
        {
            LoadAndPropagate(
                "SimdColumns.Load(in inputs[first * InputCount], InputCount, count, InputCount, ref memory[X], Stride);", "rows");
            LayerPasses.Output(plan).Call(writer);
            writer.Line(
                $"SimdColumns.Store(in memory[{_outputs}], Stride, ref outputs[first * OutputCount], OutputCount, OutputCount, count);");
        }

        using (Pass("float Cost", TrainingParameters))
        {
            writer.Line("var cost = 0.0;");
            using (writer.Block(PassChunks))
            {
                LoadAndPropagate(
                    "SimdColumns.Load(in pass.Inputs[first * InputCount], InputCount, count, InputCount, ref memory[X], Stride);",
                    "pass.Rows");
                writer.Line(
                    "SimdColumns.Load(in pass.Targets[first * OutputCount], OutputCount, count, OutputCount, ref memory[Y], Stride);");
                LossOrDerivatives();
            }

            ReturnMean();
        }

        Backward();
        Propagate();
    }

    private void Constants()
    {
        writer.Line("// Where the parameters begin, input-major");
        writer.Table(plan.Layers.Select(layer => (
            $"private const int W{layer.Index} = {layer.Weights}, B{layer.Index} = {layer.Biases};",
            $"// {Text.Shape(layer)}, b{layer.Index}: [{layer.Outputs}]")));
        writer.Line();
        writer.Line("// A chunk of rows: one column a neuron, Stride apart, so that a vector is one neuron of neighboring rows");
        writer.Line($"private const int Rows = {plan.ChunkRows}, Stride = {plan.ColumnStride};");
        writer.Table(plan.Memory.Buffers.Select(buffer => ($"private const int {buffer.Name} = {buffer.Offset};", $"// {buffer.Remark}")));
        _dropout.Constants();
    }

    private void Backward()
    {
        using var pass = Pass("float Backward", TrainingParameters);
        writer.Line($"var scale = pass.Scale(factor: {plan.Loss.Factor}, {MeanOutputs});");
        writer.Line("Span<float> gradients = pass.Gradients, inputGradients = pass.InputGradients;");
        writer.Line(Parameters);
        foreach (var part in plan.Sums)
        {
            writer.Line(part is SumsPlan.InPlace ? $"{OfParameters} {Clear(part)}" : Clear(part));
        }

        writer.Line("var cost = 0.0;");
        using (writer.Block(PassChunks))
        {
            LoadAndPropagate(
                "SimdColumns.Load(pass.Inputs, InputCount, pass.Batch, first, count, ref memory[X], Stride);", "pass.Rows", trains: true);
            writer.Line("SimdColumns.Load(pass.Targets, OutputCount, pass.Batch, first, count, ref memory[Y], Stride);");
            LossOrDerivatives();
            _isolation.OfOutputWeight();
            foreach (var layer in plan.Layers.Reverse())
            {
                _isolation.BeforeGradient();
                LayerPasses.Gradient(plan, layer).Call(writer, OfParameters);
                if (!layer.Delta.ForInputsAlone)
                {
                    _dropout.BeforeDelta(plan.Layers[layer.Index - 2]);
                    LayerPasses.Delta(plan, layer).Call(writer);
                    _dropout.BehindDelta(plan.Layers[layer.Index - 2]);
                }
            }

            writer.Line();
            using (writer.Block("if (!inputGradients.IsEmpty)"))
            {
                foreach (var layer in plan.Layers.Reverse().Where(layer => layer.Delta.ForInputsAlone))
                {
                    LayerPasses.Delta(plan, layer).Call(writer);
                }

                writer.Line(
                    "SimdColumns.Store(in memory[X], Stride, ref inputGradients[first * InputCount], InputCount, InputCount, count);");
                writer.Line("SimdSums.Scale(inputGradients.Slice(first * InputCount, count * InputCount), scale);");
            }
        }

        writer.Line($"if (gradients.IsEmpty) return pass.Mean(cost, {MeanOutputs});");
        foreach (var part in plan.Sums)
        {
            writer.Line(Mean(part));
        }

        if (plan.OutputWeightLeavesSums)
        {
            OutputWeight();
        }

        _isolation.Again();
        ReturnMean();
    }

    /// <summary>Sums begin at 0.</summary>
    private string Clear(SumsPlan part) => part switch
    {
        SumsPlan.InLanes =>
            $"SimdSums.Clear<TSimd, TVector>(ref memory[{MemoryPlan.Sums(part)}], {plan.SumLanes} * {part.ParameterCount});",
        SumsPlan.InPaddedRows rows =>
            $"memory.Slice({MemoryPlan.Sums(part)}, {rows.Layer.Inputs + 1} * {rows.RowLength}).Clear();",
        _ => $"gradients.Slice(W{part.First.Index}, {part.ParameterCount}).Clear();",
    };

    /// <summary>From sums to means.</summary>
    private static string Mean(SumsPlan part)
    {
        var gradients = $"gradients.Slice(W{part.First.Index}, {part.ParameterCount})";
        return part switch
        {
            SumsPlan.InLanes => $"SimdSums.Fold(in memory[{MemoryPlan.Sums(part)}], {gradients}, scale);",
            SumsPlan.InPaddedRows rows =>
                $"SimdSums.Pack(in memory[{MemoryPlan.Sums(part)}], {rows.RowLength}, {rows.Layer.Outputs}, {gradients}, scale);",
            _ => $"SimdSums.Scale({gradients}, scale);",
        };
    }

    /// <summary>What left the sums, once for all rows: with one output, a column of W1 and its bias belong to one weight of W2.</summary>
    private void OutputWeight()
    {
        var follows = plan.WeightsFollow;
        writer.Line("// The gradients of W1 and b1 still want their factor w2.");
        if (follows)
        {
            writer.Line("// Before, they give that of W2: a1 = f′(z1) z1, so Σ dz2 a1 = Σ dz2 f′(z1) (W1 x + b1).");
        }

        writer.Line(
            $"if (!pass.IsolatesRows) SimdSums.{(follows ? "ScaleAndFollow" : "ScaleColumns")}"
                + $"(in p, gradients, InputCount, {plan.Layers[0].Outputs});");
    }

    /// <summary>The layers forward, from x in columns to the output's z.</summary>
    private void Propagate()
    {
        writer.Line();
        writer.Line("// Every layer forward, from x to the output's z");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        var turnsBack = plan.KeepsSlopes ? ", bool turnsBack" : "";
        using var block = writer.Block(
            $"private static void Propagate(ref readonly float p, Span<float> memory, int count{turnsBack}{_dropout.Parameters})");
        writer.Line(Parameters);
        foreach (var layer in plan.Layers)
        {
            LayerPasses.Forward(layer).Call(writer);
            _dropout.Forward(layer);
        }
    }

    private CodeWriter.Scope Pass(string name, string parameters)
    {
        writer.Line();
        writer.Line(InFrame);
        return writer.Block($"public static {name}({parameters})");
    }

    private void LoadAndPropagate(string load, string rows, bool trains = false) => writer.Line($"""
        var count = int.Min(Rows, {rows} - first);
        {load}
        Propagate(in p, memory, count{Turns(trains)}{(trains ? _dropout.TrainingArguments : _dropout.OtherArguments)});
        """);

    private string Turns(bool trains) => !plan.KeepsSlopes ? "" : trains ? ", turnsBack: true" : ", turnsBack: false";

    /// <summary>dz of the output and the cost; or dz from da, which stands where the targets would, and no cost.</summary>
    private void LossOrDerivatives()
    {
        var activation = plan.Output.Spec.Activation;
        var gradient = activation == Activation.Softmax ? "SoftmaxGradient" : $"OutputGradient<{activation}>";
        var columns = $"ref memory[{_outputs}], in memory[Y], ref memory[CostSums], OutputCount, Stride, count";
        writer.Line($"cost += LossDelta.Run<TSimd, TVector, Kernels<TSimd, TVector>, {gradient}>({columns}, first, in pass);");
    }

    private void ReturnMean() => writer.Line($"return pass.Mean(cost, {MeanOutputs});");

    /// <summary>The outputs of a row that the mean is taken over.</summary>
    private string MeanOutputs => plan.CostsOfRow == 1 ? "1" : "OutputCount";
}
