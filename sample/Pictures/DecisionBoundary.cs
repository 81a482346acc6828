using Generated.Neuron.Sample.Output;
using ScottPlot;
using ScottPlot.Colormaps;
using ScottPlot.TickGenerators;

namespace Generated.Neuron.Sample.Pictures;

/// <summary>
/// The network's output over the plane, the boundary between its two answers, and the points; in the coordinates of the file, with equal
/// units on both axes.
/// </summary>
internal static class DecisionBoundary
{
    private const int PictureWidth = 960;
    private const double LeastHeight = 380;
    private const double MostHeight = 640;

    /// <summary>Room for the axes, the title, the color bar and the legend.</summary>
    private static readonly PixelPadding Around = new(left: 65, right: 110, bottom: 105, top: 65);

    /// <summary>Samples of the field along the longer side; drawn smoothed.</summary>
    private const int Samples = 240;

    /// <summary>From probability 0 to 1: from blue to cream, and in gray from dark to light.</summary>
    private static readonly Color[] FieldColors =
    [
        Color.FromHex("#78A8D8"), Color.FromHex("#9EC0E1"), Color.FromHex("#C6D6E4"), Color.FromHex("#DFE3E4"),
        Color.FromHex("#F0EAE0"), Color.FromHex("#FBF0E0"), Color.FromHex("#FFF3E3"),
    ];

    public static OutputFile[] Draw(Fit fit, LabeledRows points, Recipe recipe)
    {
        var (plot, height) = Plot(fit, points, recipe);
        using (plot)
        {
            return plot.Files("boundary", PictureWidth, height);
        }
    }

    /// <summary>The background where the network is sure of a class.</summary>
    internal static Color Background(ClassStyle style) => FieldColors[style.Label == 0 ? 0 : ^1];

    internal static (Plot Plot, int Height) Plot(Fit fit, LabeledRows points, Recipe recipe)
    {
        var plot = Picture.Start(
            Picture.Accuracy(fit, points, "test points"),
            $"recipe {recipe.Name}: {recipe.Values}");
        plot.XLabel("x₁");
        plot.YLabel("x₂");
        Picture.ShowLegendBelow(plot);
        plot.Axes.Bottom.TickGenerator = new NumericAutomatic { TickDensity = 0.5 };
        plot.Axes.Left.TickGenerator = new NumericAutomatic { TickDensity = 0.6 };
        var (frame, height) = Layout(points);
        plot.Layout.Fixed(Around);
        plot.Axes.SetLimits(frame);
        AddField(plot, fit, frame);
        AddPoints(plot, points);
        return (plot, height);
    }

    /// <summary>Test points large and on top, because only they show how well it generalizes; the others small and pale.</summary>
    private static void AddPoints(Plot plot, LabeledRows points)
    {
        var learning = points.Validation is null ? "train" : "train or validation";
        foreach (var style in ClassStyle.Both)
        {
            List<Coordinates> places = [.. Coordinates(points.Train, style.Label)];
            if (points.Validation is { } validation)
            {
                places.AddRange(Coordinates(validation, style.Label));
            }

            plot.Add.Plottable(new Dots(places, $"{style.Name}, {learning}", style.Shape, style.Pale, style.Rim.WithAlpha(.5), size: 4));
        }

        foreach (var style in ClassStyle.Both)
        {
            var places = Coordinates(points.Test, style.Label);
            plot.Add.Plottable(new Dots(places, $"{style.Name}, test", style.Shape, style.Fill, style.Rim, size: 7));
        }
    }

    private static void AddField(Plot plot, Fit fit, CoordinateRect frame)
    {
        var step = Math.Max(frame.Width, frame.Height) / (Samples - 1);
        var (columns, rows) = ((int)(frame.Width / step) + 2, (int)(frame.Height / step) + 2);
        var inputs = new float[rows * columns * 2];
        for (var i = 0; i < rows * columns; i++)
        {
            inputs[2 * i] = (float)(frame.Left + i % columns * step);
            inputs[2 * i + 1] = (float)(frame.Bottom + i / columns * step);
        }

        var probabilities = fit.Outputs(inputs);
        var intensities = new double[rows, columns];
        var surface = new Coordinates3d[rows, columns];
        for (var i = 0; i < rows * columns; i++)
        {
            var (row, column) = (i / columns, i % columns);
            intensities[row, column] = probabilities[i];
            surface[row, column] = new(frame.Left + column * step, frame.Bottom + row * step, probabilities[i]);
        }

        var field = plot.Add.Heatmap(intensities);
        field.Colormap = new CustomInterpolated(FieldColors);
        field.ManualRange = new(0, 1);
        field.FlipVertically = true;
        field.Smooth = true;
        field.CellAlignment = Alignment.MiddleCenter;
        field.Position = new(frame.Left, frame.Left + (columns - 1) * step, frame.Bottom, frame.Bottom + (rows - 1) * step);
        var bar = plot.Add.ColorBar(field);
        bar.Axis.TickGenerator = new NumericManual([0, 0.25, 0.5, 0.75, 1], ["0", "0.25", "0.5", "0.75", "1"]);
        bar.Axis.TickLabelStyle.FontSize = 13;
        bar.Axis.Label.Text = "ŷ, the probability of class 1";
        bar.Axis.Label.FontSize = 15;
        bar.Axis.Label.Bold = false;

        var boundary = plot.Add.ContourLines(surface);
        boundary.ContourLineLevels = [0.5];
        boundary.Update(surface);
        boundary.LineWidth = 2.5f;
        boundary.LineColor = Picture.Ink;
        boundary.LabelStyle.IsVisible = false;
        plot.Legend.ManualItems.Add(new() { LabelText = "ŷ = 0.5", LineColor = Picture.Ink, LineWidth = 2.5f });
    }

    /// <summary>
    /// The part of the plane to show and the picture's height: as high as equal units make it, and more of the plane if that would be a
    /// narrow strip or a tower.
    /// </summary>
    private static (CoordinateRect Frame, int Height) Layout(LabeledRows points)
    {
        var data = new AxisLimits(
            [.. Coordinates(points.Train), .. points.Validation is { } rows ? Coordinates(rows) : [], .. Coordinates(points.Test)]);
        var margin = Math.Max(0.06 * Math.Max(data.HorizontalSpan, data.VerticalSpan), 1e-3);
        var (width, height) = (data.HorizontalSpan + 2 * margin, data.VerticalSpan + 2 * margin);
        double dataWidth = PictureWidth - Around.Horizontal;
        var dataHeight = Math.Clamp(dataWidth * height / width, LeastHeight, MostHeight);
        var unit = Math.Max(width / dataWidth, height / dataHeight);
        var (halfWidth, halfHeight) = (dataWidth * unit / 2, dataHeight * unit / 2);
        var center = data.Center;
        return (
            new(center.X - halfWidth, center.X + halfWidth, center.Y - halfHeight, center.Y + halfHeight),
            (int)(dataHeight + Around.Vertical));
    }

    private static List<Coordinates> Coordinates(Dataset data, int? label = null)
    {
        var points = new List<Coordinates>();
        var inputs = data.Inputs;
        var targets = data.Targets;
        for (var row = 0; row < data.Rows; row++)
        {
            if (label is null || targets[row] == label)
            {
                points.Add(new(inputs[2 * row], inputs[2 * row + 1]));
            }
        }

        return points;
    }
}
