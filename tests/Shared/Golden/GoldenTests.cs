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
}
