using ScottPlot;
using SkiaSharp;

namespace Generated.Neuron.Sample.Pictures;

/// <summary>
/// Many circles or triangles with a rim, as one path: a thousand ScottPlot markers would be a thousand elements of the SVG, and their rims
/// would hide one another.
/// </summary>
/// <param name="points">The centers.</param>
/// <param name="name">For the legend.</param>
/// <param name="shape">A filled circle or a filled triangle.</param>
/// <param name="fill">The color inside.</param>
/// <param name="rim">The color around it.</param>
/// <param name="size">The diameter in pixels.</param>
internal sealed class Dots(
    IReadOnlyList<Coordinates> points, string name, MarkerShape shape, Color fill, Color rim, float size) : IPlottable
{
    private const float Rim = 1.1f;

    /// <summary>The length of a circle's line: Skia leaves lines of length 0 out of an SVG.</summary>
    private const float Speck = 0.01f;

    /// <summary>From the center of a triangle to its corners, in diameters of a circle that looks as large.</summary>
    private const float Corner = 0.72f;

    /// <summary>Corners are rounded to this part of a pixel, which halves the text of an SVG.</summary>
    private const float Grid = 10;

    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new Axes();

    public IReadOnlyList<Coordinates> Points => points;

    public string Name => name;

    public MarkerShape Shape => shape;

    public Color Fill => fill;

    public Color RimColor => rim;

    public IEnumerable<LegendItem> LegendItems =>
    [
        new LegendItem
        {
            LabelText = name,
            MarkerStyle = new MarkerStyle(shape, size + 3, fill) { OutlineColor = rim, OutlineWidth = Rim },
        },
    ];

    public AxisLimits GetAxisLimits() => new(points);

    public void Render(RenderPack rp)
    {
        using var path = new SKPath();
        foreach (var center in points.Select(Axes.GetPixel))
        {
            if (shape == MarkerShape.FilledCircle)
            {
                path.MoveTo(center.X, center.Y);
                path.LineTo(center.X + Speck, center.Y);
            }
            else
            {
                AddTriangle(path, center);
            }
        }

        // All rims first, so that none covers the inside of its neighbor.
        if (shape == MarkerShape.FilledCircle)
        {
            Draw(rp.Canvas, path, rim, size + 2 * Rim);
            Draw(rp.Canvas, path, fill, size);
        }
        else
        {
            Draw(rp.Canvas, path, rim, 2 * Rim);
            Draw(rp.Canvas, path, fill, width: 0);
        }
    }

    private void AddTriangle(SKPath path, Pixel center)
    {
        const float HalfSide = 0.866f;
        var radius = Corner * size;
        path.MoveTo(Round(center.X), Round(center.Y - radius));
        path.LineTo(Round(center.X + HalfSide * radius), Round(center.Y + radius / 2));
        path.LineTo(Round(center.X - HalfSide * radius), Round(center.Y + radius / 2));
        path.Close();
    }

    private static float Round(float pixels) => MathF.Round(pixels * Grid) / Grid;

    /// <summary>Strokes a path with round ends and corners, or fills it if the width is 0.</summary>
    private static void Draw(SKCanvas canvas, SKPath path, Color color, float width)
    {
        using var paint = new SKPaint
        {
            IsAntialias = true,
            Style = width == 0 ? SKPaintStyle.Fill : SKPaintStyle.Stroke,
            StrokeCap = SKStrokeCap.Round,
            StrokeJoin = SKStrokeJoin.Round,
            StrokeWidth = width,
            Color = color.ToSKColor(),
        };
        canvas.DrawPath(path, paint);
    }
}
