using Generated.Neuron.Tests.Networks;

namespace Generated.Neuron.Tests.Training;

/// <summary>Data sets with weights, and trainers that learn from them.</summary>
[Trait(nameof(Needs), Needs.Vectors)]
public sealed class RowWeightTests
{
    [Fact]
    public void Balanced_classes_are_scikit_learns_formula()
    {
        // compute_class_weight("balanced", classes=[0, 1, 2], y=[0, 0, 0, 1, 1, 2]) is [0.666…, 1, 2]: 6 / (3 · 3), 6 / (3 · 2) and
        // 6 / (3 · 1).
        var data = new Dataset(new float[6], new float[] { 0, 0, 0, 1, 1, 2 }, 6);
        float[] expected = [2f / 3, 2f / 3, 2f / 3, 1, 1, 2];
        Assert.Equal(expected, data.WithBalancedClasses().RowWeights.ToArray());
        Assert.Equal(expected, data.OneHot(3).WithBalancedClasses().RowWeights.ToArray());
        Assert.Equal(expected, data.WithBalancedClasses().OneHot(3).RowWeights.ToArray());

        // A class without a row is not counted: 6 / (2 · 3).
        var twoOfThree = new Dataset(new float[6], new float[] { 0, 0, 0, 2, 2, 2 }, 6).WithBalancedClasses();
        Assert.All(twoOfThree.RowWeights.ToArray(), weight => Assert.Equal(1, weight));
    }

    [Fact]
    public void Class_weights_give_the_mean_that_PyTorch_divides_by_their_sum()
    {
        // torch.nn.CrossEntropyLoss(weight=w): Σ w[y] · −log p[y] / Σ w[y].
        var network = new Softmax4x16x3(seed: 3);
        var rows = new NetworkData(network, rows: 50);
        var labels = Enumerable.Range(0, 50).Select(row => (float)(row * row % 3)).ToArray();
        float[] weights = [0.5f, 2, 3];
        var data = new Dataset(rows.Inputs, labels, 50).OneHot(3).WithClassWeights(weights);
        var outputs = new float[150];
        network.Forward(data.Inputs, outputs);
        var (sum, total) = (0.0, 0.0);
        for (var row = 0; row < 50; row++)
        {
            sum -= weights[(int)labels[row]] * Math.Log(outputs[3 * row + (int)labels[row]]);
            total += weights[(int)labels[row]];
        }

        // float32 rounds every term by 2⁻²⁴.
        Assert.Equal(sum / total, network.Cost(data.Inputs, data.Targets, data.RowWeights), 1e-6 * sum / total);
    }

    [Fact]
    public void Weights_go_with_their_rows()
    {
        var data = new Dataset(new float[] { 10, 11, 12, 13 }, new float[] { 0, 1, 0, 1 }, 4).WithRowWeights(new float[] { 0, 1, 2, 3 });
        Check(data);
        Check(data.Shuffle(3));
        Check(data.Select(3, 3, 1));
        Check(data.Split(1).Test);
        Check(data.Split(0.5, seed: 1, stratified: true).Train);
        Check(data.Folds(2, seed: 1, stratified: false)[0].Test);
        Check(data.OneHot(2));
        Assert.Equal(data.RowWeights.ToArray(), StandardScaler.Fit(data).Transform(data).RowWeights.ToArray());
        Assert.Equal(new float[] { 0, 4, 4, 12 }, data.WithClassWeights(2, 4).RowWeights.ToArray());
        Assert.True(new Dataset(new float[2], new float[2], 2).RowWeights.IsEmpty);

        static void Check(Dataset part)
        {
            Assert.Equal(part.Rows, part.RowWeights.Length);
            for (var row = 0; row < part.Rows; row++)
            {
                Assert.Equal(part.Inputs[row] - 10, part.RowWeights[row]);
            }
        }
    }

