using System.Globalization;
using Generated.Neuron.Sample.Output;
using ScottPlot;

namespace Generated.Neuron.Sample.Pictures;

/// <summary>
/// The test digits that the network misreads, the most certain mistakes first; if it misreads none, those that it is least certain of.
/// </summary>
internal static class MisreadDigits
{
    /// <summary>Pixels along a side of a digit.</summary>
    private const int Side = 8;

    /// <summary>The largest value of a pixel.</summary>
    private const double Black = 16;

    private const int Columns = 6;
    private const int MostDigits = 24;

    /// <summary>A digit and the space around it, in units of its side.</summary>
    private const double TileWidth = 1.5, TileHeight = 1.75;

    private const int UnitPixels = 104;

    public static OutputFile[] Draw(Fit fit, LabeledRows rows)
    {
        var (test, classes) = (rows.Test, rows.Test.TargetCount);
        var outputs = fit.Outputs(test.Inputs);
        var readings = Reading.All(test, outputs, classes).OrderBy(reading => reading.Certainty).ToArray();
        var misread = readings.Where(reading => !reading.IsRight).Reverse().ToArray();
        var shown = (misread.Length > 0 ? misread : readings).Take(MostDigits).ToArray();
        using var plot = Picture.Start(
            Picture.Accuracy(fit, rows, $"{test.Rows} test digits"),
            misread.Length == 0 ? $"The {shown.Length} digits that it is least certain of"
                : misread.Length > MostDigits ? $"The {MostDigits} most certain of its {misread.Length} mistakes"
                : $"Its {misread.Length} mistakes, the most certain first");
        plot.HideGrid();
        foreach (var axis in plot.Axes.GetAxes())
        {
            axis.IsVisible = false;
        }

        plot.Axes.Title.IsVisible = true;
        for (var i = 0; i < shown.Length; i++)
        {
            var pixels = test.Inputs.Slice(shown[i].Row * Side * Side, Side * Side);
            AddDigit(plot, i % Columns * TileWidth, -(i / Columns) * TileHeight, pixels, shown[i]);
        }

        // Whole rows of tiles, so that every digit is a square.
        var lines = (shown.Length + Columns - 1) / Columns;
        plot.Axes.SetLimits(-0.25, Columns * TileWidth - 0.25, -(lines - 1) * TileHeight - 0.6, 1.15);
        plot.Axes.SquareUnits();
        return plot.Files("misread", (int)(Columns * TileWidth * UnitPixels), (int)((lines * TileHeight + 0.1) * UnitPixels) + 70);
    }

    private static void AddDigit(Plot plot, double left, double bottom, ReadOnlySpan<float> pixels, Reading reading)
    {
        var ink = new double[Side, Side];
        for (var k = 0; k < pixels.Length; k++)
        {
            ink[k / Side, k % Side] = pixels[k];
        }

        var image = plot.Add.Heatmap(ink);
        image.Colormap = new ScottPlot.Colormaps.GrayscaleReversed();
        image.ManualRange = new(0, Black);

        // A heatmap's position is that of the centers of its outermost cells.
        const double Edge = 0.5 / Side;
        image.CellAlignment = Alignment.MiddleCenter;
        image.Position = new(left + Edge, left + 1 - Edge, bottom + Edge, bottom + 1 - Edge);
        var frame = plot.Add.Rectangle(left, left + 1, bottom, bottom + 1);
        frame.FillColor = Colors.Transparent;
        frame.LineColor = Picture.Line;
        frame.LineWidth = 1.5f;

        var words = reading.IsRight ? $"{reading.Truth}" : $"{reading.Truth} read as {reading.Predicted}";
        var certainty = string.Create(CultureInfo.InvariantCulture, $"{100 * reading.Certainty:F0} % sure");
        var text = plot.Add.Text($"{words}\n{certainty}", left + 0.5, bottom - 0.08);
        text.LabelAlignment = Alignment.UpperCenter;
        text.LabelFontSize = 14;
        text.LabelFontColor = reading.IsRight ? Picture.Ink : Picture.Warm;
    }

    /// <summary>What the network predicts for a row.</summary>
    /// <param name="Row">Its number, from 0.</param>
    /// <param name="Truth">Its class.</param>
    /// <param name="Predicted">The class of the largest output.</param>
    /// <param name="Certainty">That output.</param>
    private readonly record struct Reading(int Row, int Truth, int Predicted, float Certainty)
    {
        public bool IsRight => Truth == Predicted;

        public static IEnumerable<Reading> All(Dataset rows, float[] outputs, int classes) =>
            Enumerable.Range(0, rows.Rows)
                .Select(row => Of(row, rows.Targets.Slice(row * classes, classes), outputs.AsSpan(row * classes, classes)));

        private static Reading Of(int row, ReadOnlySpan<float> target, ReadOnlySpan<float> output)
        {
            var predicted = 0;
            for (var k = 1; k < output.Length; k++)
            {
                predicted = output[k] > output[predicted] ? k : predicted;
            }

            return new(row, target.IndexOf(1f), predicted, output[predicted]);
        }
    }
}
