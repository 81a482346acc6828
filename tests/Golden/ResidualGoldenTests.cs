using System.Text.Json;
using Generated.Neuron.Tests.Networks;

namespace Generated.Neuron.Tests.Golden;

/// <summary>Residual connections as PyTorch computes them, in float64: outputs, cost and all gradients.</summary>
[Trait(nameof(Needs), Needs.Vectors)]
public sealed class ResidualGoldenTests
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private static readonly Case[] Cases = JsonSerializer.Deserialize<File>(
        System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "residual.json")), Options)!.Cases;

    public static TheoryData<string> Topologies => [.. Cases.Select(one => one.Topology)];

    [Theory, MemberData(nameof(Topologies))]
    public void The_matrix_runtime_agrees_with_PyTorch(string topology) => Agrees(new MatrixNetwork(Topology.Parse(topology)), topology);

    [Theory, MemberData(nameof(Topologies))]
    public void Every_generated_network_agrees_with_PyTorch(string topology)
    {
        string[] names = [.. TestNetworks.Names.Where(name => TestNetworks.Create(name).Topology.ToString() == topology)];
        Assert.NotEmpty(names);
        Assert.All(names, name => Agrees(TestNetworks.Create(name), topology));
    }

    private static void Agrees(INetwork network, string topology)
    {
        var expected = Cases.Single(one => one.Topology == topology);
        Assert.Equal(topology, network.Topology.ToString());
        expected.Parameters.CopyTo(network.Parameters);
        var outputs = new float[expected.Outputs.Length];
        network.Forward(expected.Inputs, outputs);
        var (gradients, inputGradients) = (new float[network.Parameters.Length], new float[expected.Inputs.Length]);
        var cost = network.Backward(expected.Inputs, expected.Targets, gradients, inputGradients);

        Compare(expected.Outputs, outputs, "outputs");
        Compare([expected.Cost], [cost], "cost");
        Compare(expected.Gradients, gradients, "gradients");
        Compare(expected.InputGradients, inputGradients, "input gradients");
        Assert.Equal(cost, network.Cost(expected.Inputs, expected.Targets));
    }

    /// <summary>
    /// Relative to the largest: sums of at most 17 terms in up to five layers, forward and backward, some 30 roundings of 6e-8 each.
    /// </summary>
    private static void Compare(double[] expected, float[] actual, string what) =>
        Rounding.AssertClose(expected, actual, 2e-6 * expected.Select(Math.Abs).Append(1).Max(), what);

    private sealed record File(Case[] Cases);

    private sealed record Case(
        string Topology, float[] Parameters, float[] Inputs, float[] Targets, double[] Outputs, double Cost, double[] Gradients,
        double[] InputGradients);
}
