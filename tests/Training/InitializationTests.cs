namespace Generated.Neuron.Tests.Training;

/// <summary>The rules for first weights against their formulas.</summary>
public sealed class InitializationTests
{
    private static readonly Topology Wide = new([200, 300, 120], [Activation.Relu, Activation.Sigmoid], Loss.BinaryCrossEntropy);

    [Theory]
    [InlineData(Initialization.ScaledNormal, 1.0 / 500)]
    [InlineData(Initialization.HeNormal, 2.0 / 200)]
    [InlineData(Initialization.HeUniform, 2.0 / 200)]
    [InlineData(Initialization.XavierNormal, 2.0 / 500)]
    [InlineData(Initialization.XavierUniform, 2.0 / 500)]
    [InlineData(Initialization.LeCunNormal, 1.0 / 200)]
    [InlineData(Initialization.Zeros, 0)]
    public void Weights_have_the_variance_of_their_rule_and_biases_are_zero(Initialization rule, double variance)
    {
        var network = New(rule, seed: 4);
        var weights = network.Parameters[..60_000].ToArray();

        // 60 000 weights: five standard errors of the mean, and of the deviation, which is off by at most 1 / √(2n) of itself.
        var deviation = Math.Sqrt(variance);
        Assert.Equal(0, weights.Average(weight => (double)weight), 5 * deviation / Math.Sqrt(60_000));
        Assert.Equal(deviation, Math.Sqrt(weights.Average(weight => (double)weight * weight)), 5 * deviation / Math.Sqrt(120_000));
        Assert.All(network.Biases(1).ToArray(), bias => Assert.Equal(0, bias));
        Assert.All(network.Biases(2).ToArray(), bias => Assert.Equal(0, bias));
    }

    [Theory]
    [InlineData(Initialization.HeUniform, 6.0 / 200)]
    [InlineData(Initialization.XavierUniform, 6.0 / 500)]
    public void Even_weights_come_close_to_their_bound_and_never_beyond(Initialization rule, double squaredBound) =>
        Assert.InRange(
            New(rule, seed: 4).Parameters[..60_000].ToArray().Max(MathF.Abs), 0.999 * Math.Sqrt(squaredBound), Math.Sqrt(squaredBound));

    /// <summary>Layer 1 has more outputs than inputs, layer 2 fewer.</summary>
    [Fact]
    public void Orthogonal_weights_are_orthonormal_on_the_shorter_side()
    {
        var network = New(Initialization.Orthogonal, seed: 4);
        for (var layer = 1; layer <= 2; layer++)
        {
            var w = network.Weights(layer);
            var count = Math.Min(w.Inputs, w.Outputs);
            for (var a = 0; a < count; a++)
            {
                for (var b = 0; b <= a; b++)
                {
                    var dot = 0.0;
                    for (var k = 0; k < Math.Max(w.Inputs, w.Outputs); k++)
                    {
                        dot += w.Outputs <= w.Inputs ? (double)w[a, k] * w[b, k] : (double)w[k, a] * w[k, b];
                    }

                    // 300 products of numbers of about 0.06, each rounded at 2⁻²⁴ of itself.
                    Assert.Equal(a == b ? 1 : 0, dot, 1e-6);
                }
            }
        }
    }

    [Fact]
    public void A_seed_gives_weights_of_its_own_by_every_rule()
    {
        foreach (var rule in Enum.GetValues<Initialization>().Where(rule => rule != Initialization.Zeros))
        {
            Assert.Equal(New(rule, seed: 1).Parameters, New(rule, seed: 1).Parameters);
            Assert.NotEqual(New(rule, seed: 1).Parameters.ToArray(), New(rule, seed: 2).Parameters.ToArray());
        }
    }

    [Fact]
    public void A_rule_that_does_not_exist_is_refused_and_nothing_changes()
    {
        var network = new MatrixNetwork(Wide);
        var before = network.Parameters.ToArray();
        Assert.Throws<ArgumentOutOfRangeException>("rule", () => Initializer.Initialize(network, (Initialization)99, seed: 0));
        Assert.Throws<ArgumentException>(
            "parameters", () => Initializer.Initialize(Wide, new float[5], Initialization.Orthogonal, seed: 0));
        Assert.Equal(before, network.Parameters);
    }

    private static MatrixNetwork New(Initialization rule, int seed)
    {
        var network = new MatrixNetwork(Wide);
        Initializer.Initialize(network, rule, seed);
        return network;
    }
}
