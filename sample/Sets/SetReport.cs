using System.Globalization;

namespace Generated.Neuron.Sample.Sets;

/// <summary>What the screen shows of a finished training: how both costs fell, and how well the network does on the test rows.</summary>
internal static class SetReport
{
    /// <summary>Bars from the lowest to the highest cost.</summary>
    private const string Bars = "▁▂▃▄▅▆▇█";

    /// <summary>As many as fit into the line of a small terminal.</summary>
    private const int MostBars = 40;

    public static IEnumerable<string> Lines(Fit fit, LabeledRows rows)
    {
        var (costs, validation) = (fit.Report.Costs, fit.Report.ValidationCosts);
        var scale = Scale([.. costs, .. rows.Validation is null ? [] : validation]);
        yield return string.Create(
            CultureInfo.InvariantCulture, $"training cost    {Curve(costs, scale)}  {costs[0]:F4} → {costs[^1]:F4}");
        if (rows.Validation is not null)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"validation cost  {Curve(validation, scale)}  {validation[0]:F4} → {validation[^1]:F4}");
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"lowest validation cost {validation.Min():F4} in epoch {fit.KeptEpoch:N0}, whose parameters are kept");
        }

        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{fit.Report.Steps:N0} steps in {fit.Report.Elapsed.TotalSeconds:F2} s; {Accuracies(fit)}");
        yield return "";
        yield return $"On the {rows.Test.Rows} test rows:";
        foreach (var line in Metrics.Evaluate(fit.Network, fit.Scaled(rows.Test)).ToString().TrimEnd('\n').Split('\n'))
        {
            yield return line;
        }

        yield return "";
    }

    private static string Accuracies(Fit fit) => fit.ValidationAccuracy is { } validation
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{100 * fit.TrainAccuracy:F2} % of the training rows and {100 * validation:F2} % of the validation rows are right")
        : string.Create(CultureInfo.InvariantCulture, $"{100 * fit.TrainAccuracy:F2} % of the training rows are right");

    /// <summary>The costs as bars, on a logarithmic scale as in the picture; both curves have the same scale.</summary>
    private static string Curve(IReadOnlyList<float> costs, (double Low, double Span) scale)
    {
        var shown = Math.Min(costs.Count, MostBars);
        return string.Concat(
            Enumerable.Range(0, shown).Select(i => costs[(int)((long)i * (costs.Count - 1) / Math.Max(shown - 1, 1))])
                .Select(cost => Bars[(int)((Log(cost) - scale.Low) / scale.Span * (Bars.Length - 1) + 0.5)]));
    }

    private static (double Low, double Span) Scale(IReadOnlyList<float> costs)
    {
        var (low, high) = (Log(costs.Min()), Log(costs.Max()));
        return (low, high > low ? high - low : 1);
    }

    /// <summary>A cost of 0 has no logarithm; the smallest float above it has.</summary>
    private static double Log(float cost) => Math.Log(Math.Max(cost, float.Epsilon));
}
