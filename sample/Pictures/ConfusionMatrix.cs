using System.Globalization;
using Generated.Neuron.Sample.Output;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Generated.Neuron.Sample.Pictures;

/// <summary>The test rows of each class by what was predicted of them: what is right on the diagonal, what is confused beside it.</summary>
internal static class ConfusionMatrix
{
    /// <summary>Wide enough for the title, high enough that the cells are near to squares.</summary>
    private const int Width = 900;
    private const int RowHeight = 120;

    /// <summary>Room for the axes and the title.</summary>
    private static readonly PixelPadding Around = new(left: 150, right: 40, bottom: 75, top: 70);

    public static OutputFile[] Draw(Fit fit, LabelledRows rows, Recipe recipe)
    {
        var evaluation = Metrics.Evaluate(fit.Network, fit.Scaled(rows.Test));
        var (classes, count) = (evaluation.Classes, evaluation.Classes.Length);
        using var plot = Picture.Start(
            $"What {fit.Sizes} makes of {rows.Test.Rows} test rows of {rows.Name}: "
                + $"{fit.TestAccuracy * 100:F1} % are right",
            $"recipe {recipe.Name}: {recipe.Values}");
        plot.HideGrid();
        plot.Layout.Fixed(Around);
        plot.Axes.SetLimits(0, count, 0, count);
        for (var truth = 0; truth < count; truth++)
        {
            for (var predicted = 0; predicted < count; predicted++)
            {
                // The first class at the top, as in a table.
                var (cell, ofClass) = (evaluation.Confusion[truth][predicted], evaluation.Support[truth]);
                AddCell(plot, predicted, count - 1 - truth, cell, ofClass, truth == predicted);
            }
        }

        var places = Enumerable.Range(0, count).Select(k => k + 0.5).ToArray();
        plot.Axes.Bottom.TickGenerator = new NumericManual(places, [.. classes]);
        plot.Axes.Left.TickGenerator = new NumericManual(places, [.. classes.Reverse()]);
        plot.XLabel("predicted");
        plot.YLabel("true class");
        foreach (var axis in new IAxis[] { plot.Axes.Bottom, plot.Axes.Left })
        {
            axis.MajorTickStyle.Length = 0;
        }

        return plot.Files("confusion", Width, (int)(count * RowHeight + Around.Vertical));
    }

    /// <summary>A cell, as full of colour as the share of its class's rows that it holds.</summary>
    private static void AddCell(Plot plot, int column, int row, int rows, int ofClass, bool isRight)
    {
        var share = ofClass == 0 ? 0 : (double)rows / ofClass;
        var cell = plot.Add.Rectangle(column, column + 1, row, row + 1);
        cell.FillColor = rows == 0 ? Colors.White : (isRight ? Picture.Cold : Picture.Warm).WithAlpha(0.12 + 0.78 * share);
        cell.LineColor = Picture.Line;
        cell.LineWidth = 1.5f;

        var ink = share > 0.5 ? Colors.White : rows == 0 ? Picture.Muted : Picture.Ink;
        Write(plot, column + 0.5, row + (rows > 0 ? 0.6 : 0.5), rows.ToString(CultureInfo.InvariantCulture), size: 24, ink);
        if (rows > 0)
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
