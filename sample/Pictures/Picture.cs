using System.Globalization;
using System.Text;
using Generated.Neuron.Sample.Output;
using ScottPlot;

namespace Generated.Neuron.Sample.Pictures;

/// <summary>What the pictures have in common: size, typeface, colors, titles, and the PNG and the SVG.</summary>
internal static class Picture
{
    /// <summary>Pixels of the PNG per unit of the layout: sharp on a dense screen.</summary>
    private const int Density = 2;

    /// <summary>Moves text down to where it looks centered: ScottPlot centers the box of its letters, accents included.</summary>
    public const float TextDrop = 2;

    public static readonly Color Ink = Color.FromHex("#1F2933");
    public static readonly Color Muted = Color.FromHex("#66727F");
    public static readonly Color Line = Color.FromHex("#DDE3E9");

    /// <summary>What is right, the training, or below zero.</summary>
    public static readonly Color Cold = Color.FromHex("#2166AC");

    /// <summary>What is wrong, the validation, or above zero.</summary>
    public static readonly Color Warm = Color.FromHex("#C8501E");

    /// <summary>The first of these that is installed; all of them have subscripts and ŷ.</summary>
    private static readonly string Typeface =
        new[] { "DejaVu Sans", "Segoe UI", "Helvetica Neue", "Noto Sans" }.FirstOrDefault(
            SkiaSharp.SKFontManager.Default.FontFamilies.Contains)
            ?? Fonts.Default;

    public static Plot Start(string title, string subtitle)
    {
        Fonts.Default = Fonts.Sans = Typeface;
        var plot = new Plot();
        plot.FigureBackground.Color = Colors.White;
        plot.DataBackground.Color = Colors.White;
        plot.Axes.Color(Ink);
        plot.Grid.MajorLineColor = Line;
        plot.Axes.FrameColor(Muted);
        plot.Title($"{title}\n{subtitle}", 16);
        plot.Axes.Title.Label.Bold = false;
        foreach (var axis in plot.Axes.GetAxes())
        {
            axis.Label.FontSize = 15;
            axis.Label.Bold = false;
            axis.TickLabelStyle.FontSize = 13;
            axis.TickLabelStyle.OffsetY = TextDrop;
        }

        return plot;
    }

    /// <summary>A title such as <c>2-8-1 on moons.csv: 97.4 % of the test points classified correctly</c>.</summary>
    /// <param name="fit">The trained network.</param>
    /// <param name="rows">What it was trained and tested on.</param>
    /// <param name="what">What was classified, for example "test points".</param>
    public static string Accuracy(Fit fit, LabeledRows rows, string what) => string.Create(
        CultureInfo.InvariantCulture, $"{fit.Sizes} on {rows.Name}: {100 * fit.TestAccuracy:F1} % of the {what} classified correctly");

    /// <summary>A legend below the axes, where it covers no data.</summary>
    public static void ShowLegendBelow(Plot plot)
    {
        var legend = plot.ShowLegend(Edge.Bottom).Legend;
        legend.OutlineWidth = 0;
        legend.TightHorizontalWrapping = true;
        legend.ShadowColor = Colors.Transparent;
        legend.FontSize = 13;
        legend.FontColor = Ink;
    }

    public static OutputFile[] Files(this Plot plot, string name, int width, int height)
    {
        var svg = plot.GetSvgXml(width, height)
            .Replace($"\"{Typeface}\"", $"\"{Typeface}, Verdana, Helvetica, sans-serif\"", StringComparison.Ordinal);
        plot.ScaleFactor = Density;
        var png = plot.GetImageBytes(width * Density, height * Density, ImageFormat.Png);
        return [new($"{name}.png", png), new($"{name}.svg", Encoding.UTF8.GetBytes(svg))];
    }
}
