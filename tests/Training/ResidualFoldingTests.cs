namespace Generated.Neuron.Tests.Training;

/// <summary>A scaling cannot go into weights if a residual connection passes by them.</summary>
public sealed class ResidualFoldingTests
{
    private static readonly StandardScaler Scaler = new([1, 2, 3], [4, 5, 6]);

    [Fact]
    public void Inputs_that_a_residual_connection_adds_are_not_folded()
    {
        var network = new MatrixNetwork(Topology.Parse("3-3+1-2 (Tanh, Identity; MeanSquaredError)"), seed: 1);
        Refused(
            "The network is 3-3+1-2 (Tanh, Identity; MeanSquaredError): a residual connection adds its inputs themselves, which no weight "
                + "scales; scale the inputs before the network instead.",
            network,
            Scaler.FoldInto);
    }

    [Fact]
    public void Outputs_to_which_a_residual_connection_adds_are_not_folded()
    {
        var network = new MatrixNetwork(Topology.Parse("2-3-3+1 (Tanh, Identity; MeanSquaredError)"), seed: 1);
        Refused(
            "The network is 2-3-3+1 (Tanh, Identity; MeanSquaredError): a residual connection adds to its outputs, which no weight of the "
                + "last layer scales; call InverseTransform on the outputs instead.",
            network,
            Scaler.FoldOutput);
    }

    /// <summary>Connections between hidden layers do not see the scaling.</summary>
    [Fact]
    public void A_connection_within_the_network_does_not_matter()
    {
        var network = new MatrixNetwork(Topology.Parse("3-4-4+1-3 (Tanh, Silu, Identity; MeanSquaredError)"), seed: 1);
        float[] inputs = [3, 1, 4, 1, 5, 9];
        var (scaled, expected, outputs) = (new float[6], new float[6], new float[6]);
        Scaler.Transform(inputs, scaled);
        network.Forward(scaled, outputs);
        Scaler.InverseTransform(outputs, expected);
        Scaler.FoldInto(network);
        Scaler.FoldOutput(network);
        network.Forward(inputs, outputs);
        Assert.All(expected.Zip(outputs), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    private static void Refused(string message, MatrixNetwork network, Action<INetwork> fold)
    {
        var before = network.Parameters.ToArray();
        var refused = Assert.Throws<ArgumentException>(() => fold(network));
        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
        Assert.Equal("network", refused.ParamName);
        Assert.Equal(before, network.Parameters);
    }
}
