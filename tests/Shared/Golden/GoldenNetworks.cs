using System.Text.Json;
using Generated.Neuron.Tests.Documents;

namespace Generated.Neuron.Tests.Golden;

/// <summary>The cases of <c>networks.json</c> and the runs of <c>seed-run.json</c>, computed in float64 elsewhere.</summary>
public static class GoldenNetworks
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>All cases.</summary>
    public static IReadOnlyList<GoldenCase> All { get; } = Read<GoldenFile>("networks.json").Cases;

    /// <summary>The notes' network: its first weights and how it learns moons and circles.</summary>
    public static GoldenSeedRun SeedRun { get; } = Read<GoldenSeedRun>("seed-run.json");

    /// <summary>Where a data file of the sample lies.</summary>
    public static string DataPath(string name) => ProjectDocument.Path($"sample/data/{name}.csv");

    private static T Read<T>(string name) =>
        JsonSerializer.Deserialize<T>(ProjectDocument.Read($"tests/Golden/{name}"), Options)!;

    private sealed record GoldenFile(GoldenCase[] Cases);
}

/// <summary>One network with its data and all that follows from them. Weights are <c>[outputs × inputs]</c>, one list a layer.</summary>
public sealed record GoldenCase(
    string Name, int[] Sizes, string[] Activations, string Loss, int Rows,
    float[][] Weights, float[][] Biases, float[] Inputs, float[] Targets,
    double[] Outputs, double Cost, double[][] WeightGradients, double[][] BiasGradients, double[] InputGradients,
    GoldenTraining[]? Training)
{
    public Topology Topology { get; } = new(Sizes, Activations.Select(Enum.Parse<Activation>), Enum.Parse<Loss>(Loss));

    /// <summary>Puts weights and biases into a network.</summary>
    public void CopyTo(INetwork network)
    {
        for (var layer = 1; layer <= Weights.Length; layer++)
        {
            GoldenChecks.SetLayer(network, layer, Weights[layer - 1], Biases[layer - 1]);
        }
    }
}

/// <summary>A training run of a case with one optimizer, full batch.</summary>
public sealed record GoldenTraining(string Optimizer, GoldenSnapshot[] Snapshots);

/// <summary>The parameters after a step, and the cost before it.</summary>
public sealed record GoldenSnapshot(int Step, double CostBefore, double[][] Weights, double[][] Biases);

/// <summary>The notes' run: plain gradient descent on the first rows of a file.</summary>
public sealed record GoldenSeedRun(double LearningRate, GoldenSeedParameters Initial, Dictionary<string, GoldenRun> Runs);

/// <summary>w1 <c>[8 × 2]</c>, b1, w2 <c>[1 × 8]</c>, b2.</summary>
public sealed record GoldenSeedParameters(float[] W1, float[] B1, float[] W2, float[] B2);

/// <summary>The run on one file.</summary>
public sealed record GoldenRun(
    int Epochs, Dictionary<int, double> CostBeforeUpdateOfEpoch, double TrainAccuracy, double TestAccuracy);
