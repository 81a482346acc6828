namespace Generated.Neuron;

/// <summary>
/// Calls on several threads, and with row weights, of a network by its own class: they are members of <see cref="INetwork"/>, which a class
/// need not repeat.
/// </summary>
public static class NetworkThreads
{
    /// <inheritdoc cref="INetwork.Forward(ReadOnlySpan{float}, Span{float}, int)"/>
    /// <param name="network">The network.</param>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="outputs"><c>[rows × outputs]</c>, overwritten</param>
    /// <param name="maxDegreeOfParallelism">Threads at most; −1 for as many as there are processors.</param>
    public static void Forward(this INetwork network, ReadOnlySpan<float> inputs, Span<float> outputs, int maxDegreeOfParallelism)
    {
        ArgumentNullException.ThrowIfNull(network);
        network.Forward(inputs, outputs, maxDegreeOfParallelism);
    }

    /// <inheritdoc cref="INetwork.Backward(ReadOnlySpan{float}, ReadOnlySpan{float}, Span{float}, int)"/>
    /// <param name="network">The network.</param>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="targets"><c>[rows × outputs]</c></param>
    /// <param name="gradients">The gradient of the mean cost, laid out as the parameters, overwritten</param>
    /// <param name="maxDegreeOfParallelism">Threads at most; −1 for as many as there are processors.</param>
    public static float Backward(
        this INetwork network, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients, int maxDegreeOfParallelism)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Backward(inputs, targets, gradients, maxDegreeOfParallelism);
    }

    /// <inheritdoc cref="INetwork.Backpropagate(ReadOnlySpan{float}, ReadOnlySpan{float}, Span{float}, Span{float}, int)"/>
    /// <param name="network">The network.</param>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="outputGradients"><c>[rows × outputs]</c>: the derivative of the cost with respect to each output</param>
    /// <param name="gradients">The gradient of the cost, summed over the rows, overwritten; empty if it is not needed</param>
    /// <param name="inputGradients"><c>[rows × inputs]</c>, overwritten; empty if it is not needed</param>
    /// <param name="maxDegreeOfParallelism">Threads at most; −1 for as many as there are processors.</param>
    public static void Backpropagate(
        this INetwork network, ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradients,
        Span<float> inputGradients, int maxDegreeOfParallelism)
    {
        ArgumentNullException.ThrowIfNull(network);
        network.Backpropagate(inputs, outputGradients, gradients, inputGradients, maxDegreeOfParallelism);
    }

    /// <inheritdoc cref="INetwork.Cost(ReadOnlySpan{float}, ReadOnlySpan{float}, int)"/>
    /// <param name="network">The network.</param>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="targets"><c>[rows × outputs]</c></param>
    /// <param name="maxDegreeOfParallelism">Threads at most; −1 for as many as there are processors.</param>
    public static float Cost(this INetwork network, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int maxDegreeOfParallelism)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Cost(inputs, targets, maxDegreeOfParallelism);
    }

    /// <inheritdoc cref="INetwork.Cost(ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float}, int)"/>
    /// <param name="network">The network.</param>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="targets"><c>[rows × outputs]</c></param>
    /// <param name="rowWeights"><c>[rows]</c>: the weight of each row; empty if all count the same</param>
    /// <param name="maxDegreeOfParallelism">Threads at most; −1 for as many as there are processors.</param>
    public static float Cost(
        this INetwork network, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> rowWeights,
        int maxDegreeOfParallelism = 1)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Cost(inputs, targets, rowWeights, maxDegreeOfParallelism);
    }
}
