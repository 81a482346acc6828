using Generated.Neuron.Tests.Networks;
using Generated.Neuron.Tests.Widths;

namespace Generated.Neuron.Tests.Golden;

/// <summary>The golden numbers, for every kind of network that there is.</summary>
/// <param name="create">Makes one of a topology, or null where this kind has none.</param>
public abstract class GoldenTests(Func<Topology, INetwork?> create)
{
    // What the first activations and losses cover; a later activation adds cases and takes none away.
    private static readonly string[] Cases = ["seed-2-8-1", "regression-3-5-2", "perceptron-3-1"];

    private static readonly string[] Runs =
    [
        "seed-2-8-1/Sgd", "seed-2-8-1/SgdMomentum", "seed-2-8-1/SgdNesterov", "seed-2-8-1/SgdWeightDecay", "seed-2-8-1/Adam",
        "seed-2-8-1/AdamW", "seed-2-8-1/RmsProp", "seed-2-8-1/Adagrad", "regression-3-5-2/Sgd", "regression-3-5-2/Adam", "perceptron-3-1/Sgd",
    ];

    [Fact]
    public void Outputs_are_the_golden_ones() => Assert.Superset(Cases.ToHashSet(), GoldenChecks.Outputs(create).ToHashSet());

    [Fact]
    public void Costs_are_the_golden_ones() => Assert.Superset(Cases.ToHashSet(), GoldenChecks.Costs(create).ToHashSet());

    [Fact]
    public void Gradients_are_the_golden_ones() => Assert.Superset(Cases.ToHashSet(), GoldenChecks.Gradients(create).ToHashSet());

    [Fact]
    public void Optimisers_follow_the_golden_snapshots() =>
        Assert.Superset(Runs.ToHashSet(), GoldenChecks.OptimizerSnapshots(create).ToHashSet());

    [Theory]
    [InlineData("moons")]
    [InlineData("circles")]
    public void The_notes_run_gives_the_notes_costs_and_accuracies(string data) =>
        GoldenChecks.SeedRun(create(new Topology([2, 8, 1], [Activation.Relu, Activation.Sigmoid], Loss.BinaryCrossEntropy))!, data);

    /// <summary>A network declared in this assembly.</summary>
    private protected static INetwork? Generated(Topology topology) =>
        TestNetworks.Names.Select(name => TestNetworks.Create(name)).FirstOrDefault(network => network.Topology.Equals(topology));

    private protected static WidthNetwork? Generated(Topology topology, int bits) =>
        Generated(topology) is { } network ? new WidthNetwork(network, bits) : null;
}

public sealed class MatrixNetworkGoldenTests() : GoldenTests(static topology => new MatrixNetwork(topology));

public sealed class GeneratedGoldenTests() : GoldenTests(Generated);

public sealed class Generated512GoldenTests() : GoldenTests(static topology => Generated(topology, 512));

public sealed class Generated256GoldenTests() : GoldenTests(static topology => Generated(topology, 256));

public sealed class Generated128GoldenTests() : GoldenTests(static topology => Generated(topology, 128));
