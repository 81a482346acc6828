using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>Statements for every output neuron's column, written out.</summary>
internal sealed class OutputColumns(CodeWriter writer, Program program)
{
    /// <summary>The columns of z, as kernels call them.</summary>
    public const string Z = "zColumns";

    public int Count => program.Spec.OutputCount;

    /// <summary>
    /// For each output: <paramref name="body"/> gets the end of its locals' names and the arguments for its place in some columns.
    /// </summary>
    public void ForEach(Action<string, Func<string, string>> body, int from = 0)
    {
        for (var k = from; k < Count; k++)
        {
            var column = k;
            body($"_{k}", columns => Columns.At(columns, column));
        }
    }

    /// <summary>
    /// One element of a softmax output per neuron: e^(z − max) in <c>e…</c>, the largest z in <c>max</c>, Σ e in <c>sum</c>: in parts
    /// that are folded, as a single neuron's sum is.
    /// </summary>
    public void Softmax()
    {
        writer.Line($"var max = TSimd.Load(in {Z}, r);");
        ForEach((_, at) => writer.Line($"max = TSimd.Max(max, TSimd.Load(in {at(Z)}));"), from: 1);
        ForEach((k, at) =>
            writer.Line($"var e{k} = SimdMath.ExpOfNegative<TSimd, TVector>(TSimd.Subtract(TSimd.Load(in {at(Z)}), max));"));
        var fold = program.Output.Plan.SoftmaxFold!;
        for (var k = 0; k < Count; k++)
        {
            var part = $"sum_{fold.PartOf(k)}";
            writer.Line(k < fold.Parts ? $"var {part} = e_{k};" : $"{part} = TSimd.Add({part}, e_{k});");
        }

        WrittenForward.Fold(writer, "sum", fold);
        writer.Line("var sum = sum_0;");
    }
}
