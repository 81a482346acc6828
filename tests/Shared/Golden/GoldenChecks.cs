namespace Generated.Neuron.Tests.Golden;

/// <summary>
/// The golden numbers as checks for any kind of network: the caller makes one of a topology. Each check goes through all cases.
/// </summary>
public static class GoldenChecks
{
    // The golden numbers are float64, ours float32: a sum of up to 32 terms is off by at most 32 × 2⁻²⁴ = 2e-6 of its largest
    // terms. (MatrixNetwork stays below 3e-7.)
    private const double Tolerance = 2e-6;

    // Fifty steps add such errors up, and the adaptive optimizers divide by the root of a running mean of g², which lifts
    // the error of a small gradient to that of a large one: ten times as much. (MatrixNetwork stays below 3e-6.)
    private const double TrainedTolerance = 2e-5;

    private const int SeedTrainRows = 1340;

    // What the snapshots were made with. The file does not say; the first step of each gives it away, and later steps
    // confirm the momentum. Everything that is not named is PyTorch's default.
    private static readonly Dictionary<string, Func<IOptimizer>> Optimizers = new()
    {
        ["Sgd"] = static () => new Sgd { LearningRate = 0.05 },
        ["SgdMomentum"] = static () => new Sgd { LearningRate = 0.05, Momentum = 0.9 },
        ["SgdNesterov"] = static () => new Sgd { LearningRate = 0.05, Momentum = 0.9, Nesterov = true },
        ["SgdWeightDecay"] = static () => new Sgd { LearningRate = 0.05, Momentum = 0.9, WeightDecay = 0.01 },
        ["Adam"] = static () => new Adam { LearningRate = 0.01 },
        ["AdamW"] = static () => new AdamW { LearningRate = 0.01 },
        ["RmsProp"] = static () => new RmsProp { LearningRate = 0.01 },
        ["Adagrad"] = static () => new Adagrad { LearningRate = 0.05 },
    };

    public static void Outputs(Func<Topology, INetwork> create) => ForEach(create, static (golden, network) =>
    {
        var outputs = new float[golden.Outputs.Length];
        network.Forward(golden.Inputs, outputs);
        Near(golden.Outputs, outputs, Tolerance, "outputs");
    });

    public static void Costs(Func<Topology, INetwork> create) => ForEach(create, static (golden, network) =>
        Near([golden.Cost], [network.Cost(golden.Inputs, golden.Targets)], Tolerance, "cost"));

    public static void Gradients(Func<Topology, INetwork> create) => ForEach(create, static (golden, network) =>
    {
        var gradients = new float[network.Topology.ParameterCount];
        var inputGradients = new float[golden.Inputs.Length];
        var alone = new float[gradients.Length];
        var cost = network.Backward(golden.Inputs, golden.Targets, gradients, inputGradients);
        Near([golden.Cost], [cost], Tolerance, "cost");
        Near(golden.InputGradients, inputGradients, Tolerance, "input gradients");
        NearLayers(network.Topology, golden.WeightGradients, golden.BiasGradients, gradients, Tolerance, "gradients");

        Assert.Equal(cost, network.Backward(golden.Inputs, golden.Targets, alone));
        Assert.Equal(gradients, alone);
    });

    public static void OptimizerSnapshots(Func<Topology, INetwork> create) => ForEach(create, static (golden, network) =>
    {
        foreach (var training in golden.Training ?? [])
        {
            golden.CopyTo(network);
            OptimizerSnapshots(golden, network, training);
        }
    });

