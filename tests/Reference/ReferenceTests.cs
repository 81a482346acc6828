using Generated.Neuron.Tests.Networks;

namespace Generated.Neuron.Tests.Reference;

/// <summary>
/// The reference itself: its gradients against difference quotients of its cost, its costs against numbers worked out by hand.
/// </summary>
public sealed class ReferenceTests
{
    /// <summary>Every activation where it may stand, with every loss that fits it: a new member of an enum joins by itself.</summary>
    public static TheoryData<Activation, Activation, Loss> Matrix
    {
        get
        {
            var cases = new TheoryData<Activation, Activation, Loss>();
            foreach (var (hidden, output, loss) in ActivationMatrix.All)
            {
                cases.Add(hidden, output, loss);
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(Matrix))]
    public void Gradients_are_the_slopes_of_the_cost(Activation hidden, Activation output, Loss loss)
    {
        var topology = new Topology([3, 5, 4, 2], [hidden, hidden, output], loss);
        var network = NetworkData.Randomize(new MatrixNetwork(topology));
        var data = new NetworkData(network, rows: 4, seed: 2);
        var reference = ReferenceNetwork.Of(network);
        var (inputs, targets) = (ReferenceNetwork.Doubles(data.Inputs), ReferenceNetwork.Doubles(data.Targets));
        if (loss == Loss.CrossEntropy)
        {
            // dz = a − y wants targets whose sum is 1 to more digits than float32 has.
            targets = [.. targets.Chunk(2).SelectMany(y => new[] { y[0], 1 - y[0] })];
        }

        var gradients = reference.Backward(inputs, targets);
        Compare(reference.Parameters, gradients.Parameters);
        Compare(inputs, gradients.Inputs);

        void Compare(double[] variables, double[] expected)
        {
            for (var i = 0; i < variables.Length; i++)
            {
                Assert.Equal(CentralDifferences.Of(reference, variables, i, inputs, targets), expected[i], CentralDifferences.Tolerance);
            }
        }
    }

    [Theory]
    [InlineData(Loss.BinaryCrossEntropy, Activation.Sigmoid, 0.5, 0.69314718055994531)] // z = 0, any y: ln 2
    [InlineData(Loss.MeanSquaredError, Activation.Identity, 0.5, 0.25)] // z = 0, y = 1/2: 1/4
    [InlineData(Loss.CrossEntropy, Activation.Softmax, 0.5, 0.69314718055994531)] // two equal outputs: ln 2
    public void Costs_of_a_network_of_zeros_are_known(Loss loss, Activation output, double target, double expected)
    {
        var topology = new Topology([1, 2], [output], loss);
        var reference = new ReferenceNetwork(topology, new double[topology.ParameterCount]);
        Assert.Equal(expected, reference.Cost([3, -1], [target, 1 - target, target, 1 - target]), 1e-15);
        Assert.Equal(0, reference.Cost([], []));
    }

    [Theory]
    [InlineData(1000.0, 0.0, 32.236191301916641)] // certain, and wrong: −ln 1e-14
    [InlineData(1000.0, 1.0, 0.0)]
    [InlineData(-1000.0, 1.0, 32.236191301916641)]
    [InlineData(1.0, 0.0, 1.3132616875182228)] // ln(1 + e)
    public void A_logarithm_never_sees_less_than_1e_14(double z, double target, double expected)
    {
        var network = new ReferenceNetwork(new Topology([1, 1], [Activation.Sigmoid], Loss.BinaryCrossEntropy), [z, 0]);
        Assert.Equal(expected, network.Cost([1], [target]), 1e-14);
        var two = new ReferenceNetwork(new Topology([1, 2], [Activation.Softmax], Loss.CrossEntropy), [z, 0, 0, 0]);
        Assert.Equal(expected, two.Cost([1], [target, 1 - target]), 1e-14);
    }
}
