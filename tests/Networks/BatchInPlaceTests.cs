using Generated.Neuron.Tests.Golden;
using Generated.Neuron.Tests.Threads;

namespace Generated.Neuron.Tests.Networks;

/// <summary>Batches whose rows stay where they are.</summary>
[Trait(nameof(Needs), Needs.Vectors)]
public sealed class BatchInPlaceTests
{
    private static readonly INetwork[] Networks = [new ShardedSmall(1), new ShardedTiled(1), new ShardedSoftmax(1)];

    public static IEnumerable<object[]> Cases =>
        from network in Enumerable.Range(0, 3)
        from rows in new[] { 0, 1, 7, 32, 129, 8193, 20_000 }
        select new object[] { network, rows };

    [Theory, MemberData(nameof(Cases))]
    public void A_batch_in_place_has_the_bits_of_its_copy_on_any_number_of_threads(int index, int rows)
    {
        const int All = 3000;
        var network = Networks[index];
        var (x, y) = (network.Topology.InputCount, network.Topology.OutputCount);
        var (inputs, targets) = Data(network.Topology, All);
        var random = new SplitMix64(5);
        var batch = new int[rows];
        foreach (ref var row in batch.AsSpan())
        {
            row = random.NextInt32(All);
        }

        var copies = batch.SelectMany(row => inputs.Skip(row * x).Take(x)).ToArray();
        var copiedTargets = batch.SelectMany(row => targets.Skip(row * y).Take(y)).ToArray();
        var (expected, actual) = (new float[network.Topology.ParameterCount], new float[network.Topology.ParameterCount]);
        var cost = network.Backward(copies, copiedTargets, expected);

        foreach (var threads in new[] { 1, 3, -1 })
        {
            actual.AsSpan().Fill(float.NaN);
            Assert.Equal(cost, network.Backward(inputs, targets, batch, actual, threads));
            Assert.Equal(expected, actual);
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10)]
    [InlineData(int.MinValue)]
    public void An_index_of_no_row_is_named_before_anything_is_written(int wrong)
    {
        foreach (var network in Networks)
        {
            var (inputs, targets) = Data(network.Topology, 10);
            var gradients = Enumerable.Repeat(7f, network.Topology.ParameterCount).ToArray();

            var error = Assert.Throws<ArgumentOutOfRangeException>(
                () => network.Backward(inputs, targets, (int[])[9, 0, wrong], gradients));

            Assert.Equal("Batch", error.ParamName);
            Assert.Equal(wrong, error.ActualValue);
            Assert.StartsWith(
                $"Index 2 of the batch is {wrong}, but must be from 0 to 9: there are 10 rows.", error.Message, StringComparison.Ordinal);
            Assert.All(gradients, gradient => Assert.Equal(7f, gradient));
        }
    }

    [Fact]
    public void No_rows_at_all_have_no_batch_but_the_empty_one()
    {
        foreach (var network in Networks)
        {
            var gradients = Enumerable.Repeat(7f, network.Topology.ParameterCount).ToArray();
            Assert.Equal(0, network.Backward([], [], ReadOnlySpan<int>.Empty, gradients));
            Assert.All(gradients, gradient => Assert.Equal(0f, gradient));
            Assert.Throws<ArgumentOutOfRangeException>(() => network.Backward([], [], (int[])[0], gradients));
        }
    }

    [Fact]
    public void A_trainer_learns_the_same_bits_from_batches_in_place_and_from_copies()
    {
        var data = Dataset.FromCsv(GoldenNetworks.DataPath("moons")).Split(1340).Train;
        var (inPlace, copying) = (new ShardedSmall(3), new ShardedSmall(3));

        var expected = Trainer(new CopyingNetwork(copying)).Fit(data);
        var actual = Trainer(inPlace).Fit(data);

        Assert.Equal(expected.Costs.AsEnumerable(), actual.Costs.AsEnumerable());
        Assert.Equal(copying.Parameters.ToArray(), inPlace.Parameters.ToArray());

        static Trainer Trainer(INetwork network) => new(network, new Adam { LearningRate = 0.01 }) { Epochs = 3, BatchSize = 33, Seed = 4 };
    }

    [Fact]
    public void A_batch_in_place_allocates_nothing()
    {
        foreach (var network in Networks)
        {
            var (inputs, targets) = Data(network.Topology, 100);
            var (batch, gradients) = (Enumerable.Range(40, 32).ToArray(), new float[network.Topology.ParameterCount]);
            network.Backward(inputs, targets, batch, gradients);
            var before = GC.GetAllocatedBytesForCurrentThread();
            network.Backward(inputs, targets, batch, gradients);
            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        }
    }

    private static (float[] Inputs, float[] Targets) Data(Topology topology, int rows)
    {
        var random = new SplitMix64(9);
        var (inputs, targets) = (new float[rows * topology.InputCount], new float[rows * topology.OutputCount]);
        foreach (ref var input in inputs.AsSpan())
        {
            input = (float)random.NextNormal();
        }

        foreach (ref var target in targets.AsSpan())
        {
            target = random.NextInt32(2);
        }

        return (inputs, targets);
    }

    /// <summary>Hides that a network takes batches in place.</summary>
    private sealed class CopyingNetwork(INetwork network) : INetwork
    {
        public Topology Topology => network.Topology;

        public Span<float> Parameters => network.Parameters;

        public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Forward(inputs, outputs);

        public float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients) =>
            network.Backward(inputs, targets, gradients);

        public float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients, Span<float> inputGradients) =>
            network.Backward(inputs, targets, gradients, inputGradients);

        public void Backpropagate(
            ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradients, Span<float> inputGradients = default) =>
            network.Backpropagate(inputs, outputGradients, gradients, inputGradients);

        public float Cost(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => network.Cost(inputs, targets);
    }
}
