using Generated.Neuron.Tests.Networks;
using Generated.Neuron.Tests.Widths;

namespace Generated.Neuron.Tests.Golden;

/// <summary>The golden numbers, for every kind of network that there is.</summary>
/// <param name="create">Makes one of a topology.</param>
public abstract class GoldenTests(Func<Topology, INetwork> create)
{
    [Fact]
    public void Outputs_are_the_golden_ones() => GoldenChecks.Outputs(create);

    [Fact]
    public void Costs_are_the_golden_ones() => GoldenChecks.Costs(create);

    [Fact]
    public void Gradients_are_the_golden_ones() => GoldenChecks.Gradients(create);

    [Fact]
    public void Optimizers_follow_the_golden_snapshots() => GoldenChecks.OptimizerSnapshots(create);

    [Theory]
    [InlineData("moons")]
    [InlineData("circles")]
    public void The_notes_run_gives_the_notes_costs_and_accuracies(string data) =>
        GoldenChecks.SeedRun(create(new Topology([2, 8, 1], [Activation.Relu, Activation.Sigmoid], Loss.BinaryCrossEntropy)), data);

    /// <summary>A network declared in this assembly.</summary>
    private protected static INetwork Generated(Topology topology) =>
        TestNetworks.Names.Select(name => TestNetworks.Create(name)).FirstOrDefault(network => network.Topology.Equals(topology))
        ?? throw new ArgumentException($"No network of {topology} is declared; add it to GoldenDeclarations.cs.", nameof(topology));

    private protected static WidthNetwork Generated(Topology topology, int bits) => new(Generated(topology), bits);
}

[Trait(nameof(Needs), Needs.Vectors)]
public sealed class MatrixNetworkGoldenTests() : GoldenTests(static topology => new MatrixNetwork(topology));

[Trait(nameof(Needs), Needs.Vectors)]
public sealed class GeneratedGoldenTests() : GoldenTests(Generated);

[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class Generated512GoldenTests() : GoldenTests(static topology => Generated(topology, 512));

[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class Generated256GoldenTests() : GoldenTests(static topology => Generated(topology, 256));

[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class Generated128GoldenTests() : GoldenTests(static topology => Generated(topology, 128));
