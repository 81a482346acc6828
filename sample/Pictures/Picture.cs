using System.Text;
using Generated.Neuron.Sample.Output;
using ScottPlot;

namespace Generated.Neuron.Sample.Pictures;

/// <summary>What the pictures have in common: size, type, colours, and the way to a PNG and an SVG.</summary>
internal static class Picture
{
    /// <summary>Pixels of the PNG to one unit of the layout: sharp on a dense screen.</summary>
    private const int Density = 2;

    /// <summary>Moves text down to where it looks centred: ScottPlot centres the box of its letters, accents included.</summary>
    public const float TextDrop = 2;

    public static readonly Color Ink = Color.FromHex("#1F2933");
    public static readonly Color Muted = Color.FromHex("#66727F");
    public static readonly Color Line = Color.FromHex("#DDE3E9");

    /// <summary>Class 0, or below zero.</summary>
    public static readonly Color Cold = Color.FromHex("#2166AC");

    /// <summary>Class 1, or above zero.</summary>
    public static readonly Color Warm = Color.FromHex("#C8501E");

    /// <summary>One that has subscripts and ŷ; the first of these that the machine has.</summary>
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

    /// <summary>A legend that hides no point.</summary>
    public static void ShowLegendBelow(Plot plot)
    {
        var legend = plot.ShowLegend(Edge.Bottom).Legend;
        legend.OutlineWidth = 0;
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
