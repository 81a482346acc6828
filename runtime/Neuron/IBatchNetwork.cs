namespace Generated.Neuron;

/// <summary>
/// A network that takes a batch's rows from where they lie among all rows. A training step of a shuffled mini-batch then needs
/// no copy of its rows; the gradient has the same bits as that of a copy.
/// </summary>
public interface IBatchNetwork : INetwork
{
    /// <summary>The mean cost of a batch and its gradient. An empty batch: cost 0 and a gradient of zeros.</summary>
    /// <param name="inputs"><c>[rows × inputs]</c>, of all rows</param>
    /// <param name="targets"><c>[rows × outputs]</c>, of all rows</param>
    /// <param name="batch">The indices of the batch's rows, in any order, a row as often as it is wanted</param>
    /// <param name="gradients">The gradient of the batch's mean cost, laid out as the parameters, overwritten</param>
    /// <param name="maxDegreeOfParallelism">Threads at most; −1 for as many as there are processors.</param>
    /// <returns>The mean cost of the batch.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length; nothing is written then.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is not that of a row, or the number of threads is 0 or below −1; nothing is
    /// written then.</exception>
    float Backward(
        ReadOnlySpan<float> inputs,
        ReadOnlySpan<float> targets,
        ReadOnlySpan<int> batch,
        Span<float> gradients,
        int maxDegreeOfParallelism = 1);
}
