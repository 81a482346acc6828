using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>The derivatives of a value that several steps read, added up.</summary>
internal sealed class BranchText(BranchStep step) : StepText
{
    public override StepPass Delta(Program program)
    {
        // SkipColumns.Add<TSimd, TVector>(in memory[DA1], in memory[H3], ref memory[DA1], 32, Stride, count);
        var sum = step.Sum.Place;
        var sums = step.Others.Select(other =>
            $"SkipColumns.Add<TSimd, TVector>(in {sum}, in {other.Place}, ref {sum}, {other.Columns}, Stride, count);");
        var terms = string.Join(" + ", step.Others.Select(other => $"d{other.Symbol}"));
        var formula = $"d{step.Branched.Symbol} += {terms}";
        return step.Arriving is { } slope
            ? StepPass.Of(
                $"{formula}, {slope.Delta} = d{step.Branched.Symbol} ⊙ f′({slope.Delta.Substring(1)})",
                [.. sums, SlopeCall(slope, step.Sum)])
            : StepPass.Of(formula, [.. sums]);
    }

    /// <summary>dz, in place of a, from the derivative that lies elsewhere: <c>SkipColumns.Delta&lt;…, Relu&gt;(…);</c></summary>
    public static string SlopeCall(Slope slope, Value derivative) =>
        $"SkipColumns.Delta<TSimd, TVector, {slope.Function.Name}>(in {derivative.Place}, ref {slope.A.Place}, "
            + $"in {(slope.Z ?? slope.A).Place}, {slope.A.Columns}, Stride, count);";
}
