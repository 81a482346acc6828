using System.Text.Json;
using System.Text.Json.Serialization;
using Generated.Neuron.Tests.Networks;

namespace Generated.Neuron.Tests.Training;

/// <summary>Copies, single rows, windows of a series, scaled targets, and scalers as JSON.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed partial class ComfortTests
{
    private static readonly Topology Line = new([3, 4, 2], [Activation.Tanh, Activation.Identity], Loss.MeanSquaredError);

    [Fact]
    public void A_copy_has_the_parameters_of_its_source_and_goes_its_own_way()
    {
        var source = new Net2x8x1(1);
        var target = new Net2x8x1(2);
        target.CopyFrom(source);
        Assert.Equal(source.Parameters, target.Parameters);
        target.Parameters[0]++;
        Assert.NotEqual(source.Parameters[0], target.Parameters[0]);

        var matrix = new MatrixNetwork(source.Topology) { Dropout = 0.25 };
        matrix.CopyFrom(source);
        var clone = matrix.Clone();
        Assert.Equal(source.Parameters, clone.Parameters);
        Assert.Equal((matrix.Topology, 0.25), (clone.Topology, clone.Dropout));
        clone.Parameters.Clear();
        Assert.Equal(source.Parameters, matrix.Parameters);
        matrix.CopyFrom(matrix);
        Assert.Equal(source.Parameters, matrix.Parameters);
    }

    [Fact]
    public void A_source_of_another_topology_is_refused()
    {
        var network = new MatrixNetwork(Line, seed: 1);
        var before = network.Parameters.ToArray();
        foreach (var other in new[]
        {
            new Topology([3, 4, 2], [Activation.Relu, Activation.Identity], Loss.MeanSquaredError),
            new Topology([3, 4, 2], [Activation.Tanh, Activation.Identity], Loss.Huber),
            new Topology([3, 5, 2], [Activation.Tanh, Activation.Identity], Loss.MeanSquaredError),
        })
        {
            var message = Assert.Throws<ArgumentException>("source", () => network.CopyFrom(new MatrixNetwork(other))).Message;
            Assert.Contains(other.ToString(), message, StringComparison.Ordinal);
            Assert.Contains(Line.ToString(), message, StringComparison.Ordinal);
        }

        Assert.Equal(before, network.Parameters);
    }

    [Fact]
    public void A_clone_of_a_trained_network_remembers_its_classes()
    {
        var data = new Dataset(new float[] { 1, 2, 2, 1 }, new float[] { 0, 1 }, 2) { Classes = ["a", "b"] };
        var others = new Dataset(new float[] { 1, 2, 2, 1 }, new float[] { 0, 1 }, 2) { Classes = ["b", "c"] };
        var network = new MatrixNetwork(new Net2x8x1().Topology);
        new Trainer(network, new Adam()) { Epochs = 1 }.Fit(data);
        Assert.Throws<ArgumentException>("data", () => Metrics.Evaluate(network.Clone(), others));
    }

    [Fact]
    public void One_row_is_predicted_by_numbers_or_by_a_span()
    {
        var network = new Net2x8x1(1);
        float[] row = [0.5f, -1];
        var expected = new float[1];
        network.Forward(row, expected);
        Assert.Equal(expected[0], network.Predict(0.5f, -1));
        Assert.Equal(expected, network.Predict([0.5f, -1]));
        Assert.Equal(expected, network.Predict(row));
        Assert.Equal(expected, new LiveModel(network).Predict(row.AsSpan()));

        // One input: a number is still the generated Predict.
        var one = new OneInput(1);
        Assert.Equal(one.Predict(0.5f), one.Predict([0.5f])[0]);
        Assert.Equal(2, new MatrixNetwork(Line).Predict([1, 2, 3]).Length);
        Assert.Throws<ArgumentException>("row", () => network.Predict([1f]));
        Assert.Throws<ArgumentException>("row", () => network.Predict([1f, 2, 3, 4]));
    }

    [Fact]
    public void Classes_of_many_rows_are_those_of_each_row()
    {
        // More than one part of 2²⁰ outputs.
        const int rows = 400_000;
        var network = new MatrixNetwork(new Topology([1, 3], [Activation.Softmax], Loss.CrossEntropy));
        new float[] { -1, 0, 1, 0, 0.5f, 0 }.CopyTo(network.Parameters);
        var inputs = Enumerable.Range(0, rows).Select(row => row % 7 - 3f).ToArray();
        var classes = network.PredictClasses(inputs);
        Assert.Equal(rows, classes.Length);
        Assert.Equal(Enumerable.Range(0, rows).Select(row => row % 7 < 3 ? 0 : row % 7 == 3 ? 1 : 2), classes);
        inputs[^1] = float.NaN;
        Assert.Contains(
            "of row 400000 is NaN",
            Assert.Throws<InvalidOperationException>(() => network.PredictClasses(inputs)).Message,
            StringComparison.Ordinal);
        Assert.Empty(network.PredictClasses([]));
    }

    [Fact]
    public void Windows_of_a_series_have_what_follows_as_their_target()
    {
        var data = Dataset.Windows([0, 1, 2, 3, 4, 5], length: 3);
        Assert.Equal((3, 3, 1), (data.Rows, data.InputCount, data.TargetCount));
        Assert.Equal([0, 1, 2, 1, 2, 3, 2, 3, 4], data.Inputs.ToArray());
        Assert.Equal([3, 4, 5], data.Targets.ToArray());

        var far = Dataset.Windows([0, 1, 2, 3, 4, 5], length: 2, ahead: 4);
        Assert.Equal((1, 5f), (far.Rows, far.Targets[0]));
        Assert.Equal([0, 1], far.Inputs.ToArray());

        // Two columns: 10 and 20 at the first step.
        var two = Dataset.Windows([10, 20, 11, 21, 12, 22, 13, 23], length: 2, ahead: 1, columns: 2);
        Assert.Equal((2, 4, 2), (two.Rows, two.InputCount, two.TargetCount));
        Assert.Equal([10, 20, 11, 21, 11, 21, 12, 22], two.Inputs.ToArray());
        Assert.Equal([12, 22, 13, 23], two.Targets.ToArray());
    }

    [Fact]
    public void Windows_that_a_series_does_not_have_are_refused()
    {
        var series = new float[10];
        Assert.Throws<ArgumentOutOfRangeException>("length", () => Dataset.Windows(series, 0));
        Assert.Throws<ArgumentOutOfRangeException>("ahead", () => Dataset.Windows(series, 2, 0));
        Assert.Throws<ArgumentOutOfRangeException>("columns", () => Dataset.Windows(series, 2, 1, 0));
        Assert.Throws<ArgumentException>("series", () => Dataset.Windows(series, 2, 1, 3));
        Assert.Throws<ArgumentException>("series", () => Dataset.Windows(series, int.MaxValue, int.MaxValue));
        Assert.StartsWith(
            "The series has 10 steps, but one window of 8 and a target 3 ahead need 11",
            Assert.Throws<ArgumentException>("series", () => Dataset.Windows(series, 8, 3)).Message,
            StringComparison.Ordinal);
        Assert.Equal(1, Dataset.Windows(series, 8, 2).Rows);
        Assert.Throws<ArgumentOutOfRangeException>("length", () => Dataset.Windows(new float[1 << 17], 1 << 16));
    }

    [Fact]
    public void A_network_trained_on_scaled_targets_predicts_in_their_units_once_they_are_folded_in()
    {
        var data = Dataset.FromRows(
            Enumerable.Range(0, 50), i => [i / 25f - 1, i % 7 / 3f, 1], i => [250_000 + 3000f * i, -5 + 0.01f * i]);
        var units = StandardScaler.FitTargets(data);
        var scaled = units.TransformTargets(data);
        Assert.All(StandardScaler.FitTargets(scaled).Deviation, deviation => Assert.Equal(1, deviation, 1e-6));
        Assert.All(
            units.InverseTransformTargets(scaled).Targets.ToArray().Zip(data.Targets.ToArray()),
            pair => Assert.Equal(pair.Second, pair.First, 1e-6 * Math.Abs(pair.Second) + 1e-6));

        var network = new MatrixNetwork(Line, seed: 1);
        new Trainer(network, new Adam { LearningRate = 0.02 }) { Epochs = 200 }.Fit(scaled);
        var (before, after) = (new float[100], new float[100]);
        network.Forward(data.Inputs, before);
        units.InverseTransform(before, before);
        units.FoldOutput(network);
        network.Forward(data.Inputs, after);

        // The deviations are 43,000 and 0.14, so a few units of float32's last place of the largest outputs.
        Assert.All(before.Zip(after), pair => Assert.Equal(pair.First, pair.Second, 4e-7 * Math.Abs(pair.First)));
    }

    [Fact]
    public void Outputs_that_cannot_take_a_scaling_in_are_refused()
    {
        Refused("The network has 2 outputs, but the scaling is of 1 target.", new(Line), new([1f], [1f]));
        var sigmoid = new Topology([3, 1], [Activation.Sigmoid], Loss.BinaryCrossEntropy);
        Refused("The output's activation is Sigmoid", new(sigmoid), new([1f], [1f]));
        Refused("target 2 subtracts 2E+06 and divides by 10, 200,000 times less", new(Line), new([1f, 2e6f], [1f, 10f]));
        var large = new MatrixNetwork(Line);
        large.Parameters.Fill(float.MaxValue);
        Refused("A weight or bias of the last layer would be NaN or infinite", large, new([0f, 0f], [2f, 2f]));
        var inputs = new MatrixNetwork(Line, seed: 1);
        var before = inputs.Parameters.ToArray();
        Assert.Contains(
            "The scaling of input 1 subtracts 1E+08 and divides by 404, 247,525 times less",
            Assert.Throws<ArgumentException>(() => new StandardScaler([1e8f, 0, 0], [404f, 1, 1]).FoldInto(inputs)).Message,
            StringComparison.Ordinal);
        Assert.Equal(before, inputs.Parameters);
        var two = new Dataset(new float[2], new float[2], 1);
        Assert.Throws<ArgumentException>("data", () => new StandardScaler([1f], [1f]).TransformTargets(two));
        Assert.Throws<ArgumentException>("train", () => StandardScaler.FitTargets(Dataset.FromRows([1f], x => [x], _ => [])));
        Assert.Throws<ArgumentException>(
            "train", () => StandardScaler.FitTargets(new Dataset(new float[2], new float[] { 0, 1 }, 2) { Classes = ["a", "b"] }));
        Assert.Throws<ArgumentException>("train", () => StandardScaler.FitTargets(new Dataset(new float[2], new[] { 1, float.NaN }, 2)));

        static void Refused(string words, MatrixNetwork network, StandardScaler scaler)
        {
            var before = network.Parameters.ToArray();
            Assert.Contains(words, Assert.Throws<ArgumentException>(() => scaler.FoldOutput(network)).Message, StringComparison.Ordinal);
            Assert.Equal(before, network.Parameters);
        }
    }

    [Fact]
    public void A_scaler_survives_a_round_trip_through_JSON()
    {
        var data = Dataset.Moons(50, 0.1, 1);
        var scaler = StandardScaler.Fit(data);
        foreach (var options in new[] { new JsonSerializerOptions(), new(JsonSerializerDefaults.Web), Contract.Default.Options })
        {
            var read = JsonSerializer.Deserialize<StandardScaler>(JsonSerializer.Serialize(scaler, options), options)!;
            Assert.Equal(scaler.Mean.ToArray(), read.Mean.ToArray());
            Assert.Equal(scaler.Deviation.ToArray(), read.Deviation.ToArray());
            Assert.Equal(scaler.Transform([1f, 2f]), read.Transform([1f, 2f]));

            var ranges = MinMaxScaler.Fit(data);
            var readRanges = JsonSerializer.Deserialize<MinMaxScaler>(JsonSerializer.Serialize(ranges, options), options)!;
            Assert.Equal(ranges.Minimum.ToArray(), readRanges.Minimum.ToArray());
            Assert.Equal(ranges.Maximum.ToArray(), readRanges.Maximum.ToArray());
            Assert.Equal(ranges.Transform([1f, 2f]), readRanges.Transform([1f, 2f]));
            Assert.Throws<ArgumentException>(() => JsonSerializer.Deserialize<StandardScaler>("{}", options));
            Assert.Throws<ArgumentException>(
                () => JsonSerializer.Deserialize<MinMaxScaler>("""{"Minimum":[1],"Maximum":[0]}""", options));
        }
    }

    [Fact]
    public void Rows_are_scaled_in_place_and_not_into_a_part_of_themselves()
    {
        foreach (var scale in new Action<float[], int, int>[]
        {
            (numbers, from, to) => new StandardScaler([1f, 2f], [2f, 4f]).Transform(numbers.AsSpan(from, 6), numbers.AsSpan(to, 6)),
            (numbers, from, to) => new StandardScaler([1f, 2f], [2f, 4f]).InverseTransform(numbers.AsSpan(from, 6), numbers.AsSpan(to, 6)),
            (numbers, from, to) => new MinMaxScaler([1f, 2f], [2f, 4f]).Transform(numbers.AsSpan(from, 6), numbers.AsSpan(to, 6)),
            (numbers, from, to) => new MinMaxScaler([1f, 2f], [2f, 4f]).InverseTransform(numbers.AsSpan(from, 6), numbers.AsSpan(to, 6)),
        })
        {
            var (inPlace, apart) = (new float[] { 1, 2, 3, 4, 5, 6 }, new float[] { 1, 2, 3, 4, 5, 6, 0, 0, 0, 0, 0, 0 });
            scale(inPlace, 0, 0);
            scale(apart, 0, 6);
            Assert.Equal(apart[6..], inPlace);
            foreach (var (from, to) in new[] { (0, 2), (2, 0), (0, 5), (1, 0) })
            {
                var numbers = Enumerable.Range(0, 12).Select(i => (float)i).ToArray();
                Assert.Throws<ArgumentException>(() => scale(numbers, from, to));
                Assert.Equal(Enumerable.Range(0, 12).Select(i => (float)i), numbers);
            }
        }
    }

    [JsonSerializable(typeof(StandardScaler))]
    [JsonSerializable(typeof(MinMaxScaler))]
    private sealed partial class Contract : JsonSerializerContext;
}

[Network(1, 2, 1)]
internal sealed partial class OneInput;