    [Fact]
    public void What_is_no_weight_is_named()
    {
        var data = new Dataset(new float[3], new float[] { 0, 1, 1 }, 3);
        Throws("The length is 2, but must be 3", () => data.WithRowWeights(new float[2]));
        Throws("The weight of row 2 is -1, but must be finite and at least 0.", () => data.WithRowWeights(new float[] { 1, -1, 1 }));
        Throws("All weights are 0", () => data.WithRowWeights(new float[3]));
        Throws("There are 3 weights, but there must be 2: one for each class.", () => data.WithClassWeights(1, 2, 3));
        Throws("There is 1 weight, but there must be 3: one for each class.", () => data.OneHot(3).WithClassWeights(1));
        Throws("The weight of class 1 is NaN, but must be finite and at least 0.", () => data.WithClassWeights(1, float.NaN));
        Throws("All weights are 0", () => data.WithClassWeights(0, 0));
        var noClasses = new Dataset(new float[2], new float[] { 0, 0.5f }, 2);
        var refused = Assert.Throws<InvalidOperationException>(() => noClasses.WithBalancedClasses());
        Assert.StartsWith("Row 2 has no class to weigh by", refused.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => noClasses.WithClassWeights(1, 2));

        static void Throws(string words, Action call) =>
            Assert.StartsWith(words, Assert.Throws<ArgumentException>("weights", call).Message, StringComparison.Ordinal);
    }

