using Generated.Neuron.Loaded;
using Generated.Neuron.Tests.Networks;
using Generated.Neuron.Tests.Reference;

namespace Generated.Neuron.Tests.Tables;

/// <summary>A loaded network with residual connections gives what the reference gives, and the same bits alone and in a batch.</summary>
[Trait(nameof(Needs), Needs.Vectors)]
public sealed class LoadedResidualTests
{
    public static TheoryData<string> Topologies => [.. ResidualTopologies.All];

    [Theory, MemberData(nameof(Topologies))]
    public void It_agrees_with_the_reference(string topology)
    {
        var network = NetworkData.Randomize(new MatrixNetwork(Topology.Parse(topology)));
        var data = new NetworkData(network, rows: 20);
        var loaded = new LoadedNetwork(network.Topology, network.Parameters);
        var outputs = new float[data.Targets.Length];
        loaded.Forward(data.Inputs, outputs);
        var expected = ReferenceNetwork.Of(network).Forward(ReferenceNetwork.Doubles(data.Inputs));
        var largest = expected.Select(Math.Abs).Append(1).Max();
        Rounding.AssertClose(expected, outputs, Rounding.Tolerance(network.Topology) * largest, "outputs");
        var (width, count) = (network.Topology.InputCount, network.Topology.OutputCount);
        for (var row = 0; row < 20; row++)
        {
            var alone = new float[count];
            loaded.Forward(data.Inputs.AsSpan(row * width, width), alone);
            Rounding.AssertSameBits(outputs.AsSpan(row * count, count), alone, $"row {row}");
        }
    }

    /// <summary>The sum of two values is one rounding of the two, whatever computed them.</summary>
    [Fact]
    public void A_connection_adds_to_the_bits_of_the_network_without_it()
    {
        var (with, without) = (Topology.Parse("5-5+1 (Identity; MeanSquaredError)"), Topology.Parse("5-5 (Identity; MeanSquaredError)"));
        var network = NetworkData.Randomize(new MatrixNetwork(with));
        var x = new NetworkData(network, rows: 1).Inputs;
        var (sums, outputs) = (new float[5], new float[5]);
        new LoadedNetwork(without, network.Parameters).Forward(x, sums);
        new LoadedNetwork(with, network.Parameters).Forward(x, outputs);
        Assert.Equal(sums.Zip(x, (a, b) => a + b), outputs);
    }
}
