namespace Generated.Neuron.Tests.Training;

public sealed class InitializerTests
{
    private static readonly Topology Wide = new([200, 300, 1], [Activation.Relu, Activation.Sigmoid], Loss.BinaryCrossEntropy);

    [Fact]
    public void The_notes_rule_scales_by_inputs_and_outputs()
    {
        var network = new MatrixNetwork(Wide, seed: 3);
        Initializer.Initialize(network, Initialization.ScaledNormal, seed: 4);
        HasDeviation(network, Math.Sqrt(1.0 / 500));
    }

    [Fact]
    public void The_rule_of_He_scales_by_inputs()
    {
        var network = new MatrixNetwork(Wide, seed: 3);
        Initializer.Initialize(network, Initialization.HeNormal, seed: 4);
        HasDeviation(network, Math.Sqrt(2.0 / 200));
    }

    [Fact]
    public void Biases_are_zero_whatever_they_were()
    {
        var network = new MatrixNetwork(Wide);
        network.Parameters.Fill(7);
        Initializer.Initialize(network, Initialization.ScaledNormal, seed: 0);
        Assert.All(network.Biases(1).ToArray(), bias => Assert.Equal(0, bias));
        Assert.Equal(0, network.Biases(2)[0]);
        Assert.DoesNotContain(7, network.Parameters.ToArray());
    }

    /// <summary>
    /// Computed apart from this code, in Python's float64 with its own logarithm. A change here breaks every run that somebody can repeat
    /// today.
    /// </summary>
    [Fact]
    public void The_first_weights_of_a_seed_stay_what_they_are()
    {
        var topology = new Topology([2, 8, 1], [Activation.Relu, Activation.Sigmoid], Loss.BinaryCrossEntropy);
        var parameters = new float[topology.ParameterCount];
        Initializer.Initialize(topology, parameters, Initialization.ScaledNormal, seed: 0);
        Assert.Equal(PinnedSeed0, parameters[..4]);
        Initializer.Initialize(topology, parameters, Initialization.ScaledNormal, seed: -1);
        Assert.Equal(PinnedSeedMinus1, parameters[..4]);
        var network = new MatrixNetwork(topology);
        Initializer.Initialize(network, Initialization.HeNormal, seed: 0);
        Assert.Equal(PinnedHe0, network.Parameters[..4]);
    }

    [Fact]
    public void Parameters_of_another_length_are_rejected() => Assert.Throws<ArgumentException>(
        "parameters", () => Initializer.Initialize(Wide, new float[5], Initialization.ScaledNormal, seed: 0));

    private static void HasDeviation(MatrixNetwork network, double deviation)
    {
        // 60 000 weights: five standard errors of the mean, and of the deviation, which is off by 1 / √(2n) of itself.
        var weights = network.Parameters[..60_000].ToArray();
        var mean = weights.Average(weight => (double)weight);
        Assert.Equal(0, mean, 5 * deviation / Math.Sqrt(60_000));
        Assert.Equal(
            deviation, Math.Sqrt(weights.Average(weight => (weight - mean) * (weight - mean))), 5 * deviation / Math.Sqrt(120_000));
    }

    private static readonly float[] PinnedSeed0 = [0.31133506f, -0.22517508f, -0.19681406f, -0.17710677f];
    private static readonly float[] PinnedSeedMinus1 = [-0.45136222f, 0.17358701f, -0.3359111f, -0.12002043f];
    private static readonly float[] PinnedHe0 = [0.9845279f, -0.7120662f, -0.62238073f, -0.5600608f];
}
