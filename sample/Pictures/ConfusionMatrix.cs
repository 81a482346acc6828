using System.Globalization;
using Generated.Neuron.Sample.Output;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Generated.Neuron.Sample.Pictures;

/// <summary>
/// How many test rows of each class were predicted as each class: correct ones on the diagonal, mistakes off it. The numbers are in the
/// cells, so the colors only help.
/// </summary>
internal static class ConfusionMatrix
{
    private const int Width = 900;

    /// <summary>The height of all rows together if there are many; few rows are not stretched to it.</summary>
    private const int Height = 620;
    private const int MostRowHeight = 120;

    /// <summary>From this many classes on the cells have no room for a percentage, and their numbers are smaller.</summary>
    private const int Many = 6;

    /// <summary>Room for the axes and the title.</summary>
    private static readonly PixelPadding Around = new(left: 150, right: 40, bottom: 75, top: 70);

    public static OutputFile[] Draw(Fit fit, LabeledRows rows, Recipe recipe)
    {
        using var plot = Plot(fit, rows, recipe);
        var count = fit.Network.Topology.OutputCount == 1 ? 2 : fit.Network.Topology.OutputCount;
        return plot.Files("confusion", Width, (int)(Math.Min(count * MostRowHeight, Height) + Around.Vertical));
    }

    internal static Plot Plot(Fit fit, LabeledRows rows, Recipe recipe)
    {
        var evaluation = Metrics.Evaluate(fit.Network, fit.Scaled(rows.Test));
        var (classes, count) = (evaluation.Classes, evaluation.Classes.Length);
        var plot = Picture.Start(Picture.Accuracy(fit, rows, $"{rows.Test.Rows} test rows"), $"recipe {recipe.Name}: {recipe.Values}");
        plot.HideGrid();
        plot.Layout.Fixed(Around);
        plot.Axes.SetLimits(0, count, 0, count);
        for (var truth = 0; truth < count; truth++)
        {
            for (var predicted = 0; predicted < count; predicted++)
            {
                // The first class at the top, as in a table.
                var (cell, ofClass) = (evaluation.Confusion[truth][predicted], evaluation.Support[truth]);
                AddCell(plot, predicted, count - 1 - truth, cell, ofClass, truth == predicted, count < Many);
            }
        }

        var places = Enumerable.Range(0, count).Select(k => k + 0.5).ToArray();
        plot.Axes.Bottom.TickGenerator = new NumericManual(places, [.. classes]);
        plot.Axes.Left.TickGenerator = new NumericManual(places, [.. classes.Reverse()]);
        plot.XLabel("predicted class");
        plot.YLabel("true class");
        foreach (var axis in new IAxis[] { plot.Axes.Bottom, plot.Axes.Left })
        {
            axis.MajorTickStyle.Length = 0;
        }

        return plot;
    }

    /// <summary>A cell, the more colorful the larger its share of the class's rows.</summary>
    private static void AddCell(Plot plot, int column, int row, int rows, int ofClass, bool isRight, bool hasShare)
    {
        var share = ofClass == 0 ? 0 : (double)rows / ofClass;
        var cell = plot.Add.Rectangle(column, column + 1, row, row + 1);
        cell.FillColor = rows == 0 ? Colors.White : (isRight ? Picture.Cold : Picture.Warm).WithAlpha(0.12 + 0.78 * share);
        cell.LineColor = Picture.Line;
        cell.LineWidth = 1.5f;

        var ink = share > 0.5 ? Colors.White : rows == 0 ? Picture.Muted : Picture.Ink;
        var showsShare = hasShare && rows > 0;
        var size = hasShare ? 24 : rows > 0 ? 18 : 14;
        Write(plot, column + 0.5, row + (showsShare ? 0.6 : 0.5), rows.ToString(CultureInfo.InvariantCulture), size, ink);
        if (showsShare)
        {
            Write(plot, column + 0.5, row + 0.27, string.Create(CultureInfo.InvariantCulture, $"{100 * share:F0} %"), size: 13, ink);
        }
    }

    private static void Write(Plot plot, double x, double y, string words, float size, Color ink)
    {
        var text = plot.Add.Text(words, x, y);
        text.LabelAlignment = Alignment.MiddleCenter;
        text.LabelFontSize = size;
        text.LabelFontColor = ink;
        text.OffsetY = Picture.TextDrop;
    }
}
