using ScottPlot;
using SkiaSharp;

namespace Generated.Neuron.Sample.Pictures;

/// <summary>A line in dashes that are lines of their own: Skia draws a dashed line solid in an SVG.</summary>
internal sealed class DashedLine(Coordinates from, Coordinates to, Color color, float width) : IPlottable
{
    /// <summary>In pixels; longer in a wide line, whose dashes would be squares otherwise.</summary>
    private readonly float _dash = Math.Max(9, 2 * width), _gap = Math.Max(6, 0.9f * width);

    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new Axes();

    public IEnumerable<LegendItem> LegendItems => [];

    public AxisLimits GetAxisLimits() => new([from, to]);

    public void Render(RenderPack rp)
    {
        var (start, end) = (Axes.GetPixel(from), Axes.GetPixel(to));
        var (x, y) = (end.X - start.X, end.Y - start.Y);
        var length = MathF.Sqrt(x * x + y * y);
        using var path = new SKPath();
        for (var at = 0f; at < length; at += _dash + _gap)
        {
            var (begins, ends) = (at / length, Math.Min(at + _dash, length) / length);
            path.MoveTo(start.X + begins * x, start.Y + begins * y);
            path.LineTo(start.X + ends * x, start.Y + ends * y);
        }

        using var paint = new SKPaint
        {
            IsAntialias = true,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = width,
            Color = color.ToSKColor(),
        };
        rp.Canvas.DrawPath(path, paint);
    }
}
