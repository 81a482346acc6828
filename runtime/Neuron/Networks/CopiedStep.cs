using System.Buffers;

namespace Generated.Neuron;

/// <summary>
/// A training step of a network that implements none: the rows of the batch are copied side by side and go through its Backward.
/// </summary>
internal static class CopiedStep
{
    /// <summary>The mean cost of the rows of a step and its gradient.</summary>
    /// <exception cref="NotSupportedException">The step has row weights, or drops neurons.</exception>
    public static float Backward(
        INetwork network, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, TrainingStep step, Span<float> gradients,
        int maxDegreeOfParallelism)
    {
        Arguments.CheckDegree(maxDegreeOfParallelism, nameof(maxDegreeOfParallelism));
        CheckSupported(network, step);
        if (step.Batch.IsEmpty)
        {
            return network.Backward(inputs, targets, gradients, maxDegreeOfParallelism);
        }

        var topology = network.Topology;
        var rows = Arguments.Rows(inputs.Length, topology.InputCount);
        Arguments.CheckRows(targets.Length, rows, topology.OutputCount, nameof(targets));
        Arguments.CheckLength(gradients.Length, topology.ParameterCount, nameof(gradients));
        Arguments.CheckBatch(step.Batch, rows, nameof(step.Batch));
        Arguments.CheckGradientsApart(gradients, [], network.Parameters, inputs, targets);
        var (inputCount, targetCount) = (Count(network, step, topology.InputCount), Count(network, step, topology.OutputCount));

        // Rented, so that the steps of a training run allocate nothing.
        var (x, y) = (ArrayPool<float>.Shared.Rent(inputCount), ArrayPool<float>.Shared.Rent(targetCount));
        try
        {
            RowCopies.Gather(inputs, topology.InputCount, step.Batch, x);
            RowCopies.Gather(targets, topology.OutputCount, step.Batch, y);
            return network.Backward(x.AsSpan(0, inputCount), y.AsSpan(0, targetCount), gradients, maxDegreeOfParallelism);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(x);
            ArrayPool<float>.Shared.Return(y);
        }
    }

    /// <summary>The mean cost of rows that all count the same.</summary>
    /// <exception cref="NotSupportedException">They have weights.</exception>
    public static float Cost(
        INetwork network, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> rowWeights,
        int maxDegreeOfParallelism) => rowWeights.IsEmpty
            ? network.Cost(inputs, targets, maxDegreeOfParallelism)
            : throw new NotSupportedException(
                $"{network.GetType().Name} takes no row weights: implement {nameof(INetwork)}.{nameof(INetwork.Cost)}(inputs, targets, "
                    + "rowWeights, maxDegreeOfParallelism).");

    private static void CheckSupported(INetwork network, TrainingStep step)
    {
        const string member = $"{nameof(INetwork)}.{nameof(INetwork.Backward)}(inputs, targets, step, gradients, maxDegreeOfParallelism)";
        if (!step.RowWeights.IsEmpty)
        {
            throw new NotSupportedException(
                $"{network.GetType().Name} takes no row weights: implement {member}, where they are step.{nameof(step.RowWeights)}.");
        }

        if (step.Dropout is not null && network.Dropout > 0)
        {
            throw new NotSupportedException(
                $"{network.GetType().Name} has a {nameof(INetwork.Dropout)} above 0 and no step that drops neurons: implement {member}, "
                    + $"where step.{nameof(step.Dropout)} decides which.");
        }
    }

    private static int Count(INetwork network, TrainingStep step, int width) =>
        (long)step.Batch.Length * width is var count && count <= Array.MaxLength
            ? (int)count
            : throw new NotSupportedException(
                $"{network.GetType().Name} copies the rows of a batch, and {step.Batch.Length} rows of {width} numbers are more than an "
                    + "array holds: take smaller batches.");
}
