namespace Generated.Neuron.Tests.Networks.Checks;

/// <summary>The gradients of the inputs without those of the parameters, for which an empty span is given.</summary>
internal static class InputGradientChecks
{
    public static void Input_gradients_alone_have_the_bits_of_the_whole_call(INetwork network, int rows)
    {
        var data = new NetworkData(NetworkData.Randomize(network), rows);
        var derivatives = NetworkResults.OutputGradients(data.Targets);
        var gradients = new float[network.Topology.ParameterCount];
        var (expected, actual) = (new float[data.Inputs.Length], new float[data.Inputs.Length]);

        var cost = network.Backward(data.Inputs, data.Targets, gradients, expected);
        var costAlone = network.Backward(data.Inputs, data.Targets, [], actual);
        Rounding.AssertSameBits([cost], [costAlone], "cost");
        Rounding.AssertSameBits(expected, actual, "input gradients of Backward");

        network.Backpropagate(data.Inputs, derivatives, gradients, expected);
        actual.AsSpan().Fill(float.NaN);
        network.Backpropagate(data.Inputs, derivatives, [], actual);
        Rounding.AssertSameBits(expected, actual, "input gradients of Backpropagate");
        foreach (var threads in new[] { 1, 3 })
        {
            actual.AsSpan().Fill(float.NaN);
            network.Backpropagate(data.Inputs, derivatives, [], actual, threads);
            Assert.True(expected.AsSpan().SequenceEqual(actual), $"on {threads} threads");
        }

        Assert.Equal(0, AllocationChecks.Allocated(() => network.Backward(data.Inputs, data.Targets, [], actual)));
        Assert.Equal(0, AllocationChecks.Allocated(() => network.Backpropagate(data.Inputs, derivatives, [], actual)));
    }

    /// <summary>Something has to be asked for, unless there are no rows that anything could be said of.</summary>
    public static void No_gradients_at_all_are_refused(INetwork network)
    {
        var (x, y) = (new float[network.Topology.InputCount], new float[network.Topology.OutputCount]);
        Assert.Equal("gradients", Assert.Throws<ArgumentException>(() => network.Backpropagate(x, y, [])).ParamName);
        Assert.Equal("gradients", Assert.Throws<ArgumentException>(() => network.Backward(x, y, [])).ParamName);
        Assert.Throws<ArgumentException>(() => network.Backward(x, y, [], []));
        network.Backpropagate([], [], []);
        Assert.Equal(0, network.Backward([], [], [], []));
    }
}
