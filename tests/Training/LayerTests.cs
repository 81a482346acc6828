namespace Generated.Neuron.Tests.Training;

/// <summary>Topologies from layers, and their text.</summary>
public sealed class LayerTests
{
    private static readonly Topology Residual = new(
        [
            new DenseLayer(16, 32, Activation.Silu),
            new DenseLayer(32, 32, Activation.Tanh),
            new ResidualLayer(32, reach: 1),
            new DenseLayer(32, 4, Activation.Identity),
        ],
        Loss.Huber);

    [Fact]
    public void A_residual_connection_is_written_after_the_width_of_its_layer_and_read_back()
    {
        Assert.Equal("16-32-32+1-4 (Silu, Tanh, Identity; Huber)", Residual.ToString());
        Assert.Equal(Residual, Topology.Parse(Residual.ToString()));
        Assert.Equal(Residual, Topology.Parse("16 - 32 - 32 + 1 - 4 (Silu, Tanh, Identity; Huber)"));
        Assert.Equal(Residual.GetHashCode(), Topology.Parse(Residual.ToString()).GetHashCode());
    }

    [Fact]
    public void Sizes_activations_blocks_and_parameters_are_those_of_the_layers_with_weights()
    {
        var dense = new Topology([16, 32, 32, 4], [Activation.Silu, Activation.Tanh, Activation.Identity], Loss.Huber);
        Assert.Equal(dense.Sizes.AsEnumerable(), Residual.Sizes);
        Assert.Equal(dense.Activations.AsEnumerable(), Residual.Activations);
        Assert.Equal(dense.Blocks.AsEnumerable(), Residual.Blocks);
        Assert.Equal((3, 16, 4), (Residual.LayerCount, Residual.InputCount, Residual.OutputCount));
        Assert.Equal(dense.ParameterCount, Residual.ParameterCount);
        Assert.Equal((dense.WeightsOffset(3), dense.BiasesOffset(3)), (Residual.WeightsOffset(3), Residual.BiasesOffset(3)));

        // They compute different things, so they are different.
        Assert.NotEqual(dense, Residual);
        Assert.NotEqual(Residual, Topology.Parse("16-32-32-4 (Silu, Tanh, Identity; Huber)"));
    }

    [Fact]
    public void Dense_layers_make_the_topology_of_their_sizes()
    {
        var topology = new Topology(
            [new DenseLayer(2, 8, Activation.Relu), new DenseLayer(8, 1, Activation.Sigmoid)], Loss.BinaryCrossEntropy);
        Assert.Equal(new Topology([2, 8, 1], [Activation.Relu, Activation.Sigmoid], Loss.BinaryCrossEntropy), topology);
        Assert.Equal([new DenseLayer(2, 8, Activation.Relu), new DenseLayer(8, 1, Activation.Sigmoid)], topology.Layers.AsEnumerable());
    }

    [Fact]
    public void Layers_are_value_equal()
    {
        Assert.Equal(new DenseLayer(2, 8, Activation.Relu), new DenseLayer(2, 8, Activation.Relu));
        Assert.NotEqual(new DenseLayer(2, 8, Activation.Relu), new DenseLayer(2, 8, Activation.Tanh));
        Assert.Equal(new ResidualLayer(8, 1), new ResidualLayer(8, 1));
        Assert.NotEqual(new ResidualLayer(8, 1), new ResidualLayer(8, 2));
        Assert.NotEqual<Layer>(new ResidualLayer(8, 1), new DenseLayer(8, 8, Activation.Identity));
    }

    [Fact]
    public void The_same_seed_gives_the_first_weights_of_the_dense_layers_by_every_rule()
    {
        var dense = Topology.Parse("16-32-32-4 (Silu, Tanh, Identity; Huber)");
        foreach (var rule in Enum.GetValues<Initialization>())
        {
            Assert.Equal(new MatrixNetwork(dense, 3, rule).Parameters.ToArray(), new MatrixNetwork(Residual, 3, rule).Parameters.ToArray());
        }
    }

