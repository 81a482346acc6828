using System.Globalization;
using Generated.Neuron.Sample;
using Generated.Neuron.Sample.Pictures;
using Generated.Neuron.Sample.Sets;
using ScottPlot;
using ScottPlot.Panels;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

namespace Generated.Neuron.Tests.Sample;

/// <summary>What the pictures show, before it becomes pixels.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class PictureTests
{
    private static readonly LabeledRows Moons = LabeledRows.OfPoints(LabeledRows.OwnFile("moons.csv"), validates: true);
    private static readonly Recipe Short = Recipe.Default with { Epochs = 30 };

    /// <summary>L* of CIE 1976, the lightness that an eye sees in gray: 0 is black, 100 white.</summary>
    private static double Lightness(Color color)
    {
        static double Linear(double share) => share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        var luminance = 0.2126 * Linear(color.R / 255.0) + 0.7152 * Linear(color.G / 255.0) + 0.0722 * Linear(color.B / 255.0);
        return 116 * Math.Cbrt(luminance) - 16;
    }

    [Fact]
    public void The_classes_differ_in_lightness_as_well_and_every_rim_stands_out()
    {
        var (zero, one) = (ClassStyle.Zero, ClassStyle.One);

        // A difference of 10 is plain to see side by side; small dots need more.
        Assert.True(Lightness(DecisionBoundary.Background(one)) - Lightness(DecisionBoundary.Background(zero)) > 25);
        Assert.True(Lightness(one.Fill) - Lightness(zero.Fill) > 40);
        Assert.True(Lightness(one.Pale) - Lightness(zero.Pale) > 40);
        foreach (var style in ClassStyle.Both)
        {
            foreach (var background in ClassStyle.Both.Select(DecisionBoundary.Background))
            {
                // Inside or rim: on either background one of them makes the outline.
                Assert.True(
                    Math.Max(Contrast(style.Rim, background), Contrast(style.Fill, background)) > 25, $"{style.Name} on {background}");
            }

            Assert.True(Contrast(style.Rim, style.Fill) > 25);
        }

        static double Contrast(Color a, Color b) => Math.Abs(Lightness(a) - Lightness(b));
    }

    [Fact]
    public void The_classes_differ_in_shape()
    {
        var fit = Fit.Of(Short, SampleNetworks.Generated(), Moons, seed: 0);
        var (plot, _) = DecisionBoundary.Plot(fit, Moons, Short);
        using (plot)
        {
            var dots = plot.GetPlottables<Dots>().ToArray();
            Assert.Equal(
                ["class 0, train or validation", "class 1, train or validation", "class 0, test", "class 1, test"],
                dots.Select(d => d.Name));
            Assert.All(dots, d => Assert.Equal(
                d.Name.StartsWith("class 0", StringComparison.Ordinal) ? MarkerShape.FilledCircle : MarkerShape.FilledTriangleUp, d.Shape));
            Assert.Equal((1670, 330), (dots[0].Points.Count + dots[1].Points.Count, dots[2].Points.Count + dots[3].Points.Count));
            HasLegendBelow(plot);
            var percent = (100 * fit.TestAccuracy).ToString("F1", CultureInfo.InvariantCulture);
            Assert.StartsWith($"2-8-1 on moons.csv: {percent} % of the test points classified correctly\n", Title(plot));
        }
    }

    [Fact]
    public void The_cost_picture_has_both_curves_the_best_epoch_and_no_words_among_them()
    {
        var fit = Fit.Of(Short, SampleNetworks.Generated(), Moons, seed: 0);
        using var plot = CostCurve.Plot(fit, Moons, Short);

        var curves = plot.GetPlottables<Scatter>().ToArray();
        Assert.Equal([30, 30], curves.Where(curve => curve.LineWidth > 0).Select(curve => curve.Data.GetScatterPoints().Count));
        Assert.Equal(Logarithms(fit.Report.Costs), Heights(curves[0]));
        Assert.Equal(Logarithms(fit.Report.ValidationCosts), Heights(curves[1]));

        var best = fit.Report.BestEpoch;
        Assert.Equal(best, fit.KeptEpoch);
        var dot = Assert.Single(plot.GetPlottables<Marker>());
        Assert.Equal((best, Math.Log10(fit.Report.ValidationCosts.Min())), (dot.X, dot.Y));
        Assert.Equal(best, Assert.Single(plot.GetPlottables<VerticalLine>()).X);

        Assert.Empty(plot.GetPlottables<Text>());
        HasLegendBelow(plot);
        var lowest = fit.Report.ValidationCosts.Min().ToString("F4", CultureInfo.InvariantCulture);
        Assert.Equal(
            ["training rows (1,340)", "validation rows (330)", $"lowest validation cost: {lowest} in epoch {best}, which is kept"],
            plot.Legend.ManualItems.Select(item => item.LabelText));
        Assert.StartsWith("2-8-1 on moons.csv: cost of the training and validation rows\n", Title(plot));

        // Told apart without color: one of the two has markers.
        Assert.Equal(
            [MarkerShape.None, MarkerShape.FilledSquare], plot.Legend.ManualItems.Take(2).Select(item => item.MarkerStyle.Shape));

        static IEnumerable<double> Logarithms(IEnumerable<float> costs) => costs.Select(cost => Math.Log10(cost));
        static IEnumerable<double> Heights(Scatter curve) => curve.Data.GetScatterPoints().Select(point => point.Y);
    }

    [Fact]
    public void The_network_has_the_parameters_of_the_epoch_that_the_picture_marks()
    {
        var network = SampleNetworks.Generated();
        var fit = Fit.Of(Short with { LearningRate = 0.05f }, network, Moons, seed: 3);
        Assert.NotEqual(30, fit.KeptEpoch);
        Assert.Equal(fit.Report.ValidationCosts.Min(), network.Cost(fit.Scaled(Moons.Validation!).Inputs, Moons.Validation!.Targets));
    }

    [Fact]
    public void Without_validation_rows_the_second_curve_is_called_that_of_the_test_rows_and_the_last_epoch_is_kept()
    {
        var rows = LabeledRows.OfPoints(LabeledRows.OwnFile("moons.csv"), validates: false);
        var recipe = Recipe.Notes with { Epochs = 12 };
        var fit = Fit.Of(recipe, SampleNetworks.Generated(), rows, seed: 0);
        using var plot = CostCurve.Plot(fit, rows, recipe);
        var names = plot.Legend.ManualItems.Select(item => item.LabelText).ToArray();
        Assert.Equal("test rows (660)", names[1]);
        Assert.EndsWith("; the last epoch is kept", names[2]);
        Assert.Equal(12, fit.KeptEpoch);
    }

    [Fact]
    public void More_epochs_than_the_picture_has_columns_keep_the_best_one()
    {
        var recipe = Recipe.Notes with { Epochs = 2500, LearningRate = 0.3f };
        var rows = LabeledRows.OfPoints(LabeledRows.OwnFile("moons.csv"), validates: true);
        var fit = Fit.Of(recipe, SampleNetworks.Generated(), rows, seed: 0);
        using var plot = CostCurve.Plot(fit, rows, recipe);
        var curve = plot.GetPlottables<Scatter>().ElementAt(1).Data.GetScatterPoints();
        Assert.InRange(curve.Count, 800, 1002);
        Assert.Contains(curve, point => point.X == fit.KeptEpoch && point.Y == Math.Log10(fit.Report.ValidationCosts.Min()));
    }

    [Fact]
    public void The_digits_have_a_confusion_matrix_of_ten_times_ten_counts_with_names_on_both_axes()
    {
        var set = SampleSets.All.Single(set => set.Name == "digits");
        var rows = set.Load(0);
        var fit = Fit.Of(set.Recipe with { Epochs = 3 }, set.Create(0), rows, seed: 0);
        using var plot = ConfusionMatrix.Plot(fit, rows, set.Recipe);
        plot.RenderInMemory(900, 765);

        var confusion = Metrics.Evaluate(fit.Network, fit.Scaled(rows.Test)).Confusion;
        Assert.Equal(100, plot.GetPlottables<Rectangle>().Count());
        var counts = new int[10, 10];
        foreach (var text in plot.GetPlottables<Text>())
        {
            counts[9 - (int)text.Location.Y, (int)text.Location.X] = int.Parse(text.LabelText, CultureInfo.InvariantCulture);
        }

        for (var truth = 0; truth < 10; truth++)
        {
            Assert.Equal(confusion[truth], Enumerable.Range(0, 10).Select(predicted => counts[truth, predicted]));
        }

        string[] digits = [.. Enumerable.Range(0, 10).Select(digit => digit.ToString(CultureInfo.InvariantCulture))];
        Assert.Equal(digits, Ticks(plot.Axes.Bottom));
        Assert.Equal(digits.Reverse(), Ticks(plot.Axes.Left));
        Assert.Equal(("predicted class", "true class"), (plot.Axes.Bottom.Label.Text, plot.Axes.Left.Label.Text));
        Assert.Contains("of the 359 test rows classified correctly", Title(plot), StringComparison.Ordinal);

        static IEnumerable<string> Ticks(IAxis axis) => ((NumericManual)axis.TickGenerator).Ticks.Select(tick => tick.Label);
    }

    [Fact]
    public void Weights_below_0_are_dashed_so_that_their_sign_shows_without_color()
    {
        var fit = Fit.Of(Short, SampleNetworks.Generated(), Moons, seed: 0);
        using var plot = WeightDiagram.Plot(fit, Moons, Short);
        var weights = fit.Network.Weights(1).ToArray().Cast<float>().Concat(fit.Network.Weights(2).ToArray().Cast<float>()).ToArray();
        Assert.Equal(weights.Count(weight => weight < 0), plot.GetPlottables<DashedLine>().Count());
        Assert.Equal(weights.Count(weight => weight >= 0), plot.GetPlottables<LinePlot>().Count());
    }

    private static void HasLegendBelow(Plot plot) =>
        Assert.Equal(Edge.Bottom, Assert.Single(plot.Axes.GetPanels().OfType<LegendPanel>()).Edge);

    private static string Title(Plot plot) => plot.Axes.Title.Label.Text;
}
