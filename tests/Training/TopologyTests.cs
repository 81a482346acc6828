namespace Generated.Neuron.Tests.Training;

public sealed class TopologyTests
{
    private static readonly Topology Seed = new([2, 8, 1], [Activation.Relu, Activation.Sigmoid], Loss.BinaryCrossEntropy);

    [Fact]
    public void Counts_and_offsets_follow_from_the_sizes()
    {
        var topology = new Topology([3, 5, 7, 2], [Activation.Relu, Activation.Tanh, Activation.Softmax], Loss.CrossEntropy);

        Assert.Equal((3, 2, 3), (topology.InputCount, topology.OutputCount, topology.LayerCount));
        Assert.Equal(3 * 5 + 5 + 5 * 7 + 7 + 7 * 2 + 2, topology.ParameterCount);
        Assert.Equal([0, 20, 62], Enumerable.Range(1, 3).Select(topology.WeightsOffset));
        Assert.Equal([15, 55, 76], Enumerable.Range(1, 3).Select(topology.BiasesOffset));
    }

    [Fact]
    public void It_prints_itself() => Assert.Equal("2-8-1 (Relu, Sigmoid; BinaryCrossEntropy)", Seed.ToString());

    [Fact]
    public void What_it_prints_is_read_back()
    {
        foreach (var loss in Enum.GetValues<Loss>())
        {
            var topology = new Topology([784, 128, 10], [Activation.Tanh, ReferenceOutput(loss)], loss);
            Assert.Equal(topology, Topology.Parse(topology.ToString()));
            Assert.True(Topology.TryParse($"  {topology} ".Replace("-", " - ", StringComparison.Ordinal), out var read));
            Assert.Equal(topology, read);
        }

        static Activation ReferenceOutput(Loss loss) => Enum.GetValues<Activation>().First(output => LossRules.Fits(loss, output));
    }

    [Theory]
    [InlineData("", "is not a topology")]
    [InlineData(" ", "is not a topology")]
    [InlineData("2-8-1", "is not a topology")]
    [InlineData(")2-8-1 (Relu; ", "is not a topology")]
    [InlineData("2-8-1 (Relu, Sigmoid, BinaryCrossEntropy)", "is not a topology")]
    [InlineData("2-8-1 ;(Relu, Sigmoid)", "is not a topology")]
    [InlineData("2--1 (Relu, Sigmoid; BinaryCrossEntropy)", "'' is not a size")]
    [InlineData("2-+8-1 (Relu, Sigmoid; BinaryCrossEntropy)", "'+8' is not a size")]
    [InlineData("2-8\0-1 (Relu, Sigmoid; BinaryCrossEntropy)", @"'8\u0000' is not a size")]
    [InlineData("2-99999999999-1 (Relu, Sigmoid; BinaryCrossEntropy)", "'99999999999' is not a size")]
    [InlineData("2-8-1 (relu, Sigmoid; BinaryCrossEntropy)", "'relu' is not an activation")]
    [InlineData("2-8-1 (1, Sigmoid; BinaryCrossEntropy)", "'1' is not an activation")]
    [InlineData("2-8-1 (Relu, Sigmoid; )", "'' is not a loss")]
    [InlineData("2-8-1 (Relu, Sigmoid; Mse\u001b[31m)", @"'Mse\u001b[31m' is not a loss")]
    [InlineData("2 (Relu; MeanSquaredError)", "at least two sizes")]
    [InlineData("2-0 (Relu; MeanSquaredError)", "at least 1")]
    [InlineData("2147483647-2147483647-2147483647 (Relu, Relu; MeanSquaredError)", "more than 2147483647 weights")]
    [InlineData("2-8-1 (Relu; MeanSquaredError)", "need 2 activations")]
    [InlineData("2-8-1 (Relu, Sigmoid; CrossEntropy)", "does not fit")]
    public void A_text_that_is_no_topology_is_refused_with_what_to_write(string text, string message)
    {
        Assert.Contains(message, Assert.Throws<FormatException>(() => Topology.Parse(text)).Message, StringComparison.Ordinal);
        Assert.False(Topology.TryParse(text, out var topology));
        Assert.Null(topology);
    }

    [Fact]
    public void Null_is_no_topology()
    {
        Assert.Throws<ArgumentNullException>("text", () => Topology.Parse(null!));
        Assert.False(Topology.TryParse(null, out _));

        // What is quoted in the message is cut.
        Assert.True(Assert.Throws<FormatException>(() => Topology.Parse(new string('(', 20_000) + ";)")).Message.Length < 300);
    }