    [Theory, InlineData(1e-15f), InlineData(1e-7f), InlineData(1e7f), InlineData(3e14f)]
    public void Weights_of_any_size_train_as_their_ratios_do(float size)
    {
        var data = Dataset.Moons(rows: 60, noise: 0.1, seed: 2);
        var ratios = Enumerable.Range(0, 60).Select(row => 1f + row % 3).ToArray();
        foreach (var create in new Func<INetwork>[] { () => new Net2x8x1(1), () => new MatrixNetwork(new Net2x8x1().Topology, 1) })
        {
            var (one, other) = (create(), create());
            Train(one, ratios);
            Train(other, [.. ratios.Select(ratio => ratio * size)]);

            // Twenty steps of gradients that rounding moves by 2⁻²⁴ of their terms.
            Assert.All(one.Parameters.ToArray().Zip(other.Parameters.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
        }

        void Train(INetwork network, float[] weights) =>
            new Trainer(network, new Sgd { LearningRate = 0.5 }) { Epochs = 20, BatchSize = 7 }.Fit(data.WithRowWeights(weights));
    }

    [Theory, InlineData(1e-39f), InlineData(float.Epsilon), InlineData(9e-16f), InlineData(2e38f), InlineData(1.1e15f)]
    public void Weights_that_float32_cannot_multiply_by_are_refused(float weight)
    {
        float[] weights = [1, weight, 1, 1];
        var data = new Dataset(new float[8], new float[4], 4);
        Refused("weights", () => data.WithRowWeights(weights));
        Refused("weights", () => data.WithRowWeights(new float[] { 1, 1, 1, 1 }).WithClassWeights(weight, 1));
        foreach (var network in new INetwork[] { new Net2x8x1(1), new MatrixNetwork(new Net2x8x1().Topology, 1) })
        {
            Refused("rowWeights", () => network.Cost(data.Inputs, data.Targets, weights));
            Refused("RowWeights", () => network.Backward(
                data.Inputs, data.Targets, new TrainingStep { RowWeights = weights }, new float[network.Topology.ParameterCount]));
        }

        static void Refused(string name, Action call) => Assert.Contains(
            "but must be 0, or from 1E-15 to 1E+15; only ratios matter",
            Assert.Throws<ArgumentException>(name, call).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_trainer_with_weights_learns_what_it_learns_from_repeated_rows()
    {
        var data = Dataset.Moons(rows: 60, noise: 0.1, seed: 2);
        int[] repeated = [.. Enumerable.Range(0, 60).SelectMany(row => Enumerable.Repeat(row, row % 3))];
        var weighted = data.WithRowWeights(Enumerable.Range(0, 60).Select(row => (float)(row % 3)).ToArray());
        foreach (var create in new Func<INetwork>[] { () => new Net2x8x1(1), () => new MatrixNetwork(new Net2x8x1().Topology, 1) })
        {
            var (one, other) = (create(), create());
            var expected = Train(one, data.Select(repeated), weighted);
            var actual = Train(other, weighted, weighted);
            Assert.Equal(expected.Costs[^1], actual.Costs[^1], 1e-4f);
            Assert.Equal(expected.ValidationCosts[^1], actual.ValidationCosts[^1], 1e-4f);

            // Twenty steps of gradients that rounding moves by 2⁻²⁴ of their terms.
            Assert.All(one.Parameters.ToArray().Zip(other.Parameters.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
        }

        static TrainingReport Train(INetwork network, Dataset train, Dataset validation) =>
            new Trainer(network, new Sgd { LearningRate = 0.5 }) { Epochs = 20 }.Fit(train, validation);
    }

    [Fact]
    public void Batches_with_weights_average_to_the_epochs_weighted_cost()
    {
        var weights = Enumerable.Range(0, 50).Select(row => (float)(row % 4)).ToArray();
        var data = Dataset.Moons(rows: 50, noise: 0.1, seed: 2).WithRowWeights(weights);
        var network = new Net2x8x1(1);
        var expected = network.Cost(data.Inputs, data.Targets, data.RowWeights);
        foreach (var shuffle in new[] { false, true })
        {
            // So small a rate changes no parameter that matters within an epoch.
            var trainer = new Trainer(network, new Sgd { LearningRate = 1e-12 }) { Epochs = 1, BatchSize = 7, Shuffle = shuffle };
            Assert.Equal(expected, trainer.Fit(data).Costs[0], 1e-6f);
        }
    }

    [Fact]
    public void A_run_with_dropout_learns_goes_on_to_the_bit_and_drops_by_its_seed()
    {
        var data = Dataset.Moons(rows: 400, noise: 0.1, seed: 2);
        var (whole, halves, other) = (new WithDropout(1), new WithDropout(1), new WithDropout(1));
        Trainer(whole, 40, seed: 5).Fit(data);
        var trainer = Trainer(halves, 20, seed: 5);
        trainer.Fit(data);
        trainer.Fit(data);
        Trainer(other, 40, seed: 6).Fit(data);
        Rounding.AssertSameBits(whole.Parameters, halves.Parameters, "20 and 20 epochs");
        Assert.NotEqual(whole.Parameters.ToArray(), other.Parameters.ToArray());
        Assert.InRange(Metrics.Accuracy(whole, data), 0.95f, 1f);

        static Trainer Trainer(INetwork network, int epochs, int seed) =>
            new(network, new Adam { LearningRate = 0.01 }) { Epochs = epochs, BatchSize = 32, Seed = seed, Shuffle = false };
    }

    [Fact]
    public void A_checkpoint_of_another_dropout_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory();
        using var deleted = new Deletion(folder);
        var data = Dataset.Moons(rows: 100, noise: 0.1, seed: 2);
        var topology = new Net2x8x1().Topology;
        Trainer(new MatrixNetwork(topology) { Dropout = 0.25 }).Fit(data);
        var refused = Assert.Throws<ModelFileException>(() => Trainer(new MatrixNetwork(topology) { Dropout = 0.5 }).Fit(data));
        Assert.Contains("Dropout", refused.Message, StringComparison.Ordinal);

        Trainer Trainer(INetwork network) =>
            new(network, new Sgd()) { Epochs = 2, CheckpointPath = Path.Combine(folder.FullName, "run.checkpoint"), Resume = true };
    }

    [Fact]
    public void A_network_that_takes_no_weights_is_refused_before_it_is_trained()
    {
        var data = Dataset.Moons(rows: 10, noise: 0.1, seed: 2).WithBalancedClasses();
        var error = Assert.Throws<NotSupportedException>(() => new Trainer(new Unweighted(), new Sgd()).Fit(data));
        Assert.StartsWith("Unweighted takes no row weights: implement INetwork.Cost(", error.Message, StringComparison.Ordinal);
    }

    private sealed class Deletion(DirectoryInfo folder) : IDisposable
    {
        public void Dispose() => folder.Delete(recursive: true);
    }

    private sealed class Unweighted : INetwork
    {
        private readonly MatrixNetwork _network = new(new Net2x8x1().Topology);

        public Topology Topology => _network.Topology;

        public Span<float> Parameters => _network.Parameters;

        public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => throw new InvalidOperationException();

        public float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients) =>
            throw new InvalidOperationException();

        public float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients, Span<float> inputGradients) =>
            throw new InvalidOperationException();

        public void Backpropagate(
            ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradients, Span<float> inputGradients) =>
            throw new InvalidOperationException();

        public float Cost(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => throw new InvalidOperationException();
    }
}

[Network(2, 16, 1, Dropout = 0.1)]
internal sealed partial class WithDropout;