    /// <summary>The notes' run on <c>moons</c> or <c>circles</c>.</summary>
    public static void SeedRun(INetwork network, string data)
    {
        var (golden, run) = (GoldenNetworks.SeedRun, GoldenNetworks.SeedRun.Runs[data]);
        SetLayer(network, 1, golden.Initial.W1, golden.Initial.B1);
        SetLayer(network, 2, golden.Initial.W2, golden.Initial.B2);
        var (train, test) = Dataset.FromCsv(GoldenNetworks.DataPath(data)).Split(SeedTrainRows);

        var report = new Trainer(network, new Sgd { LearningRate = golden.LearningRate }) { Epochs = run.Epochs }.Fit(train);

        foreach (var (epoch, cost) in run.CostBeforeUpdateOfEpoch)
        {
            // The bound that the project promises: float32 follows float64 through 5000 epochs within 1e-4 of the cost.
            Assert.True(Math.Abs(report.Costs[epoch - 1] - cost) <= 1e-4 * cost, $"epoch {epoch}: {report.Costs[epoch - 1]}, not {cost}");
        }

        // Accuracies are counts of rows over their number, so they are equal to float's precision or off by a whole row.
        Assert.Equal((float)run.TrainAccuracy, Metrics.Accuracy(network, train));
        Assert.Equal((float)run.TestAccuracy, Metrics.Accuracy(network, test));
    }

    /// <summary>Sets weights, given as <c>[outputs × inputs]</c>, and biases.</summary>
    public static void SetLayer(INetwork network, int layer, float[] weights, float[] biases)
    {
        var matrix = network.Weights(layer);
        for (var k = 0; k < weights.Length; k++)
        {
            matrix[k / matrix.Inputs, k % matrix.Inputs] = weights[k];
        }

        biases.CopyTo(network.Biases(layer));
    }

    private static void ForEach(Func<Topology, INetwork> create, Action<GoldenCase, INetwork> check)
    {
        Assert.NotEmpty(GoldenNetworks.All);
        foreach (var golden in GoldenNetworks.All)
        {
            var network = create(golden.Topology);
            golden.CopyTo(network);
            check(golden, network);
        }
    }

    private static void OptimizerSnapshots(GoldenCase golden, INetwork network, GoldenTraining training)
    {
        var optimizer = Optimizers[training.Optimizer]();
        var gradients = new float[network.Topology.ParameterCount];
        for (var step = 1; step <= training.Snapshots.Max(snapshot => snapshot.Step); step++)
        {
            var cost = network.Backward(golden.Inputs, golden.Targets, gradients);
            optimizer.Step(network.Parameters, gradients);
            foreach (var snapshot in training.Snapshots.Where(snapshot => snapshot.Step == step))
            {
                var what = $"{golden.Name}, {training.Optimizer}, step {step}";
                var tolerance = step == 1 ? Tolerance : TrainedTolerance;
                Near([snapshot.CostBefore], [cost], tolerance, what);
                NearLayers(network.Topology, snapshot.Weights, snapshot.Biases, network.Parameters, tolerance, what);
            }
        }
    }

    private static void NearLayers(
        Topology topology, double[][] weights, double[][] biases, ReadOnlySpan<float> actual, double tolerance, string what)
    {
        // A second network as a view of the parameters: the golden weights are output-major, ours input-major.
        var view = new MatrixNetwork(topology);
        actual.CopyTo(view.Parameters);
        for (var layer = 1; layer <= topology.LayerCount; layer++)
        {
            Near(weights[layer - 1], [.. view.Weights(layer).ToArray().Cast<float>()], tolerance, $"{what}, weights of layer {layer}");
            Near(biases[layer - 1], view.Biases(layer), tolerance, $"{what}, biases of layer {layer}");
        }
    }

    /// <summary>
    /// Errors count against the largest number of the list: the terms of a small sum may be as large as those of a large one.
    /// </summary>
    private static void Near(double[] expected, ReadOnlySpan<float> actual, double tolerance, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        var bound = tolerance * expected.Max(Math.Abs);
        for (var k = 0; k < expected.Length; k++)
        {
            if (!(Math.Abs(actual[k] - expected[k]) <= bound))
            {
                Assert.Fail($"{what} [{k}]: {actual[k]}, not {expected[k]} ± {bound}");
            }
        }
    }
}