    [Fact]
    public void Equal_parts_make_equal_topologies()
    {
        var same = new Topology([2, 8, 1], [Activation.Relu, Activation.Sigmoid], Loss.BinaryCrossEntropy);
        Assert.Equal(Seed, same);
        Assert.Equal(Seed.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(Seed, new Topology([2, 9, 1], [Activation.Relu, Activation.Sigmoid], Loss.BinaryCrossEntropy));
        Assert.NotEqual(Seed, new Topology([2, 8, 1], [Activation.Tanh, Activation.Sigmoid], Loss.BinaryCrossEntropy));
        Assert.NotEqual(Seed, new Topology([2, 8, 1], [Activation.Relu, Activation.Sigmoid], Loss.MeanSquaredError));
        Assert.False(Seed.Equals(null));
    }

    [Fact]
    public void Sizes_and_activations_have_to_make_a_network()
    {
        Rejects("sizes", "A network needs at least two sizes", [2], [], Loss.MeanSquaredError);
        Rejects(
            "sizes",
            "Every size must be at least 1; got 2, 0, 1.",
            [2, 0, 1],
            [Activation.Relu, Activation.Sigmoid],
            Loss.BinaryCrossEntropy);
        Rejects(
            "sizes",
            "The sizes make more than 2147483647 weights and biases",
            [65536, 65536, 1],
            [Activation.Relu, Activation.Sigmoid],
            Loss.BinaryCrossEntropy);
        Rejects("activations", "3 sizes need 2 activations", [2, 8, 1], [Activation.Sigmoid], Loss.BinaryCrossEntropy);
        Rejects("activations", "Softmax is for the output only", [2, 8, 2], [Activation.Softmax, Activation.Softmax], Loss.CrossEntropy);
        Rejects("activations", "Name the activations and the loss", [2, 1], [(Activation)99], Loss.MeanSquaredError);
        Rejects("activations", "Name the activations and the loss", [2, 1], [Activation.Sigmoid], (Loss)99);
        Rejects(
            "activations",
            "CrossEntropy does not fit the output Sigmoid; its output is Softmax.",
            [2, 1],
            [Activation.Sigmoid],
            Loss.CrossEntropy);
        Rejects("activations", "BinaryCrossEntropy does not fit", [2, 1], [Activation.Identity], Loss.BinaryCrossEntropy);
        Rejects("activations", "MeanSquaredError does not fit", [2, 2], [Activation.Softmax], Loss.MeanSquaredError);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Layers_count_from_1_to_the_last(int layer)
    {
        Assert.Throws<ArgumentOutOfRangeException>(nameof(layer), () => Seed.WeightsOffset(layer));
        Assert.Throws<ArgumentOutOfRangeException>(nameof(layer), () => Seed.BiasesOffset(layer));
        Assert.Throws<ArgumentOutOfRangeException>(nameof(layer), () => new MatrixNetwork(Seed).Weights(layer)[0, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(nameof(layer), () => new MatrixNetwork(Seed).Biases(layer)[0]);
    }

    [Fact]
    public void A_weight_matrix_is_a_view_of_outputs_by_inputs()
    {
        var network = new MatrixNetwork(Seed);
        for (var k = 0; k < Seed.ParameterCount; k++)
        {
            network.Parameters[k] = k;
        }

        // Parameters: 2 × 8 weights input-major, 8 biases, 8 × 1 weights, 1 bias.
        var w1 = network.Weights(1);
        Assert.Equal((8, 2), (w1.Outputs, w1.Inputs));
        Assert.Equal((3f, 11f), (w1[3, 0], w1[3, 1]));
        Assert.Equal(11, w1.ToArray()[3, 1]);
        Assert.Equal([16f, 17, 18, 19, 20, 21, 22, 23], network.Biases(1).ToArray());
        Assert.Equal(26, network.Weights(2)[0, 2]);
        network.Weights(2)[0, 2] = -1;
        Assert.Equal(-1, network.Parameters[26]);
        Assert.Throws<ArgumentOutOfRangeException>("output", () => network.Weights(1)[8, 0]);
        Assert.Throws<ArgumentOutOfRangeException>("input", () => network.Weights(1)[0, 2]);
    }

    private static void Rejects(string name, string message, int[] sizes, Activation[] activations, Loss loss) =>
        Assert.StartsWith(
            message,
            Assert.Throws<ArgumentException>(name, () => new Topology(sizes, activations, loss)).Message,
            StringComparison.Ordinal);
}
