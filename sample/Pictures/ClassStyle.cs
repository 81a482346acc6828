using ScottPlot;

namespace Generated.Neuron.Sample.Pictures;

/// <summary>
/// How the points of a class are drawn: each class has its own shape, and its color differs from the other's in lightness too, so that the
/// picture can be read in gray and without telling blue from orange.
/// </summary>
/// <param name="Name">For the legend.</param>
/// <param name="Label">The target of its points.</param>
/// <param name="Shape">A circle, or a triangle.</param>
/// <param name="Fill">Of a test point.</param>
/// <param name="Pale">Of a point that is not a test point.</param>
/// <param name="Rim">Stands out from both backgrounds and from the fill.</param>
internal sealed record ClassStyle(string Name, int Label, MarkerShape Shape, Color Fill, Color Pale, Color Rim)
{
    /// <summary>Dark circles with a white rim.</summary>
    public static readonly ClassStyle Zero = new(
        "class 0", 0, MarkerShape.FilledCircle, Color.FromHex("#12447E"), Color.FromHex("#2F6CB0"), Colors.White);

    /// <summary>Light triangles with a dark rim.</summary>
    public static readonly ClassStyle One = new(
        "class 1", 1, MarkerShape.FilledTriangleUp, Color.FromHex("#FFB347"), Color.FromHex("#FFD6A6"), Color.FromHex("#6B2E00"));

    public static readonly IReadOnlyList<ClassStyle> Both = [Zero, One];
}
