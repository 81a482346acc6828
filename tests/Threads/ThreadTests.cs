namespace Generated.Neuron.Tests.Threads;

/// <summary>Shards, and the threads that take them: every number of threads gives the same bits.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class ThreadTests
{
    private static readonly INetwork[] Networks = [new ShardedSmall(1), new ShardedTiled(1), new ShardedSoftmax(1)];

    public static IEnumerable<object[]> Cases =>
        from network in Enumerable.Range(0, 3)
        from rows in new[] { 0, 1, 255, 256, 257, 8191, 8192, 8193, 10_000, 70_001 }
        select new object[] { network, rows };

    [Theory, MemberData(nameof(Cases))]
    public void The_number_of_threads_changes_no_bit(int network, int rows)
    {
        var (inputs, targets) = Data(Networks[network], rows);
        var expected = Run(Networks[network], inputs, targets, 1);
        foreach (var threads in new[] { 2, 3, 8, -1 })
        {
            AssertSame(expected, Run(Networks[network], inputs, targets, threads));
        }

        var plain = new float[expected.Gradients.Length];
        AssertBits(expected.BackwardCost, Networks[network].Backward(inputs, targets, plain));
        AssertBits(expected.Gradients, plain);
        var plainInputs = new float[inputs.Length];
        Networks[network].Backpropagate(inputs, targets, plain, plainInputs);
        AssertBits(expected.Backpropagated, plain);
        AssertBits(expected.InputGradients, plainInputs);
        AssertBits(expected.Cost, Networks[network].Cost(inputs, targets));
        var outputs = new float[expected.Outputs.Length];
        Networks[network].Forward(inputs, outputs);
        AssertBits(expected.Outputs, outputs);
    }

    [Fact]
    public void Shards_add_up_to_the_mean_of_all_rows()
    {
        foreach (var network in Networks)
        {
            const int rows = 20_000, half = 10_000;
            var (inputs, targets) = Data(network, rows);
            var (x, y) = (network.Topology.InputCount, network.Topology.OutputCount);
            var (all, dx) = (new float[network.Topology.ParameterCount], new float[inputs.Length]);
            var cost = network.Backward(inputs, targets, all, dx);

            var (first, second, firstDx) = (new float[all.Length], new float[all.Length], new float[half * x]);
            var firstCost = network.Backward(inputs.AsSpan(0, half * x), targets.AsSpan(0, half * y), first, firstDx);
            var secondCost = network.Backward(inputs.AsSpan(half * x), targets.AsSpan(half * y), second);

            // The same numbers in another order: some 10⁴ additions of rounding 2⁻²⁴ at most, and far fewer in practice.
            Assert.Equal((firstCost + secondCost) / 2, cost, 1e-5f * Math.Abs(cost));
            var largest = all.Max(Math.Abs);
            for (var i = 0; i < all.Length; i++)
            {
                Assert.Equal((first[i] + second[i]) / 2, all[i], 1e-4f * largest);
            }

            var largestDx = dx.Max(Math.Abs);
            for (var i = 0; i < firstDx.Length; i++)
            {
                Assert.Equal(firstDx[i] / 2, dx[i], 1e-5f * largestDx);
            }
        }
    }

    [Fact]
    public void Shards_of_derivatives_by_the_outputs_add_up_to_the_sum_of_all_rows()
    {
        foreach (var network in Networks)
        {
            const int rows = 20_000, half = 10_000;
            var (inputs, derivatives) = Data(network, rows);
            var (x, y) = (network.Topology.InputCount, network.Topology.OutputCount);
            var (all, dx) = (new float[network.Topology.ParameterCount], new float[inputs.Length]);
            network.Backpropagate(inputs, derivatives, all, dx);
            var (first, second, firstDx) = (new float[all.Length], new float[all.Length], new float[half * x]);
            network.Backpropagate(inputs.AsSpan(0, half * x), derivatives.AsSpan(0, half * y), first, firstDx);
            network.Backpropagate(inputs.AsSpan(half * x), derivatives.AsSpan(half * y), second);

            // As above; what a row's inputs get does not depend on the other rows.
            var largest = all.Max(Math.Abs);
            for (var i = 0; i < all.Length; i++)
            {
                Assert.Equal(first[i] + second[i], all[i], 1e-4f * largest);
            }

            AssertBits(firstDx, dx[..firstDx.Length]);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    public void A_number_of_threads_that_is_none_is_refused_before_anything_is_written(int threads)
    {
        var network = Networks[0];
        var (inputs, targets) = Data(network, 3);
        var (outputs, gradients) = (new float[3], new float[network.Topology.ParameterCount]);
        Assert.Throws<ArgumentOutOfRangeException>("maxDegreeOfParallelism", () => network.Forward(inputs, outputs, threads));
        Assert.Throws<ArgumentOutOfRangeException>("maxDegreeOfParallelism", () => network.Backward(inputs, targets, gradients, threads));
        Assert.Throws<ArgumentOutOfRangeException>(
            "maxDegreeOfParallelism", () => network.Backpropagate(inputs, targets, gradients, [], threads));
        Assert.Throws<ArgumentOutOfRangeException>("maxDegreeOfParallelism", () => network.Cost(inputs, targets, threads));
        Assert.All(outputs.Concat(gradients), value => Assert.Equal(0, value));
    }

    [Fact]
    public void The_calling_thread_allocates_nothing_in_the_steady_state()
    {
        var network = new ShardedAlone();
        var (inputs, targets) = Data(network, 10_000);
        var (gradients, outputs) = (new float[network.Topology.ParameterCount], new float[10_000 * network.Topology.OutputCount]);
        for (var i = 0; i < 20; i++)
        {
            network.Backward(inputs, targets, gradients);
            network.Forward(inputs, outputs);
            network.Cost(inputs, targets);
        }

        // With several threads, one of the pool that comes late keeps its job for a while, and the next call may need another.
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
        {
            network.Backward(inputs, targets, gradients);
            network.Forward(inputs, outputs);
            network.Cost(inputs, targets);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Callers_on_several_threads_do_not_disturb_each_other()
    {
        var network = Networks[1];
        var (inputs, targets) = Data(network, 5_000);
        var expected = Run(network, inputs, targets, 1);
        Parallel.For(0, 24, _ => AssertSame(expected, Run(network, inputs, targets, 3)));
    }

    [Fact]
    public void A_trainer_gives_the_same_bits_on_any_number_of_threads()
    {
        float[] Train(int threads)
        {
            var network = new ShardedSmall(3);
            var (inputs, targets) = Data(network, 20_000);
            var data = new Dataset(inputs, targets, 20_000);
            new Trainer(network, new Adam()) { Epochs = 5, MaxDegreeOfParallelism = threads }.Fit(data, data);
            return network.Parameters.ToArray();
        }

        AssertBits(Train(1), Train(-1));
        Assert.Throws<ArgumentOutOfRangeException>(
            "MaxDegreeOfParallelism", () => new Trainer(new ShardedSmall(), new Sgd()) { MaxDegreeOfParallelism = 0 });
    }

    private static (float[] Inputs, float[] Targets) Data(INetwork network, int rows)
    {
        var random = new SplitMix64(5);
        var (inputs, targets) = (new float[rows * network.Topology.InputCount], new float[rows * network.Topology.OutputCount]);
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = (float)((2 * random.NextDouble()) - 1);
        }

        for (var i = 0; i < targets.Length; i++)
        {
            targets[i] = i % network.Topology.OutputCount == 0 ? 1 : 0;
        }

        return (inputs, targets);
    }

    private static Results Run(INetwork network, float[] inputs, float[] targets, int threads)
    {
        var (outputs, gradients) = (new float[targets.Length], new float[network.Topology.ParameterCount]);
        network.Forward(inputs, outputs, threads);
        var cost = network.Cost(inputs, targets, threads);
        var backwardCost = network.Backward(inputs, targets, gradients, threads);
        var (backpropagated, inputGradients) = (new float[gradients.Length], new float[inputs.Length]);
        network.Backpropagate(inputs, targets, backpropagated, inputGradients, threads);
        return new Results(outputs, cost, backwardCost, gradients, backpropagated, inputGradients);
    }

    private static void AssertSame(Results expected, Results actual)
    {
        AssertBits(expected.Outputs, actual.Outputs);
        AssertBits(expected.Cost, actual.Cost);
        AssertBits(expected.BackwardCost, actual.BackwardCost);
        AssertBits(expected.Gradients, actual.Gradients);
        AssertBits(expected.Backpropagated, actual.Backpropagated);
        AssertBits(expected.InputGradients, actual.InputGradients);
    }

    private static void AssertBits(float[] expected, float[] actual) =>
        Assert.Equal(expected.Select(BitConverter.SingleToInt32Bits), actual.Select(BitConverter.SingleToInt32Bits));

    private static void AssertBits(float expected, float actual) =>
        Assert.Equal(BitConverter.SingleToInt32Bits(expected), BitConverter.SingleToInt32Bits(actual));

    private sealed record Results(
        float[] Outputs, float Cost, float BackwardCost, float[] Gradients, float[] Backpropagated, float[] InputGradients);
}

[Network(2, 8, 1)]
internal sealed partial class ShardedSmall;

[Network(4, 32, 16, 4, Hidden = Activation.Tanh, Loss = Loss.MeanSquaredError)]
internal sealed partial class ShardedTiled;

[Network(3, 20, 20, 2, Loss = Loss.MeanSquaredError)]
internal sealed partial class ShardedAlone;

[Network(9, 33, 10, Loss = Loss.CrossEntropy)]
internal sealed partial class ShardedSoftmax;
