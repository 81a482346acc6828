using System.Globalization;
using Generated.Neuron.Sample.Output;
using ScottPlot;

namespace Generated.Neuron.Sample.Pictures;

/// <summary>
/// The trained network as a drawing: each line is a weight, wider if it is larger, solid above 0 and dashed below; on the right each
/// neuron's formula.
/// </summary>
internal static class WeightDiagram
{
    private const double HiddenX = 1.25;
    private const double OutputX = 2.5;
    private const double FormulaX = 2.95;
    private const float WidestLine = 9;

    public static OutputFile[] Draw(Fit fit, LabeledRows rows, Recipe recipe)
    {
        using var plot = Plot(fit, rows, recipe);
        return plot.Files("weights", 1000, 640);
    }

    internal static Plot Plot(Fit fit, LabeledRows rows, Recipe recipe)
    {
        var plot = Picture.Start(
            $"{fit.Sizes} on {rows.Name}: the trained weights (recipe {recipe.Name})",
            "solid orange: above 0; dashed blue: below 0; the wider the line, the larger the weight");
        plot.HideGrid();
        foreach (var axis in plot.Axes.GetAxes())
        {
            axis.IsVisible = false;
        }

        var network = fit.Network;
        var (w1, w2) = (network.Weights(1).ToArray(), network.Weights(2).ToArray());
        var (b1, b2) = (network.Biases(1).ToArray(), network.Biases(2).ToArray());
        var hidden = b1.Length;
        double Y(int neuron) => -neuron;
        double[] inputY = [Y(0) - 0.28 * (hidden - 1), Y(0) - 0.72 * (hidden - 1)];
        var outputY = -0.5 * (hidden - 1);

        var largest1 = w1.Cast<float>().Max(Math.Abs);
        var largest2 = w2.Cast<float>().Max(Math.Abs);
        for (var neuron = 0; neuron < hidden; neuron++)
        {
            for (var input = 0; input < 2; input++)
            {
                Connect(plot, new(0, inputY[input]), new(HiddenX, Y(neuron)), w1[neuron, input], largest1);
            }

            Connect(plot, new(HiddenX, Y(neuron)), new(OutputX, outputY), w2[0, neuron], largest2);
        }

        for (var neuron = 0; neuron < hidden; neuron++)
        {
            Node(plot, HiddenX, Y(neuron), $"a{Subscript(neuron + 1)}");
            Write(plot, FormulaX, Y(neuron),
                $"a{Subscript(neuron + 1)} = max(0, {Term(w1[neuron, 0], first: true)} x₁ {Term(w1[neuron, 1])} x₂ {Term(b1[neuron])})");
        }

        Node(plot, 0, inputY[0], "x₁");
        Node(plot, 0, inputY[1], "x₂");
        Node(plot, OutputX, outputY, "ŷ");
        var terms = Enumerable.Range(0, hidden).Select(j => $"{Term(w2[0, j], j == 0)} a{Subscript(j + 1)}").ToArray();
        Write(plot, 0, Y(hidden) - 0.15,
            $"ŷ = σ({string.Join(' ', terms)} {Term(b2[0])})");
        if (fit.Scaling is { } scaling)
        {
            Write(plot, 0, Y(hidden) - 0.75, string.Create(CultureInfo.InvariantCulture,
                $"x₁ = (coordinate 1 − {scaling.Mean[0]:F3}) / {scaling.Deviation[0]:F3},   x₂ = (coordinate 2 − "
                    + $"{scaling.Mean[1]:F3}) / {scaling.Deviation[1]:F3}"));
        }

        plot.Axes.SetLimits(-0.25, 5.1, Y(hidden) - (fit.Scaling is null ? 0.55 : 1.15), 0.55);
        return plot;
    }

    private static void Connect(Plot plot, Coordinates from, Coordinates to, float weight, float largest)
    {
        var share = largest > 0 ? Math.Abs(weight) / largest : 0;
        var width = 0.6f + (WidestLine - 0.6f) * share;
        var color = (weight < 0 ? Picture.Cold : Picture.Warm).WithAlpha(.45 + .5 * share);
        if (weight < 0)
        {
            plot.Add.Plottable(new DashedLine(from, to, color, width));
            return;
        }

        var line = plot.Add.Line(from, to);
        line.LineWidth = width;
        line.LineColor = color;
    }

    private static void Node(Plot plot, double x, double y, string name)
    {
        var disc = plot.Add.Marker(x, y, MarkerShape.FilledCircle, 34, Colors.White);
        disc.MarkerStyle.OutlineColor = Picture.Ink;
        disc.MarkerStyle.OutlineWidth = 1.6f;
        var text = plot.Add.Text(name, x, y);
        text.LabelAlignment = Alignment.MiddleCenter;
        text.LabelFontSize = 15;
        text.LabelFontColor = Picture.Ink;
        text.OffsetY = Picture.TextDrop;
    }

    private static void Write(Plot plot, double x, double y, string line)
    {
        var text = plot.Add.Text(line, x, y);
        text.LabelAlignment = Alignment.MiddleLeft;
        text.LabelFontSize = 14;
        text.LabelFontColor = Picture.Ink;
        text.OffsetY = Picture.TextDrop;
    }

    private static string Term(float number, bool first = false) =>
        (first, number < 0) switch
        {
            (true, true) => "−",
            (true, false) => "",
            (false, true) => "− ",
            (false, false) => "+ ",
        } + Math.Abs(number).ToString("F2", CultureInfo.InvariantCulture);

    private static char Subscript(int digit) => (char)('₀' + digit);
}
