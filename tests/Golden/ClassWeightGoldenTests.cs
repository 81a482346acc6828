using System.Text.Json;

namespace Generated.Neuron.Tests.Golden;

/// <summary>
/// Weights of classes beside those of PyTorch's CrossEntropyLoss, whose numbers <c>class_weights.py</c> wrote in float64.
/// </summary>
[Trait(nameof(Needs), Needs.Vectors)]
public sealed class ClassWeightGoldenTests
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    private static readonly ClassWeightFile Golden = JsonSerializer.Deserialize<ClassWeightFile>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "class_weights.json")), Options)!;

    [Fact]
    public void The_generated_network_has_the_cost_and_gradient_of_PyTorch() => AreThoseOfPyTorch(new WeightedClasses());

    [Fact]
    public void MatrixNetwork_has_the_cost_and_gradient_of_PyTorch() =>
        AreThoseOfPyTorch(new MatrixNetwork(new WeightedClasses().Topology));

    private static void AreThoseOfPyTorch<TNetwork>(TNetwork network)
        where TNetwork : INetwork
    {
        var data = new Dataset(Golden.Inputs, Golden.Targets, Golden.Targets.Length)
            .OneHot(Golden.ClassWeights.Length)
            .WithClassWeights(Golden.ClassWeights);
        Golden.Parameters.CopyTo(network.Parameters);
        var gradients = new float[Golden.Parameters.Length];
        var cost = network.Backward(data.Inputs, data.Targets, new TrainingStep { RowWeights = data.RowWeights }, gradients, 1);

        // Golden numbers' tolerances: 2e-5 of outputs, 1e-4 of the largest gradient.
        Assert.Equal(Golden.Cost, cost, 2e-5);
        Assert.Equal(Golden.Cost, network.Cost(data.Inputs, data.Targets, data.RowWeights, 1), 2e-5);
        var tolerance = 1e-4 * Golden.Gradients.Max(Math.Abs);
        Assert.All(Golden.Gradients.Zip(gradients), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }

    private sealed record ClassWeightFile(
        float[] Inputs, float[] Targets, float[] ClassWeights, float[] Parameters, double Cost, double[] Gradients);
}

[Network(3, 4, Loss = Loss.CrossEntropy)]
internal sealed partial class WeightedClasses;
