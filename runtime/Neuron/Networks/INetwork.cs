namespace Generated.Neuron;

/// <summary>
/// A fully connected network with its parameters: an <see cref="IModel"/> that can be trained.
/// </summary>
/// <remarks>
/// Forward, Backward, Backpropagate and Cost write to no state of the network and may run on many threads at once. A span that is
/// written must not overlap one that is read, the parameters, or another one that is written: such a call is an
/// <see cref="ArgumentException"/>, and nothing is written. Only Forward of a single row may write its outputs over its inputs.
/// </remarks>
public interface INetwork : IModel
{
    /// <summary>
    /// All parameters, in place: layer after layer the weights, input-major (<c>[inputs × outputs]</c>), then the biases;
    /// no padding. Length <see cref="Topology.ParameterCount"/>.
    /// </summary>
    Span<float> Parameters { get; }

    /// <summary>The mean cost of the rows and its gradient. No rows: cost 0 and a gradient of zeros.</summary>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="targets"><c>[rows × outputs]</c></param>
    /// <param name="gradients">The gradient of the mean cost, laid out as <see cref="Parameters"/>, overwritten</param>
    /// <returns>The mean cost.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length; nothing is written then.</exception>
    float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients);

    /// <summary>As the other Backward, and the gradient with respect to the inputs.</summary>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="targets"><c>[rows × outputs]</c></param>
    /// <param name="gradients">
    /// The gradient of the mean cost, laid out as <see cref="Parameters"/>, overwritten; empty if only those of the inputs are needed
    /// </param>
    /// <param name="inputGradients"><c>[rows × inputs]</c>: the gradient of the mean cost with respect to each input, overwritten</param>
    /// <returns>The mean cost.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length; nothing is written then.</exception>
    float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients, Span<float> inputGradients);

    /// <summary>
    /// The gradients of any cost, given its derivatives by the outputs: for losses of one's own, and for networks in a row. Sums over the
    /// rows, of which no mean is taken. No rows: zeros.
    /// </summary>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="outputGradients">
    /// <c>[rows × outputs]</c>: the derivative of the cost by each output of <see cref="IModel.Forward"/>
    /// </param>
    /// <param name="gradients">
    /// The gradient of the cost, laid out as <see cref="Parameters"/>, overwritten; empty if only those of the inputs are needed
    /// </param>
    /// <param name="inputGradients">
    /// <c>[rows × inputs]</c>: its gradient with respect to each input, overwritten; empty where it is not wanted
    /// </param>
    /// <exception cref="ArgumentException">A span has the wrong length; nothing is written then.</exception>
    void Backpropagate(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradients, Span<float> inputGradients = default);

    /// <summary>The mean cost of the rows alone. No rows: 0.</summary>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="targets"><c>[rows × outputs]</c></param>
    /// <returns>The mean cost.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    float Cost(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);
}
