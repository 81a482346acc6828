using System.Reflection;
using Generated.Neuron.Loaded;
using Generated.Neuron.Tests.Networks;

namespace Generated.Neuron.Tests.Tables;

/// <summary>A network that is known only at run time has the bits of the class that the generator writes for its topology.</summary>
[Trait(nameof(Needs), Needs.Vectors)]
public sealed class LoadedNetworkTests
{
    /// <summary>Those that are written out, or not, as the generator chooses: Unroll changes the order of sums.</summary>
    public static TheoryData<string> Networks =>
    [
        .. typeof(TestNetworks).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<NetworkAttribute>() is { Unroll: Unroll.Auto })
            .Select(type => type.FullName!)
            .Order(StringComparer.Ordinal),
    ];

    [Theory, MemberData(nameof(Networks))]
    public void Its_outputs_are_those_of_the_generated_class_to_the_bit(string name)
    {
        var network = TestNetworks.Create(name, seed: 5);
        var random = new Random(3);
        foreach (ref var bias in network.Parameters)
        {
            // Biases are 0 at first; every order of sums would look alike in part.
            bias = bias == 0 ? random.NextSingle() - 0.5f : bias;
        }

        var loaded = new LoadedNetwork(network.Topology, network.Parameters);
        foreach (var rows in new[] { 1, 3, 50 })
        {
            var inputs = new float[rows * network.Topology.InputCount];
            foreach (ref var input in inputs.AsSpan())
            {
                input = 4 * random.NextSingle() - 2;
            }

            var (expected, actual) = (new float[rows * network.Topology.OutputCount], new float[rows * network.Topology.OutputCount]);
            network.Forward(inputs, expected);
            loaded.Forward(inputs, actual);
            Assert.Equal(expected.Select(BitConverter.SingleToInt32Bits), actual.Select(BitConverter.SingleToInt32Bits));
        }
    }

    [Fact]
    public void It_allocates_nothing_after_the_first_call()
    {
        var network = new MatrixNetwork(Topology.Parse("25-32-1 (Relu, Identity; MeanSquaredError)"), seed: 1);
        var loaded = new LoadedNetwork(network.Topology, network.Parameters);
        var (inputs, outputs) = (new float[25 * 4], new float[4]);
        loaded.Forward(inputs, outputs);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            loaded.Forward(inputs, outputs);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
