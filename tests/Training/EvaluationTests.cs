using System.Text.Json;

namespace Generated.Neuron.Tests.Training;

/// <summary>Measures against scikit-learn's numbers, which evaluation.py computed.</summary>
public sealed class EvaluationTests
{
    public static TheoryData<string> Cases => ["binary", "classes", "labels", "numbers"];

    [Theory, MemberData(nameof(Cases))]
    public void Measures_are_scikit_learns(string name)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "evaluation.json")));
        var golden = file.RootElement.GetProperty(name);
        var (outputs, targets) = (Numbers(golden, "outputs"), Numbers(golden, "targets"));
        var rows = golden.GetProperty("rows").GetInt32();
        var evaluation = Metrics.Evaluate(new Echo(Topology(name, outputs.Length / rows)), new Dataset(outputs, targets, rows));

        // All in double on the same float inputs.
        void Same(string measure, double value) => Assert.Equal(golden.GetProperty(measure).GetDouble(), value, 1e-9);
        if (name == "numbers")
        {
            Same("mae", evaluation.MeanAbsoluteError);
            Same("mse", evaluation.MeanSquaredError);
            Same("r2", evaluation.RSquared);
            Assert.True(double.IsNaN(evaluation.Accuracy));
            Assert.Contains("R²", evaluation.ToString(), StringComparison.Ordinal);
            return;
        }

        Same("accuracy", evaluation.Accuracy);
        Same("logLoss", evaluation.LogLoss);
        Same("area", evaluation.AreaUnderCurve);
        Same("macroPrecision", evaluation.MacroPrecision);
        Same("macroRecall", evaluation.MacroRecall);
        Same("macroF1", evaluation.MacroF1);
        foreach (var (measure, values) in new[]
        {
            ("precision", evaluation.Precision), ("recall", evaluation.Recall), ("f1", evaluation.F1),
        })
        {
            var wanted = golden.GetProperty(measure).EnumerateArray().Select(number => number.GetDouble()).ToArray();
            Assert.Equal(wanted.Length, values.Length);
            Assert.All(wanted.Zip(values), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        }

        Assert.Equal(
            golden.GetProperty("confusion").EnumerateArray().Select(row => row.EnumerateArray().Select(n => n.GetInt32())),
            evaluation.Confusion.Select(row => row.AsEnumerable()));
    }

    [Fact]
    public void The_table_names_the_classes()
    {
        var data = Dataset.FromRows(Enumerable.Range(0, 4), i => [i], i => i < 2 ? [1f, 0f] : [0f, 1f]);
        var text = Metrics.Evaluate(
            new Echo(new([2, 2], [Activation.Softmax], Loss.CrossEntropy)),
            new Dataset(new float[] { 1, 0, 0, 1, 0, 1, 0, 1 }, data.Targets.ToArray(), rows: 4))
            .ToString();
        Assert.Equal(
            """
            accuracy 75.00 % of 4 rows, log loss 8.0590, area under the ROC curve 0.7500

            class       precision  recall     F1  rows
            0               1.000   0.500  0.667     2
            1               0.667   1.000  0.800     2
            macro mean      0.833   0.750  0.733     4

            true \ predicted  0  1
            0                 1  1
            1                 0  2

            """,
            text);
    }

    [Fact]
    public void A_row_whose_output_is_not_a_number_is_right_nowhere()
    {
        var evaluation = Metrics.Evaluate(
            new Echo(new([2, 2], [Activation.Softmax], Loss.CrossEntropy)),
            new Dataset(new[] { float.NaN, 0, 0, 1 }, new float[] { 1, 0, 0, 1 }, rows: 2));
        Assert.Equal(0.5, evaluation.Accuracy);
        Assert.Equal(1, evaluation.Confusion.Sum(row => row.Sum()));
    }

    private static Topology Topology(string name, int outputs) => name switch
    {
        "classes" => new([outputs, outputs], [Activation.Softmax], Loss.CrossEntropy),
        "numbers" => new([outputs, outputs], [Activation.Identity], Loss.MeanSquaredError),
        _ => new([outputs, outputs], [Activation.Sigmoid], Loss.BinaryCrossEntropy),
    };

    private static float[] Numbers(JsonElement golden, string name) =>
        [.. golden.GetProperty(name).EnumerateArray().Select(number => number.GetSingle())];

    /// <summary>Predicts its inputs.</summary>
    private sealed class Echo(Topology topology) : IModel
    {
        public Topology Topology => topology;

        public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => inputs.CopyTo(outputs);
    }
}
