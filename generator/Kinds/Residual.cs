using Generated.Neuron.Generator.Declarations;
using Generated.Neuron.Generator.Diagnostics;
using Generated.Neuron.Generator.Emission;
using Generated.Neuron.Generator.Model;
using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Kinds;

/// <summary><c>[Residual(2)]</c></summary>
internal sealed class ResidualKind() : LayerKind("ResidualAttribute")
{
    public override IEnumerable<LayerSpec> Read(DeclaredLayer layer)
    {
        var (reach, count) = (layer.Argument<int>(), layer.Numbered.Length);
        if (reach < 1 || reach > count)
        {
            layer.Report(Descriptors.ResidualTooFar, reach, count);
        }
        else if (layer.Before.SkipWhile(before => before != layer.Numbered[count - 1]).Any(before => before is ResidualSpec))
        {
            layer.Report(Descriptors.ResidualTwice, reach);
        }
        else if (layer.Numbered[count - reach].Inputs is var width && width != layer.Width)
        {
            layer.Report(Descriptors.ResidualWidths, reach, width, layer.Width);
        }
        else
        {
            yield return new ResidualSpec(layer.Width, reach);
        }
    }
}

/// <summary>
/// Adds the inputs of the last n dense layers to the outputs of the last one (He, Zhang, Ren and Sun, “Deep residual learning for
/// image recognition”, CVPR 2016). At the end of a network the sum is taken before the output's activation.
/// </summary>
/// <param name="Width">Numbers per row, of both.</param>
/// <param name="Reach">n: how many layers it reaches back.</param>
internal sealed record ResidualSpec(int Width, int Reach) : LayerSpec(Width, Width), ISteps
{
    public override string Notation => $"+{Reach}";

    public override string NamePart => $"_Residual{Reach}";

    /// <inheritdoc/>
    public void AddTo(ProgramBuilder program)
    {
        var from = program.Current;

        // In place of z or of another sum; an activation stays, because f′ reads it.
        var sum = $"H{program.Numbered}";
        var to = program.IsAtOutput || from.Name == sum ? from : Value.OfRows(sum, Width, later: $"dh{program.Numbered}");
        program.Add(new AddStep(from, program.InputOf(Reach), to));
    }
}

/// <summary>The sum of two values.</summary>
/// <param name="Main">The outputs of the last layer.</param>
/// <param name="Skip">The inputs of an earlier one.</param>
/// <param name="Sum">Their sum; <paramref name="Main"/> if it takes its place.</param>
internal sealed record AddStep(Value Main, Value Skip, Value Sum) : Step(Main, Sum), IHasText
{
    private Slope? _arriving;
    private Value _derivativeOfMain = Main;

    public override Value? Second => Skip;

    /// <summary>Where the derivative with respect to the first term is written, if no f′ makes dz of it.</summary>
    public Value DerivativeOfMain => _derivativeOfMain;

    /// <summary>The f′ of the first term's activation; null if it has none.</summary>
    public Slope? Arriving => _arriving;

    public StepText Text => new AddText(this);

    public override Step After(Step? before) => this with { _arriving = before?.Slope, _derivativeOfMain = before?.DerivativeTo ?? Main };
}

/// <summary>Calls of the library that add columns, and vectors of one row.</summary>
internal sealed class AddText(AddStep step) : StepText
{
    public override string Picture => $"  ─ + {step.Skip.Symbol} ─▶  {step.Sum.Symbol} [{step.Sum.Columns}]";

    public override string Formula => step.Sum == step.Main
        ? $"{step.Sum.Symbol} += {step.Skip.Symbol}"
        : $"{step.Sum.Symbol} = {step.Main.Symbol} + {step.Skip.Symbol}";

    public override string DeltaFormula => step is { Arriving: { } slope } && step.Sum != step.Main
        ? $"{slope.Delta} = d{step.Sum.Symbol} ⊙ f′({slope.Delta.Substring(1)})"
        : "";

    // SkipColumns.Add<TSimd, TVector>(in memory[A3], in memory[A1], ref memory[H3], 32, Stride, count);
    public override StepPass Forward(Program program) => StepPass.Of(
        Formula,
        $"SkipColumns.Add<TSimd, TVector>(in {step.Main.Place}, in {step.Skip.Place}, ref {step.Sum.Place}, "
            + $"{step.Sum.Columns}, Stride, count);");

    // The derivative with respect to the sum is that with respect to both terms. It stays where it is for the skipped one.
    public override StepPass Delta(Program program) =>
        step.Sum == step.Main ? StepPass.None
        : step.Arriving is { } slope ? StepPass.Of(DeltaFormula, BranchText.SlopeCall(slope, step.Sum))
        : StepPass.Of($"d{step.Main.Symbol} = d{step.Sum.Symbol}", Copied());

    // memory.Slice(H1, 8 * Stride).CopyTo(memory.Slice(S1, 8 * Stride));
    private string Copied() => $"memory.Slice({step.Sum.Name}, {step.Sum.Columns} * Stride)"
        + $".CopyTo(memory.Slice({step.DerivativeOfMain.Name}, {step.Sum.Columns} * Stride));";

    public override void WriteRow(CodeWriter writer, Program program)
    {
        writer.Line();
        writer.Line($"// {Formula}");
        foreach (var (block, vector) in RowVectors.Of(step.Sum.Columns))
        {
            // var h3_0 = TSimd.Add(a3_0, a1_0);
            var skip = step.Skip == program.X
                ? $"TSimd.LoadFirst(in inputs, {vector.First}, {vector.Count})"
                : $"{step.Skip.Symbol}_{block}";
            var sum = $"{step.Sum.Symbol}_{block}";
            writer.Line($"{(step.Sum == step.Main ? "" : "var ")}{sum} = TSimd.Add({step.Main.Symbol}_{block}, {skip});");
        }
    }

    // SkipColumns.AddRow<TSimd, TVector>(in memory[RowA3], in memory[RowA1], ref memory[RowH3], 32);
    public override string RowCall(Program program, Func<Value, string> place) =>
        $"SkipColumns.AddRow<TSimd, TVector>(in {place(step.Main)}, in {place(step.Skip)}, ref {place(step.Sum)}, {step.Sum.Columns});";
}
