using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// Keeps lanes without a row, and rows of weight 0, out of the gradients if a number is not finite: the pass is repeated, with zeros
/// in their place. Finite numbers cost one look at the gradient.
/// </summary>
internal sealed class IsolationEmitter(CodeWriter writer, Program program)
{
    private readonly LateWeight? _late = program.LateWeight;

    private string Clear => $"RowIsolation.Clear(memory, {program.GradientColumns}, Stride, count, first, in pass);";

    /// <summary>Before the sums of a layer.</summary>
    public void BeforeGradient()
    {
        if (_late is null)
        {
            // if (pass.IsolatesRows) RowIsolation.Clear(memory, 14, Stride, count, first, in pass);
            writer.Line($"if (pass.IsolatesRows) {Clear}");
        }
    }

    /// <summary>The sums with the late weight in them: it cannot be left out if a number is not finite.</summary>
    public void WithLateWeight()
    {
        if (_late is not { } late)
        {
            return;
        }

        using var block = writer.Block("if (pass.IsolatesRows)");
        writer.Line($"// A number is not finite: w{late.Output.Index} stays in the sums.");
        writer.Line(Clear);
        writer.Line(Gradient(late.Output));
        StepText.Of(late.Output).Delta(program).Call(writer);
        writer.Line(Clear);
        writer.Line(Gradient(late.Hidden));
        writer.Line("continue;");
    }

    /// <summary>Once the gradient is there.</summary>
    public void Again()
    {
        writer.Line();
        writer.Line("// 0 × ∞ and 0 × NaN are NaN: the pass is repeated without lanes after the last row and rows of weight 0.");
        writer.Statement($"if ({Condition()})", "return RowIsolation.Again<Kernels<TSimd, TVector>>(in p, in pass, memory);");
    }

    private string Gradient(AffineStep layer) =>
        $"ColumnGradient.Run<TSimd, TVector>(in {layer.From.Place}, {layer.Inputs}, in {layer.To.Place}, "
            + $"{layer.Outputs}, Stride, ref {Text.SumsPlace(program, layer.Weights)}, count);";

    /// <summary>Whether rows are lanes of all sums, of some, or of none.</summary>
    private string Condition()
    {
        if (_late is not null)
        {
            return "pass.MustIsolate(gradients, rows: 1)";
        }

        const string ofWeights = "pass.MustIsolate(gradients, rows: 0)";
        return program.SummedInRowLanes is not var (first, last) ? ofWeights
            : last.End - first.Offset == program.ParameterCount ? "pass.MustIsolate(gradients, pass.Rows)"
            : $"pass.MustIsolate(gradients.Slice({first.Name}, {last.End - first.Offset}), pass.Rows) || {ofWeights}";
    }
}
