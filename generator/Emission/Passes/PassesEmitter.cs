using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>Forward, Backward and Cost: chunk after chunk of rows through the steps, forward and then back in reverse.</summary>
internal sealed class PassesEmitter(CodeWriter writer, Program program)
{
    private const string Parameters = "var parameters = MemoryMarshal.CreateReadOnlySpan(in p, ParameterCount);";
    private const string OfParameters = "if (!gradients.IsEmpty)";
    private const string Chunks = "for (var first = 0; first < rows; first += Rows)";
    private const string PassChunks = "for (var first = 0; first < pass.Rows; first += Rows)";
    private const string TrainingParameters = "ref readonly float p, in TrainingPass pass, Span<float> memory";

    private const string ForwardParameters =
        "ref readonly float p, ReadOnlySpan<float> inputs, Span<float> outputs, int rows, Span<float> memory";
    private const string Compiled = "[MethodImpl(MethodImplOptions.AggressiveOptimization)]";

    private readonly IsolationEmitter _isolation = new(writer, program);

    // Into the library's frame that holds the memory, if it is on the stack: one call with eight words of arguments less, 1 of the 30 ns
    // that 32 rows of 2-8-1 take forward. Cost and Backward have four, and more in them than the JIT would inline as a whole.
    private readonly string _forward = program.Memory.IsOnStack
        ? "[MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]"
        : Compiled;

    public void Emit()
    {
        Constants();
        var z = program.Output.Z.Place;
        using (Pass(_forward, "void Forward", ForwardParameters))
        using (writer.Block(Chunks))
        {
            LoadAndPropagate(
                "SimdColumns.Load(in inputs[first * InputCount], InputCount, count, InputCount, ref memory[X], Stride);", "rows");
            OutputText.Activation(program).Call(writer);
            writer.Line($"SimdColumns.Store(in {z}, Stride, ref outputs[first * OutputCount], OutputCount, OutputCount, count);");
        }

        using (Pass(Compiled, "float Cost", TrainingParameters))
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
        writer.Line("// Offsets of the parameters, input-major");
        writer.Table(program.Steps.Where(step => step.Blocks.Length > 0).Select(step => (
            $"private const int {string.Join(", ", step.Blocks.Select(block => $"{block.Name} = {block.Offset}"))};",
            $"// {string.Join(", ", step.Blocks.Select(block => $"{block.Spec.Name}: {block.Spec.Description}"))}")));
        writer.Line();
        writer.Line("// A chunk of rows: one column per neuron, Stride apart, so that a vector is one neuron of neighboring rows");
        writer.Line($"private const int Rows = {program.ChunkRows}, Stride = {program.ColumnStride};");
        writer.Table(program.Memory.Buffers.Select(
            buffer => ($"private const int {buffer.Name} = {buffer.Offset};", $"// {buffer.Remark}")));
        foreach (var constant in program.Steps.SelectMany(step => StepText.Of(step).Constants))
        {
            writer.Line(constant);
        }
    }

    private void Backward()
    {
        using var pass = Pass(Compiled, "float Backward", TrainingParameters);
        writer.Line($"var scale = pass.Scale(factor: {program.Loss.Factor}, {MeanOutputs});");
        writer.Line("Span<float> gradients = pass.Gradients, inputGradients = pass.InputGradients;");
        writer.Line(Parameters);
        foreach (var part in program.Sums)
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
            _isolation.WithLateWeight();
            foreach (var step in program.Steps.Reverse())
            {
                if (step.Blocks.Length > 0)
                {
                    _isolation.BeforeGradient();
                    StepText.Of(step).Gradient(program).Call(writer, OfParameters);
                }

                if (!step.ForInputsAlone)
                {
                    Delta(step);
                }
            }

            InputGradients();
        }

        writer.Line($"if (gradients.IsEmpty) return pass.Mean(cost, {MeanOutputs});");
        foreach (var part in program.Sums)
        {
            writer.Line(Mean(part));
        }

