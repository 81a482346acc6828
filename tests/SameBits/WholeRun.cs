namespace Generated.Neuron.SameBits;

/// <summary>
/// A run with everything that a trainer does to its steps: dropout, row weights, a schedule, clipping, a penalty and early stopping, in
/// mini-batches and on all rows, on 1 to 8 threads, whose bits have to be the same.
/// </summary>
internal static class WholeRun
{
    private const int MostThreads = 8;

    /// <summary>Several shards of the larger network, and not a whole number of batches.</summary>
    private const int BatchRows = 700;

    public static void Append(ref BitHash hash, INetwork network, Dataset data)
    {
        var start = network.Parameters.ToArray();
        foreach (var batchSize in new[] { BatchRows, data.Rows })
        {
            float[]? expected = null;
            for (var threads = 1; threads <= MostThreads; threads++)
            {
                start.CopyTo(network.Parameters);
                var actual = Train(network, data, batchSize, threads);
                expected ??= actual;
                if (!actual.Select(BitConverter.SingleToUInt32Bits).SequenceEqual(expected.Select(BitConverter.SingleToUInt32Bits)))
                {
                    throw new InvalidOperationException($"{network.Topology}: {threads} threads give other bits than one.");
                }
            }

            hash.Append(expected);
        }
    }

    /// <summary>Parameters and costs.</summary>
    private static float[] Train(INetwork network, Dataset data, int batchSize, int threads)
    {
        var (train, validation) = data.Split(data.Rows - 500);
        var report = new Trainer(network, new AdamW { LearningRate = 0.003, WeightDecay = 0.01 })
        {
            Epochs = 4,
            BatchSize = batchSize,
            Seed = 11,
            MaxDegreeOfParallelism = threads,
            Schedule = new CosineDecay { WarmupSteps = 2 },
            ClipValue = 0.05,
            ClipNorm = 0.2,
            L1 = 1e-4,
            EarlyStopping = new EarlyStopping { Patience = 2 },
        }.Fit(train.WithRowWeights(Enumerable.Range(0, train.Rows).Select(row => 0.5f + row % 3).ToArray()), validation);
        return [.. network.Parameters, .. report.Costs, .. report.ValidationCosts];
    }
}
