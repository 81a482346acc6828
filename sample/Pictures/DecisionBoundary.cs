using Generated.Neuron.Sample.Output;
using ScottPlot;
using ScottPlot.Colormaps;
using ScottPlot.TickGenerators;

namespace Generated.Neuron.Sample.Pictures;

/// <summary>
/// What the network says at every place of the plane, where it changes its mind, and the points; in the coordinates of
/// the file, with equal units on both axes.
/// </summary>
internal static class DecisionBoundary
{
    private const int PictureWidth = 960;
    private const double LeastHeight = 380;
    private const double MostHeight = 640;

    /// <summary>Room for the axes, the title, the colour bar and the legend.</summary>
    private static readonly PixelPadding Around = new(left: 65, right: 110, bottom: 105, top: 65);

    /// <summary>Samples of the field along the longer side; drawn smoothed.</summary>
    private const int Samples = 240;

    /// <summary>From a certain class 0 over “no idea” to a certain class 1; paler than the dots on it.</summary>
    private static readonly CustomInterpolated Field = new(
    [
        Color.FromHex("#A3C8E6"), Color.FromHex("#C3DBEF"), Color.FromHex("#E1EDF7"), Color.FromHex("#FBFAF7"),
        Color.FromHex("#FCE8DA"), Color.FromHex("#F9D2B8"), Color.FromHex("#F4B993"),
    ]);

    public static OutputFile[] Draw(Fit fit, LabelledRows points, Recipe recipe)
    {
        using var plot = Picture.Start(
            $"What {fit.Sizes} learned of {points.Name}: {fit.TestAccuracy * 100:F1} % of the test points are right",
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
        return plot.Files("boundary", PictureWidth, height);
    }

    private static void AddPoints(Plot plot, LabelledRows points)
    {
        // Training points small and pale below, test points on top: only they say how well it generalises.
        foreach (var (data, name, size, rim) in new[]
        {
            (points.Train, "train", 4f, Colors.White.WithAlpha(.45)),
            (points.Test, "test", 6.5f, Colors.White),
        })
        {
            foreach (var (label, color) in new[] { (0, Picture.Cold), (1, Picture.Warm) })
            {
                var fill = name == "train" ? color.WithAlpha(.75) : color.Darken(.15);
                plot.Add.Plottable(new Dots(Coordinates(data, label), $"class {label}, {name}", fill, rim, size));
            }
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
        field.Colormap = Field;
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
    /// The part of the plane to show and the picture's height: as high as equal units make it, within reason, and where
    /// that would be a strip or a tower, more of the plane.
    /// </summary>
    private static (CoordinateRect Frame, int Height) Layout(LabelledRows points)
    {
        var data = new AxisLimits([.. Coordinates(points.Train), .. Coordinates(points.Test)]);
        var margin = Math.Max(0.06 * Math.Max(data.HorizontalSpan, data.VerticalSpan), 1e-3);
        var (width, height) = (data.HorizontalSpan + 2 * margin, data.VerticalSpan + 2 * margin);
        double dataWidth = PictureWidth - Around.Horizontal;
        var dataHeight = Math.Clamp(dataWidth * height / width, LeastHeight, MostHeight);
        var unit = Math.Max(width / dataWidth, height / dataHeight);
        var (halfWidth, halfHeight) = (dataWidth * unit / 2, dataHeight * unit / 2);
        var centre = data.Center;
        return (
            new(centre.X - halfWidth, centre.X + halfWidth, centre.Y - halfHeight, centre.Y + halfHeight),
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
