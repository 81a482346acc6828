namespace Generated.Neuron.Tests.Networks;

/// <summary>Backward of a few rows, which goes row by row, against the passes that it shares results with.</summary>
[Trait(nameof(Needs), Needs.Vectors)]
public sealed class FewRowsTests
{
    public static TheoryData<string> Declared => [.. TestNetworks.Names];

    [Theory, MemberData(nameof(Declared))]
    public void The_cost_has_the_bits_of_Cost(string name)
    {
        var network = NetworkData.Randomize(TestNetworks.Create(name));
        for (var rows = 1; rows <= 8; rows++)
        {
            var data = new NetworkData(network, rows);
            var gradients = new float[network.Topology.ParameterCount];
            var (expected, actual) = (network.Cost(data.Inputs, data.Targets), network.Backward(data.Inputs, data.Targets, gradients));
            Rounding.AssertSameBits([expected], [actual], $"cost of {rows} rows");
        }
    }

    /// <summary>A batch, gradients of the inputs, and one without the other: the same bits of what they have in common.</summary>
    [Theory, MemberData(nameof(Declared))]
    public void Each_way_to_call_it_gives_the_same_bits(string name)
    {
        var network = NetworkData.Randomize(TestNetworks.Create(name));
        for (var rows = 1; rows <= 8; rows++)
        {
            var data = new NetworkData(network, rows);
            var (expected, actual) = (new float[network.Topology.ParameterCount], new float[network.Topology.ParameterCount]);
            var (inputs, inputsAlone) = (new float[data.Inputs.Length], new float[data.Inputs.Length]);
            network.Backward(data.Inputs, data.Targets, expected);
            network.Backward(data.Inputs, data.Targets, actual, inputs);
            Rounding.AssertSameBits(expected, actual, "with gradients of the inputs: gradient");
            network.Backward(data.Inputs, data.Targets, [], inputsAlone);
            Rounding.AssertSameBits(inputs, inputsAlone, "gradient of the inputs");
            network.Backward(data.Inputs, data.Targets, new TrainingStep { Batch = [.. Enumerable.Range(0, rows)] }, actual);
            Rounding.AssertSameBits(expected, actual, "of a batch: gradient");
        }
    }
}