        LateWeight();
        _isolation.Again();
        ReturnMean();
    }

    private void Delta(Step step)
    {
        if (program.Before(step) is { } before)
        {
            StepText.Of(before).BeforeDelta(program).Call(writer);
        }

        StepText.Of(step).Delta(program).Call(writer);
    }

    private void InputGradients()
    {
        writer.Line();
        writer.Line("// Only for the gradients with respect to the inputs");
        using var block = writer.Block("if (!inputGradients.IsEmpty)");
        foreach (var step in program.Steps.Reverse().Where(step => step.ForInputsAlone))
        {
            Delta(step);
        }

        writer.Line("SimdColumns.Store(in memory[X], Stride, ref inputGradients[first * InputCount], InputCount, InputCount, count);");
        writer.Line("SimdSums.Scale(inputGradients.Slice(first * InputCount, count * InputCount), scale);");
    }

    /// <summary>Sums begin at 0.</summary>
    private string Clear(SumsPlan part) => part switch
    {
        SumsPlan.InLanes lanes =>
            $"SimdSums.Clear<TSimd, TVector>(ref {lanes.Value.Place}, {program.SumLanes} * {part.ParameterCount});",
        SumsPlan.InPaddedRows rows => $"memory.Slice({rows.Value.Name}, {rows.Rows} * {rows.RowLength}).Clear();",
        _ => $"gradients.Slice({part.First.Name}, {part.ParameterCount}).Clear();",
    };

    /// <summary>Turns sums into means.</summary>
    private static string Mean(SumsPlan part)
    {
        var gradients = $"gradients.Slice({part.First.Name}, {part.ParameterCount})";
        return part switch
        {
            SumsPlan.InLanes lanes => $"SimdSums.Fold(in {lanes.Value.Place}, {gradients}, scale);",
            SumsPlan.InPaddedRows rows =>
                $"SimdSums.Pack(in {rows.Value.Place}, {rows.RowLength}, {rows.Outputs}, {gradients}, scale);",
            _ => $"SimdSums.Scale({gradients}, scale);",
        };
    }

    /// <summary>
    /// Applies the factor that was left out of the sums, once for all rows: with one output, a column of W1 and its bias have one weight.
    /// </summary>
    private void LateWeight()
    {
        if (program.LateWeight is not { } late)
        {
            return;
        }

        writer.Line("// dW1 and db1 do not contain the factor w2 yet: it is the same for every row, so it is applied once, here.");
        if (late.GivesGradient)
        {
            writer.Line("// First dW2 is computed from them, because a1 = f′(z1) z1: Σ dz2 a1 = Σ dz2 f′(z1) (W1 x + b1).");
        }

        writer.Line(
            $"if (!pass.IsolatesRows) LateWeight.{(late.GivesGradient ? "ApplyAndGiveGradient" : "Apply")}"
                + $"(in p, gradients, InputCount, {late.Hidden.Outputs});");
    }

    /// <summary>The steps forward, from x in columns to the output's z.</summary>
    private void Propagate()
    {
        writer.Line();
        writer.Line("// The forward pass of all layers, from x to the output's z");
        writer.Line(Compiled);
        var parameters = (program.TurnsBack ? ", bool turnsBack" : "") + (program.UsesTerms ? ", int first, in TrainingPass pass" : "");
        using var block = writer.Block($"private static void Propagate(ref readonly float p, Span<float> memory, int count{parameters})");
        writer.Line(Parameters);
        foreach (var step in program.Steps)
        {
            StepText.Of(step).Forward(program).Call(writer);
        }
    }

    private CodeWriter.Scope Pass(string options, string name, string parameters)
    {
        writer.Line();
        writer.Line(options);
        return writer.Block($"public static {name}({parameters})");
    }

    private void LoadAndPropagate(string load, string rows, bool trains = false)
    {
        var turnsBack = !program.TurnsBack ? "" : trains ? ", turnsBack: true" : ", turnsBack: false";
        var terms = !program.UsesTerms ? "" : trains ? ", first, in pass" : ", first, default";
        writer.Line($"""
            var count = int.Min(Rows, {rows} - first);
            {load}
            Propagate(in p, memory, count{turnsBack}{terms});
            """);
    }

    /// <summary>dz of the output and the cost; or dz from da, which is passed in place of the targets, without a cost.</summary>
    private void LossOrDerivatives()
    {
        var gradient = OutputGradient(program);
        var columns = $"ref {program.Output.Z.Place}, in memory[Y], ref memory[CostSums], OutputCount, Stride, count";
        writer.Line($"cost += LossDelta.Run<TSimd, TVector, Kernels<TSimd, TVector>, {gradient}>({columns}, first, in pass);");
    }

    /// <summary>The library's type for the output's activation, backward.</summary>
    public static string OutputGradient(Program program) =>
        program.Output.Activation == Activation.Softmax ? "SoftmaxGradient" : $"OutputGradient<{program.Output.Activation}>";

    private void ReturnMean() => writer.Line($"return pass.Mean(cost, {MeanOutputs});");

    /// <summary>The outputs of a row that the mean is taken over.</summary>
    private string MeanOutputs => program.CostsOfRow == 1 ? "1" : "OutputCount";
}
