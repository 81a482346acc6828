using System.Text.Json;

namespace Generated.Neuron.Tests.Training;

/// <summary>Measures against scikit-learn's numbers, which evaluation.py computed.</summary>
[Trait(nameof(Needs), Needs.Vectors)]
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

    /// <summary>scikit-learn's f1_score, precision_score and recall_score with average="macro", zero_division=0.</summary>
    [Theory]
    [InlineData(4, new[] { 0, 1, 1, 0 }, new[] { 0, 1, 0, 1 }, 0.5, 0.5, 0.5)]
    [InlineData(4, new[] { 0, 2, 2, 2 }, new[] { 0, 2, 2, 0 }, 0.75, 0.8333333333333333, 0.7333333333333334)]
    [InlineData(3, new[] { 0, 1, 1, 0 }, new[] { 0, 1, 2, 0 }, 0.6666666666666666, 0.5, 0.5555555555555555)]
    [InlineData(3, new[] { 0, 1, 1, 1 }, new[] { 0, 0, 0, 0 }, 0.125, 0.5, 0.2)]
    [InlineData(5, new[] { 3, 3 }, new[] { 3, 3 }, 1.0, 1.0, 1.0)]
    public void Macro_means_leave_out_classes_that_are_in_neither_truth_nor_prediction(
        int classes, int[] truth, int[] predicted, double precision, double recall, double f1)
    {
        var evaluation = Metrics.Evaluate(
            new Echo(new Topology([classes, classes], [Activation.Softmax], Loss.CrossEntropy)),
            new Dataset(OneHot(predicted), OneHot(truth), truth.Length));
        Assert.Equal(precision, evaluation.MacroPrecision, 1e-12);
        Assert.Equal(recall, evaluation.MacroRecall, 1e-12);
        Assert.Equal(f1, evaluation.MacroF1, 1e-12);
        Assert.Equal(classes, evaluation.F1.Length);

        // roc_auc_score(multi_class="ovr") is not defined if a class has no row.
        Assert.True(double.IsNaN(evaluation.AreaUnderCurve));

        float[] OneHot(int[] labels) =>
            [.. labels.SelectMany(label => Enumerable.Range(0, classes).Select(k => k == label ? 1f : 0f))];
    }

    [Fact]
    public void A_binary_class_in_neither_truth_nor_prediction_is_left_out_and_a_label_is_not()
    {
        var one = new Topology([1, 1], [Activation.Sigmoid], Loss.BinaryCrossEntropy);
        Assert.Equal(1, Metrics.Evaluate(new Echo(one), new Dataset(new[] { 0.9f, 0.8f }, new float[] { 1, 1 }, 2)).MacroF1);

        // Of several labels scikit-learn counts every column: f1_score([[1, 0], [1, 0]], [[1, 0], [1, 0]], average="macro") is 0.5.
        var two = new Topology([2, 2], [Activation.Sigmoid], Loss.BinaryCrossEntropy);
        var labels = new Dataset(new float[] { 1, 0, 1, 0 }, new float[] { 1, 0, 1, 0 }, 2);
        Assert.Equal(0.5, Metrics.Evaluate(new Echo(two), labels).MacroF1);
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