    [Theory]
    [InlineData("2+1-8-1 (Relu, Sigmoid; BinaryCrossEntropy)", "so it cannot come first; write a dense layer before it.")]
    [InlineData("8-8+2-1 (Relu, Sigmoid; BinaryCrossEntropy)", "after layer 1 spans 2 layers, but must span 1, because one is before it.")]
    [InlineData("8-8-8+3-1 (Relu, Relu, Sigmoid; BinaryCrossEntropy)", "after layer 2 spans 3 layers, but must span 1 to 2")]
    [InlineData("8-8-8+0-1 (Relu, Relu, Sigmoid; BinaryCrossEntropy)", "after layer 2 spans 0 layers, but must span 1 to 2")]
    [InlineData("8-8+1+1-1 (Relu, Sigmoid; BinaryCrossEntropy)", "Two residual connections follow layer 1; write one, or a dense layer")]
    [InlineData(
        "16-32-32+2-1 (Relu, Relu, Sigmoid; BinaryCrossEntropy)",
        "adds the 16 inputs of layer 1 to the 32 outputs of layer 2, but only equal widths can be added; span 1 layer instead, or")]
    [InlineData(
        "2-8-1+2 (Relu, Sigmoid; BinaryCrossEntropy)",
        "adds the 2 inputs of layer 1 to the 1 output of layer 2, but only equal widths can be added; give both the same width.")]
    [InlineData("8-8+x-1 (Relu, Sigmoid; BinaryCrossEntropy)", "'x' is not the reach of a residual connection")]
    [InlineData("8-8+-1 (Relu, Sigmoid; BinaryCrossEntropy)", "'' is not the reach of a residual connection")]
    [InlineData("8-8+99999999999-1 (Relu, Sigmoid; BinaryCrossEntropy)", "'99999999999' is not the reach of a residual connection")]
    public void A_residual_connection_that_cannot_be_is_refused_with_what_to_write(string text, string message)
    {
        Assert.Contains(message, Assert.Throws<FormatException>(() => Topology.Parse(text)).Message, StringComparison.Ordinal);
        Assert.False(Topology.TryParse(text, out _));
    }

    [Fact]
    public void Layers_that_make_no_network_are_refused_with_what_to_write()
    {
        var dense = new DenseLayer(2, 8, Activation.Relu);
        Refused("needs at least one dense layer", Loss.Huber);
        Refused("needs at least one dense layer", Loss.Huber, new ResidualLayer(2, 1));
        Refused("cannot come first", Loss.Huber, new ResidualLayer(2, 1), dense);
        Refused(
            "The layer DenseLayer { Inputs = 4, Outputs = 1, Activation = Relu } takes 4 numbers per row, but the layer before it, "
                + "DenseLayer { Inputs = 2, Outputs = 8, Activation = Relu }, gives 8; give both the same width.",
            Loss.Huber,
            dense,
            new DenseLayer(4, 1, Activation.Relu));
        Refused(
            "The layer ResidualLayer { Inputs = 2, Outputs = 2, Reach = 1 } takes 2 numbers per row",
            Loss.Huber,
            dense,
            new ResidualLayer(2, 1));
        Refused("only equal widths can be added", Loss.Huber, dense, new ResidualLayer(8, 1));
        Refused("does not fit the output Relu", Loss.CrossEntropy, dense);
        Refused("at least 1; got 2, 0", Loss.Huber, new DenseLayer(2, 0, Activation.Relu));
        Refused(
            "Softmax is for the output only", Loss.Huber, new DenseLayer(2, 8, Activation.Softmax), new DenseLayer(8, 1, Activation.Tanh));
        Refused("is null", Loss.Huber, dense, null!);

        static void Refused(string message, Loss loss, params Layer[] layers)
        {
            var refused = Assert.Throws<ArgumentException>(() => new Topology(layers, loss));
            Assert.Contains(message, refused.Message, StringComparison.Ordinal);
            Assert.Equal("layers", refused.ParamName);
        }
    }
}
