using System.Globalization;
using System.Runtime.InteropServices;

namespace Generated.Neuron.SameBits;

/// <summary>
/// Everything that a network computes in a short training run, as one line: name, hash of all bits, cost, length of the parameters.
/// </summary>
internal static class Training
{
    private const int Rows = 9_001;

    public static string Run(INetwork network)
    {
        var topology = network.Topology;
        var random = new SplitMix64(7);
        var inputs = new float[Rows * topology.InputCount];
        var targets = new float[Rows * topology.OutputCount];
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = (float)((4 * random.NextDouble()) - 2);
        }

        for (var row = 0; row < Rows; row++)
        {
            targets[(row * topology.OutputCount) + random.NextInt32(topology.OutputCount)] = 1;
        }

        var hash = new BitHash();
        AppendZeros(ref hash, network);

        // Batches of all sizes up to 100 rows, then some steps on all rows at once, on two threads.
        var gradients = new float[topology.ParameterCount];
        var optimizer = new Adam { LearningRate = 0.01 };
        var cost = 0f;
        for (int first = 0, rows = 1; rows <= 100; first += rows, rows++)
        {
            cost = network.Backward(
                inputs.AsSpan(first * topology.InputCount, rows * topology.InputCount),
                targets.AsSpan(first * topology.OutputCount, rows * topology.OutputCount),
                gradients);
            optimizer.Step(network.Parameters, gradients);
            hash.Append([cost]);
            hash.Append(gradients);
        }

        for (var step = 0; step < 2; step++)
        {
            cost = network.Backward(inputs, targets, gradients, 2);
            optimizer.Step(network.Parameters, gradients);
        }

        var outputs = new float[targets.Length];
        network.Forward(inputs, outputs);
        hash.Append(network.Parameters);
        hash.Append(outputs);
        hash.Append([cost, network.Cost(inputs, targets)]);

        // The outputs as the derivatives of some cost, on rows enough for two shards.
        var inputGradients = new float[inputs.Length];
        network.Backpropagate(inputs, outputs, gradients, inputGradients, 2);
        hash.Append(gradients);
        hash.Append(inputGradients);
        CheckRowsAlone(network, inputs, outputs);
        CheckParts((IShardedNetwork)network, inputs, targets, gradients);
        if (network.Dropout > 0)
        {
            WholeRun.Append(ref hash, network, new Dataset(inputs, targets, Rows));
        }
        else
        {
            // The sums of L-BFGS, which are the optimizer's own and take no mask.
            var trained = network.Parameters.ToArray();
            var report = new Trainer(network, new Lbfgs { MaxIterations = 3, HistorySize = 2 }) { Epochs = 2 }
                .Fit(new Dataset(inputs, targets, Rows).Split(1000).Train);
            hash.Append(network.Parameters);
            hash.Append([.. report.Costs]);
            trained.CopyTo(network.Parameters);
        }

        var length = Math.Sqrt(network.Parameters.ToArray().Sum(parameter => (double)parameter * parameter));
        return string.Create(CultureInfo.InvariantCulture, $"{network.GetType().Name} {hash.Value:X16} {cost:R} {length:R}");
    }

    /// <summary>
    /// Weights of 0, biases and inputs of −0: every sum is −0, and its sign goes through each layer whose activation keeps it. Then
    /// the same with weights that are −0.
    /// </summary>
    private static void AppendZeros(ref BitHash hash, INetwork network)
    {
        const int rows = 19;
        var topology = network.Topology;
        var trained = network.Parameters.ToArray();
        var inputs = new float[rows * topology.InputCount];
        var outputs = new float[rows * topology.OutputCount];
        var targets = new float[outputs.Length];
        var inputGradients = new float[inputs.Length];
        var gradients = new float[topology.ParameterCount];
        Array.Fill(inputs, -0f);
        foreach (var weight in new[] { 0f, -0f })
        {
            network.Parameters.Fill(weight);
            for (var layer = 1; layer <= topology.LayerCount; layer++)
            {
                network.Biases(layer).Fill(-0f);
            }

            network.Forward(inputs, outputs);
            CheckRowsAlone(network, inputs, outputs);
            hash.Append(outputs);
            hash.Append([network.Backward(inputs, targets, gradients, inputGradients)]);
            hash.Append(gradients);
            hash.Append(inputGradients);
        }

        trained.CopyTo(network.Parameters);
    }

    /// <summary>One row alone, as it is in the batch.</summary>
    private static void CheckRowsAlone(INetwork network, float[] inputs, float[] outputs)
    {
        var topology = network.Topology;
        var alone = new float[topology.OutputCount];
        for (var row = 0; row < Math.Min(100, inputs.Length / topology.InputCount); row++)
        {
            network.Forward(inputs.AsSpan(row * topology.InputCount, topology.InputCount), alone);
            if (!MemoryMarshal.AsBytes<float>(alone).SequenceEqual(MemoryMarshal.AsBytes(outputs.AsSpan(row * alone.Length, alone.Length))))
            {
                throw new InvalidOperationException($"{topology}: row {row} alone gives other bits than in a batch.");
            }
        }
    }

    /// <summary>A step in parts has the bits of the whole one.</summary>
    private static void CheckParts(IShardedNetwork network, float[] inputs, float[] targets, float[] whole)
    {
        var (x, y, key) = (network.Topology.InputCount, network.Topology.OutputCount, new DropoutKey(3, 4));
        var cost = network.Backward(inputs, targets, new TrainingStep { Dropout = key }, whole);
        foreach (var count in new[] { 2, 3, 5, 8 })
        {
            var parts = StepPart.Whole(Rows, network.ShardRows).Split(count);
            var (costs, gradients) = (new double[parts.Length], new float[parts.Length * whole.Length]);
            for (var i = 0; i < parts.Length; i++)
            {
                costs[i] = network.BackwardPart(
                    inputs.AsSpan(parts[i].FirstRow * x, parts[i].Rows * x),
                    targets.AsSpan(parts[i].FirstRow * y, parts[i].Rows * y),
                    new TrainingStep { Dropout = key },
                    parts[i],
                    gradients.AsSpan(i * whole.Length, whole.Length),
                    maxDegreeOfParallelism: 1 + (i % 2));
            }

            StepPart.Sum(parts, costs, gradients);
            var sum = MemoryMarshal.AsBytes(gradients.AsSpan(0, whole.Length));
            if ((float)costs[0] != cost || !sum.SequenceEqual(MemoryMarshal.AsBytes<float>(whole)))
            {
                throw new InvalidOperationException($"{network.Topology}: {parts.Length} parts of a step give other bits than the whole.");
            }
        }
    }
}
