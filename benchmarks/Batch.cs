namespace Generated.Neuron.Benchmarks;

/// <summary>
/// Rows for a network, and room for its results. All pinned, so that C and ONNX Runtime work on the very
/// memory that the generated network works on.
/// </summary>
internal sealed class Batch
{
    public Batch(Topology topology, int rows)
    {
        Inputs = Pinned(rows * topology.InputCount);
        Targets = Pinned(rows * topology.OutputCount);
        Outputs = Pinned(rows * topology.OutputCount);
        Gradients = Pinned(topology.ParameterCount);
        var random = new SplitMix64(1);
        foreach (ref var input in Inputs.AsSpan())
        {
            input = (float)random.NextNormal();
        }

        for (var row = 0; row < rows; row++)
        {
            FillTarget(Targets.AsSpan(row * topology.OutputCount, topology.OutputCount), topology.Loss, ref random);
        }
    }

    public Batch(Work work)
        : this(work.Topology, work.Rows)
    {
    }

    public float[] Inputs { get; }

    public float[] Targets { get; }

    public float[] Outputs { get; }

    public float[] Gradients { get; }

    public static float[] Pinned(int length) => GC.AllocateArray<float>(length, pinned: true);

    private static void FillTarget(Span<float> target, Loss loss, ref SplitMix64 random)
    {
        if (loss == Loss.CrossEntropy)
        {
            target[random.NextInt32(target.Length)] = 1;
            return;
        }

        foreach (ref var value in target)
        {
            value = loss == Loss.BinaryCrossEntropy ? random.NextInt32(2) : (float)random.NextNormal();
        }
    }
}
