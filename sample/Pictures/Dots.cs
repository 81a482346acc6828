using ScottPlot;
using SkiaSharp;

namespace Generated.Neuron.Sample.Pictures;

/// <summary>
/// Many dots with a rim, as the round caps of one path: a thousand ScottPlot markers would be a thousand elements of the
/// SVG, and their rims would hide one another.
/// </summary>
internal sealed class Dots(IReadOnlyList<Coordinates> points, string name, Color fill, Color rim, float size) : IPlottable
{
    private const float Rim = 1.2f;

    /// <summary>The length of a dot's line: Skia leaves lines of no length out of an SVG.</summary>
    private const float Speck = 0.01f;

    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new Axes();

    public IEnumerable<LegendItem> LegendItems =>
    [
        new LegendItem
        {
            LabelText = name,
            MarkerStyle = new MarkerStyle(MarkerShape.FilledCircle, size + 3, fill) { OutlineColor = rim, OutlineWidth = Rim },
        },
    ];

    public AxisLimits GetAxisLimits() => new(points);

    public void Render(RenderPack rp)
    {
        using var path = new SKPath();
        foreach (var centre in points.Select(Axes.GetPixel))
        {
            path.MoveTo(centre.X, centre.Y);
            path.LineTo(centre.X + Speck, centre.Y);
        }

        Draw(rp.Canvas, path, rim, size + 2 * Rim);
        Draw(rp.Canvas, path, fill, size);
    }

    private static void Draw(SKCanvas canvas, SKPath path, Color color, float diameter)
    {
        using var paint = new SKPaint
        {
            IsAntialias = true,
            Style = SKPaintStyle.Stroke,
            StrokeCap = SKStrokeCap.Round,
            StrokeWidth = diameter,
            Color = color.ToSKColor(),
        };
        canvas.DrawPath(path, paint);
    }
}
