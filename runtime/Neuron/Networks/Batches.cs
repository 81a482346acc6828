namespace Generated.Neuron;

/// <summary>Training steps of a batch alone.</summary>
public static class Batches
{
    /// <summary>The mean cost of a batch and its gradient. An empty batch: cost 0 and a gradient of zeros.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs"><c>[rows × inputs]</c>, of all rows</param>
    /// <param name="targets"><c>[rows × outputs]</c>, of all rows</param>
    /// <param name="batch">The indices of the batch's rows, in any order, rows may be repeated</param>
    /// <param name="gradients">The gradient of the batch's mean cost, laid out as the parameters, overwritten</param>
    /// <param name="maxDegreeOfParallelism">The most threads; −1 for as many as there are processors.</param>
    /// <returns>The mean cost of the batch.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length; nothing is written then.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An index is out of range, or the number of threads is 0 or below −1; nothing is written then.
    /// </exception>
    public static float Backward(
        this INetwork network,
        ReadOnlySpan<float> inputs,
        ReadOnlySpan<float> targets,
        ReadOnlySpan<int> batch,
        Span<float> gradients,
        int maxDegreeOfParallelism = 1)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (!batch.IsEmpty)
        {
            return network.Backward(inputs, targets, new TrainingStep { Batch = batch }, gradients, maxDegreeOfParallelism);
        }

        // A step without a batch takes all rows.
        Arguments.CheckRows(
            targets.Length, Arguments.Rows(inputs.Length, network.Topology.InputCount), network.Topology.OutputCount, nameof(targets));
        return network.Backward([], [], default(TrainingStep), gradients, maxDegreeOfParallelism);
    }
}
