using System.Globalization;
using Generated.Neuron.Sample.Output;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Generated.Neuron.Sample.Pictures;

/// <summary>The costs of the training and the validation rows after each epoch, on a logarithmic axis, and the best epoch.</summary>
internal static class CostCurve
{
    /// <summary>More points than the picture has columns would only make the SVG larger.</summary>
    private const int MostPoints = 1000;

    private const float LineWidth = 2.5f;
    private const float MarkerSize = 8;

    /// <summary>About as many as can be told apart at a glance.</summary>
    private const int Markers = 15;

    public static OutputFile[] Draw(Fit fit, LabeledRows rows, Recipe recipe)
    {
        using var plot = Plot(fit, rows, recipe);
        return plot.Files("cost", 900, 580);
    }

    internal static Plot Plot(Fit fit, LabeledRows rows, Recipe recipe)
    {
        // Without validation rows the second curve is that of the test rows, which selected nothing.
        var (second, count) = rows.Validation is { } validation ? ("validation", validation.Rows) : ("test", rows.Test.Rows);
        var plot = Picture.Start(
            $"{fit.Sizes} on {rows.Name}: cost of the training and {second} rows", $"recipe {recipe.Name}: {recipe.Values}");
        var (costs, others) = (fit.Report.Costs, fit.Report.ValidationCosts);
        var best = others.IndexOf(others.Min());
        var stride = (costs.Length + MostPoints - 1) / MostPoints;
        int[] epochs = [.. Enumerable.Range(0, costs.Length).Where(i => i % stride == 0 || i == best || i == costs.Length - 1)];

        AddCurve(plot, epochs, costs, Words("training rows ({0:N0})", rows.Train.Rows), Picture.Cold, MarkerShape.None);
        AddCurve(plot, epochs, others, Words($"{second} rows ({{0:N0}})", count), Picture.Warm, MarkerShape.FilledSquare);
        MarkBest(plot, best, others[best], Words(
            $"lowest {second} cost: {{0:F4}} in epoch {{1:N0}}{(rows.Validation is null ? "; the last epoch is kept" : ", which is kept")}",
            others[best], best + 1));

        plot.XLabel("epoch");
        plot.YLabel($"{(fit.Network.Topology.Loss == Loss.CrossEntropy ? "cross entropy" : "binary cross entropy")} (log scale)");
        Picture.ShowLegendBelow(plot);
        float[] all = [.. costs, .. others];
        var (low, high) = (Log(all.Min()), Log(all.Max()));
        var margin = Math.Max(0.08 * (high - low), 0.02);
        plot.Axes.SetLimits(0, costs.Length * 1.02, low - margin, high + margin);
        plot.Axes.Left.TickGenerator = Ticks(low - margin, high + margin);
        return plot;
    }

    /// <summary>A curve, with markers here and there if it must be told from the other without its color.</summary>
    private static void AddCurve(Plot plot, int[] epochs, IReadOnlyList<float> costs, string name, Color color, MarkerShape shape)
    {
        double[] x = [.. epochs.Select(i => i + 1.0)];
        double[] y = [.. epochs.Select(i => Log(costs[i]))];
        var curve = plot.Add.ScatterLine(x, y, color);
        curve.LineWidth = LineWidth;
        var marker = new MarkerStyle(shape, MarkerSize, color);
        if (shape != MarkerShape.None)
        {
            var step = Math.Max(1, epochs.Length / Markers);
            int[] marked = [.. Enumerable.Range(0, epochs.Length).Where(i => i % step == step / 2)];
            plot.Add.ScatterPoints(marked.Select(i => x[i]).ToArray(), marked.Select(i => y[i]).ToArray(), color).MarkerStyle = marker;
        }

        plot.Legend.ManualItems.Add(new() { LabelText = name, LineColor = color, LineWidth = LineWidth, MarkerStyle = marker });
    }

    /// <summary>A dot on the curve and a line down the picture; what they mean is in the legend, off the curves.</summary>
    private static void MarkBest(Plot plot, int best, float cost, string name)
    {
        plot.Add.VerticalLine(best + 1, 1.5f, Picture.Muted);
        var dot = plot.Add.Marker(best + 1, Log(cost), MarkerShape.FilledCircle, 11, Picture.Ink);
        dot.MarkerStyle.OutlineColor = Colors.White;
        dot.MarkerStyle.OutlineWidth = 1.5f;
        plot.Legend.ManualItems.Add(new() { LabelText = name, MarkerStyle = dot.MarkerStyle });
    }

    private static string Words(string format, params object[] numbers) => string.Format(CultureInfo.InvariantCulture, format, numbers);

    /// <summary>Numbers at 1, 2 and 5 in every decade if there are few decades, and at powers of ten alone if there are many.</summary>
    private static NumericManual Ticks(double low, double high)
    {
        var ticks = new NumericManual();
        var named = high - low > 4 ? new[] { 1 } : high - low > 1.1 ? [1, 2, 5] : [1, 2, 3, 4, 5, 6, 7, 8, 9];
        for (var decade = (int)Math.Floor(low); decade <= (int)Math.Ceiling(high); decade++)
        {
            for (var digit = 1; digit <= 9; digit++)
            {
                var position = decade + Math.Log10(digit);
                if (named.Contains(digit))
                {
                    ticks.AddMajor(position, Math.Pow(10, position).ToString("G2", CultureInfo.InvariantCulture));
                }
                else
                {
                    ticks.AddMinor(position);
                }
            }
        }

        return ticks;
    }

    /// <summary>A cost of 0 has no logarithm; the smallest float above it has.</summary>
    private static double Log(float cost) => Math.Log10(Math.Max(cost, float.Epsilon));
}
