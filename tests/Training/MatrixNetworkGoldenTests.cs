using Generated.Neuron.Tests.Golden;

namespace Generated.Neuron.Tests.Training;

public sealed class MatrixNetworkGoldenTests
{
    // What the first activations and losses cover; a later activation adds cases and takes none away.
    private static readonly string[] Cases = ["seed-2-8-1", "regression-3-5-2", "perceptron-3-1"];

    private static readonly string[] Runs =
    [
        "seed-2-8-1/Sgd", "seed-2-8-1/SgdMomentum", "seed-2-8-1/SgdNesterov", "seed-2-8-1/SgdWeightDecay", "seed-2-8-1/Adam",
        "seed-2-8-1/AdamW", "seed-2-8-1/RmsProp", "seed-2-8-1/Adagrad", "regression-3-5-2/Sgd", "regression-3-5-2/Adam", "perceptron-3-1/Sgd",
    ];

    [Fact]
    public void Outputs_are_the_golden_ones() => Assert.Superset(Cases.ToHashSet(), GoldenChecks.Outputs(Create).ToHashSet());

    [Fact]
    public void Costs_are_the_golden_ones() => Assert.Superset(Cases.ToHashSet(), GoldenChecks.Costs(Create).ToHashSet());

    [Fact]
    public void Gradients_are_the_golden_ones() => Assert.Superset(Cases.ToHashSet(), GoldenChecks.Gradients(Create).ToHashSet());

    [Fact]
    public void Optimisers_follow_the_golden_snapshots() =>
        Assert.Superset(Runs.ToHashSet(), GoldenChecks.OptimizerSnapshots(Create).ToHashSet());

    [Theory]
    [InlineData("moons")]
    [InlineData("circles")]
    public void The_notes_run_gives_the_notes_costs_and_accuracies(string data) =>
        GoldenChecks.SeedRun(new MatrixNetwork(new Topology([2, 8, 1], [Activation.Relu, Activation.Sigmoid], Loss.BinaryCrossEntropy)), data);

    private static MatrixNetwork Create(Topology topology) => new(topology);
}
