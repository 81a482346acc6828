namespace Generated.Neuron;

/// <summary>
/// A network that can share out the rows of a call among threads. The number of threads changes no bit of any result: rows are
/// cut into shards whose size depends on the network alone, and what the shards find is added in their order.
/// </summary>
/// <remarks>A call of few rows runs on the calling thread, because waking another would take longer.</remarks>
public interface IParallelNetwork : INetwork
{
    /// <summary>As <see cref="IModel.Forward"/>, on several threads.</summary>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="outputs"><c>[rows × outputs]</c>, overwritten</param>
    /// <param name="maxDegreeOfParallelism">Threads at most; −1 for as many as there are processors.</param>
    /// <exception cref="ArgumentException">A span has the wrong length; nothing is written then.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is 0 or below −1; nothing is written then.</exception>
    void Forward(ReadOnlySpan<float> inputs, Span<float> outputs, int maxDegreeOfParallelism);

    /// <summary>As <see cref="INetwork.Backward(ReadOnlySpan{float}, ReadOnlySpan{float}, Span{float})"/>, on several threads.</summary>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="targets"><c>[rows × outputs]</c></param>
    /// <param name="gradients">The gradient of the mean cost, laid out as the parameters, overwritten</param>
    /// <param name="maxDegreeOfParallelism">Threads at most; −1 for as many as there are processors.</param>
    /// <returns>The mean cost.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length; nothing is written then.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is 0 or below −1; nothing is written then.</exception>
    float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients, int maxDegreeOfParallelism);

    /// <summary>As <see cref="INetwork.Backpropagate"/>, on several threads.</summary>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="outputGradients"><c>[rows × outputs]</c>: the derivative of the cost by each output</param>
    /// <param name="gradients">
    /// The gradient of the cost, summed over the rows, laid out as the parameters, overwritten; empty if only those of the inputs are
    /// needed
    /// </param>
    /// <param name="inputGradients">
    /// <c>[rows × inputs]</c>: its gradient with respect to each input, overwritten; empty where it is not wanted
    /// </param>
    /// <param name="maxDegreeOfParallelism">Threads at most; −1 for as many as there are processors.</param>
    /// <exception cref="ArgumentException">A span has the wrong length; nothing is written then.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is 0 or below −1; nothing is written then.</exception>
    void Backpropagate(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradients, Span<float> inputGradients,
        int maxDegreeOfParallelism);

    /// <summary>As <see cref="INetwork.Cost"/>, on several threads.</summary>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="targets"><c>[rows × outputs]</c></param>
    /// <param name="maxDegreeOfParallelism">Threads at most; −1 for as many as there are processors.</param>
    /// <returns>The mean cost.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is 0 or below −1.</exception>
    float Cost(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int maxDegreeOfParallelism);
}
