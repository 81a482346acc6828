using Generated.Neuron.Tests.Threads;

namespace Generated.Neuron.Tests.Networks;

/// <summary>A user's own network that implements the members without a default alone.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class OwnNetworkTests
{
    private const int Rows = 6;

    private static readonly Topology Small = new([2, 3, 2], [Activation.Tanh, Activation.Identity], Loss.Huber);

    private static readonly float[] Inputs = [.. Enumerable.Range(0, Rows * 2).Select(k => MathF.Sin(k))];

    private static readonly float[] Targets = [.. Enumerable.Range(0, Rows * 2).Select(k => MathF.Cos(k))];

    private readonly OwnNetwork _own = new(new MatrixNetwork(Small, seed: 1));

    private INetwork Network => _own;

    [Theory, InlineData(1), InlineData(3), InlineData(-1)]
    public void It_may_be_called_with_any_number_of_threads(int threads)
    {
        var (expected, actual) = (new float[Rows * 2], new float[Rows * 2]);
        Network.Forward(Inputs, expected);
        Network.Forward(Inputs, actual, threads);
        Assert.Equal(expected, actual);
        Assert.Equal(Network.Cost(Inputs, Targets), Network.Cost(Inputs, Targets, threads));

        var (gradients, onThreads) = (NewGradients(), NewGradients());
        Assert.Equal(Network.Backward(Inputs, Targets, gradients), Network.Backward(Inputs, Targets, onThreads, threads));
        Assert.Equal(gradients, onThreads);
        Network.Backpropagate(Inputs, Targets, gradients, expected);
        Network.Backpropagate(Inputs, Targets, onThreads, actual, threads);
        Assert.Equal(gradients, onThreads);
        Assert.Equal(expected, actual);
    }

    [Theory, InlineData(0), InlineData(-2)]
    public void A_number_that_is_not_one_of_threads_is_refused_before_the_network_is_asked(int threads)
    {
        var (gradients, numbers) = (NewGradients(), new float[Rows * 2]);
        Refused(() => Network.Forward(Inputs, numbers, threads));
        Refused(() => Network.Cost(Inputs, Targets, threads));
        Refused(() => Network.Cost(Inputs, Targets, [], threads));
        Refused(() => Network.Backward(Inputs, Targets, gradients, threads));
        Refused(() => Network.Backward(Inputs, Targets, default(TrainingStep), gradients, threads));
        Refused(() => Network.Backpropagate(Inputs, Targets, gradients, numbers, threads));
        Assert.Equal(0, _own.Calls);

        static void Refused(Action call) => Assert.Throws<ArgumentOutOfRangeException>("maxDegreeOfParallelism", call);
    }

    [Fact]
    public void A_batch_has_the_bits_of_a_copy_of_its_rows()
    {
        int[] batch = [4, 0, 4, 2, 5];
        var (expected, actual) = (NewGradients(), NewGradients());
        float[] inputs = [.. batch.SelectMany(row => Inputs[(2 * row)..(2 * row + 2)])];
        float[] targets = [.. batch.SelectMany(row => Targets[(2 * row)..(2 * row + 2)])];
        Assert.Equal(Network.Backward(inputs, targets, expected), Network.Backward(Inputs, Targets, batch, actual));
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void A_step_of_all_rows_is_a_call_without_a_copy()
    {
        var (expected, actual) = (NewGradients(), NewGradients());
        var cost = Network.Backward(Inputs, Targets, expected);
        Assert.Equal(cost, Network.Backward(Inputs, Targets, default(TrainingStep), actual));
        Assert.True(_own.GotOriginal);
        Assert.Equal(expected, actual);
        Assert.Equal(Network.Cost(Inputs, Targets), Network.Cost(Inputs, Targets, []));
    }

    [Fact]
    public void What_does_not_fit_a_batch_is_refused_before_the_network_is_asked()
    {
        var gradients = NewGradients();
        Assert.Throws<ArgumentException>("inputs", () => Network.Backward(Inputs[1..], Targets, (int[])[0], gradients));
        Assert.Throws<ArgumentException>("targets", () => Network.Backward(Inputs, Targets[2..], (int[])[0], gradients));
        Assert.Throws<ArgumentException>("gradients", () => Network.Backward(Inputs, Targets, (int[])[0], gradients[1..]));
        Assert.Throws<ArgumentOutOfRangeException>("Batch", () => Network.Backward(Inputs, Targets, (int[])[0, Rows], gradients));
        Assert.Throws<ArgumentException>(
            "gradients", () => Network.Backward(Inputs, Targets, (int[])[0], Network.Parameters));
        Assert.Equal(0, _own.Calls);
    }

    [Fact]
    public void Row_weights_are_refused_with_the_member_to_implement()
    {
        float[] weights = [1, 1, 1, 0, 1, 1];
        var gradients = NewGradients();
        Refused(
            "OwnNetwork takes no row weights: implement INetwork.Cost(inputs, targets, rowWeights, maxDegreeOfParallelism).",
            () => Network.Cost(Inputs, Targets, weights));
        Refused(
            "OwnNetwork takes no row weights: implement INetwork.Backward(inputs, targets, step, gradients, maxDegreeOfParallelism), "
                + "where they are step.RowWeights.",
            () => Network.Backward(Inputs, Targets, new TrainingStep { RowWeights = weights }, gradients));
        Assert.Equal(0, _own.Calls);
    }

    [Fact]
    public void Dropout_of_its_own_is_refused_with_the_member_to_implement_and_a_key_alone_drops_nothing()
    {
        var (gradients, key) = (NewGradients(), new DropoutKey(1, 2));
        Assert.Equal(0, Network.Dropout);
        Network.Backward(Inputs, Targets, new TrainingStep { Dropout = key }, gradients);
        Assert.Equal(1, _own.Calls);

        INetwork dropping = new DroppingNetwork(new MatrixNetwork(Small, seed: 1));
        dropping.Backward(Inputs, Targets, default(TrainingStep), gradients);
        Refused(
            "DroppingNetwork has a Dropout above 0 and no step that drops neurons: implement INetwork.Backward(inputs, targets, step, "
                + "gradients, maxDegreeOfParallelism), where step.Dropout decides which.",
            () => dropping.Backward(Inputs, Targets, new TrainingStep { Dropout = key }, gradients));
    }

    [Fact]
    public void Steps_of_batches_allocate_nothing_of_their_own()
    {
        int[] batch = [3, 1];
        var gradients = NewGradients();
        var own = new FixedNetwork();
        ((INetwork)own).Backward(Inputs, Targets, batch, gradients);
        var before = GC.GetAllocatedBytesForCurrentThread();
        ((INetwork)own).Backward(Inputs, Targets, batch, gradients);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void It_learns_from_a_trainer_what_the_network_learns_that_it_passes_calls_on_to()
    {
        var data = new Dataset(Inputs, Targets, Rows);
        var other = new MatrixNetwork(Small, seed: 1);
        var expected = Train(other);
        var actual = Train(_own);
        Assert.Equal(expected.Costs.AsEnumerable(), actual.Costs.AsEnumerable());
        Assert.Equal(expected.ValidationCosts.AsEnumerable(), actual.ValidationCosts.AsEnumerable());
        Assert.Equal(other.Parameters.ToArray(), _own.Parameters.ToArray());

        TrainingReport Train(INetwork network) => new Trainer(network, new Adam())
        {
            Epochs = 3,
            BatchSize = 4,
            MaxDegreeOfParallelism = 2,
        }.Fit(data, validation: data);
    }

    [Theory, InlineData(typeof(ShardedSmall)), InlineData(typeof(ShardedTiled)), InlineData(typeof(ShardedSoftmax))]
    public void A_generated_network_leaves_nothing_to_the_defaults(Type generated)
    {
        var left = generated.GetInterfaceMap(typeof(INetwork)).TargetMethods.Where(method => method.DeclaringType == typeof(INetwork));
        Assert.Equal(["get_Dropout", "get_Dropouts"], left.Select(method => method.Name).Order(StringComparer.Ordinal));
    }

    private static float[] NewGradients() => new float[Small.ParameterCount];

    private static void Refused(string message, Action call) => Assert.Equal(message, Assert.Throws<NotSupportedException>(call).Message);

    /// <summary>Passes everything on, and counts the calls.</summary>
    private class OwnNetwork(MatrixNetwork network) : INetwork
    {
        public int Calls { get; private set; }

        public bool GotOriginal { get; private set; }

        public Topology Topology => network.Topology;

        public Span<float> Parameters => network.Parameters;

        public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
        {
            Calls++;
            network.Forward(inputs, outputs);
        }

        public float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients)
        {
            Calls++;
            GotOriginal = inputs == Inputs.AsSpan();
            return network.Backward(inputs, targets, gradients);
        }

        public float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients, Span<float> inputGradients)
        {
            Calls++;
            return network.Backward(inputs, targets, gradients, inputGradients);
        }

        public void Backpropagate(
            ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradients, Span<float> inputGradients = default)
        {
            Calls++;
            network.Backpropagate(inputs, outputGradients, gradients, inputGradients);
        }

        public float Cost(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
        {
            Calls++;
            return network.Cost(inputs, targets);
        }
    }

    /// <summary>Says that it drops neurons, and implements no step.</summary>
    private sealed class DroppingNetwork(MatrixNetwork network) : OwnNetwork(network), INetwork
    {
        public double Dropout => 0.5;
    }

    /// <summary>Computes nothing, so that what is allocated is not its own.</summary>
    private sealed class FixedNetwork : INetwork
    {
        private readonly float[] _parameters = NewGradients();

        public Topology Topology => Small;

        public Span<float> Parameters => _parameters;

        public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => outputs.Clear();

        public float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients) => 0;

        public float Backward(
            ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients, Span<float> inputGradients) => 0;

        public void Backpropagate(
            ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradients, Span<float> inputGradients = default) =>
            gradients.Clear();

        public float Cost(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => 0;
    }
}
