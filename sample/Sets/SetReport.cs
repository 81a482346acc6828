using System.Globalization;

namespace Generated.Neuron.Sample.Sets;

/// <summary>What is said of a training that is over: how the cost fell, and what the test rows say.</summary>
internal static class SetReport
{
    /// <summary>Bars from the lowest to the highest cost.</summary>
    private const string Bars = "▁▂▃▄▅▆▇█";

    /// <summary>As wide as the line of a small terminal leaves room for.</summary>
    private const int MostBars = 40;

    public static IEnumerable<string> Lines(Fit fit, LabelledRows rows)
    {
        var costs = fit.Report.Costs;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"cost     {Curve(costs)}  {costs[0]:F4} → {costs[^1]:F4}, lowest {costs.Min():F4} in epoch {fit.Report.BestEpoch}");
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"training {fit.Report.Steps} steps in {fit.Report.Elapsed.TotalSeconds:F2} s; "
                + $"{100 * fit.TrainAccuracy:F2} % of its rows are right");
        yield return "";
        yield return $"The {rows.Test.Rows} test rows:";
        foreach (var line in Metrics.Evaluate(fit.Network, fit.Scaled(rows.Test)).ToString().TrimEnd('\n').Split('\n'))
        {
            yield return line;
        }

        yield return "";
    }

    /// <summary>The costs as bars, on a logarithmic scale as in the picture.</summary>
    private static string Curve(IReadOnlyList<float> costs)
    {
        var shown = Math.Min(costs.Count, MostBars);
        double[] heights =
        [
            .. Enumerable.Range(0, shown).Select(i => costs[(int)((long)i * (costs.Count - 1) / Math.Max(shown - 1, 1))])
                .Select(cost => Math.Log(Math.Max(cost, float.Epsilon))),
        ];
        var (low, span) = (heights.Min(), heights.Max() - heights.Min());
        return string.Concat(heights.Select(height => Bars[span > 0 ? (int)((height - low) / span * (Bars.Length - 1) + 0.5) : 0]));
    }
}
