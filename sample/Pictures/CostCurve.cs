using System.Globalization;
using Generated.Neuron.Sample.Output;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Generated.Neuron.Sample.Pictures;

/// <summary>The cost of the training rows, epoch after epoch, on a logarithmic axis.</summary>
internal static class CostCurve
{
    /// <summary>More points than the picture has columns would only make the SVG heavier.</summary>
    private const int MostPoints = 1000;

    public static OutputFile[] Draw(IReadOnlyList<float> costs, Recipe recipe, string data, Loss loss = Loss.BinaryCrossEntropy)
    {
        using var plot = Picture.Start($"Cost on the training rows of {data}", $"recipe {recipe.Name}: {recipe.Values}");
        var stride = (costs.Count + MostPoints - 1) / MostPoints;
        var epochs = Enumerable.Range(0, costs.Count).Where(i => i % stride == 0 || i == costs.Count - 1).ToArray();
        double[] x = [.. epochs.Select(i => i + 1.0)];
        double[] y = [.. epochs.Select(i => Log(costs[i]))];

        var curve = plot.Add.ScatterLine(x, y, Picture.Cold);
        curve.LineWidth = 2.5f;
        var last = plot.Add.Marker(x[^1], y[^1], MarkerShape.FilledCircle, 9, Picture.Warm);
        last.MarkerStyle.OutlineColor = Colors.White;
        last.MarkerStyle.OutlineWidth = 1.5f;
        var label = plot.Add.Text(costs[^1].ToString("F4", CultureInfo.InvariantCulture), x[^1], y[^1]);
        label.LabelFontSize = 15;
        label.LabelFontColor = Picture.Warm;
        label.LabelAlignment = Alignment.LowerRight;
        label.OffsetY = -10;

        plot.XLabel("epoch");
        plot.YLabel($"{(loss == Loss.CrossEntropy ? "cross entropy" : "binary cross entropy")} (log scale)");
        var (low, high) = (y.Min(), y.Max());
        var margin = Math.Max(0.08 * (high - low), 0.02);
        plot.Axes.SetLimits(0, costs.Count * 1.02, low - margin, high + margin);
        plot.Axes.Left.TickGenerator = Ticks(low - margin, high + margin);
        return plot.Files("cost", 900, 560);
    }

    /// <summary>1, 2, 5 in every decade with their numbers where decades are few, and powers of ten alone where they are many.</summary>
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

    /// <summary>A cost of 0 has no logarithm; a float's smallest step above it has.</summary>
    private static double Log(float cost) => Math.Log10(Math.Max(cost, float.Epsilon));
}
