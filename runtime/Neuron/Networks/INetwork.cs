using System.Collections.Immutable;

namespace Generated.Neuron;

/// <summary>
/// A fully connected network with its parameters: an <see cref="IModel"/> that can be trained.
/// </summary>
/// <remarks>
/// A custom class needs only the members without a default. With these it runs on the calling thread, takes batches as copies of
/// their rows, and has neither row weights nor dropout; implement the other members if it can do more.
/// <para>
/// Forward, Backward, Backpropagate and Cost write to no state of the network and may run on many threads at once. A span that is
/// written must not overlap one that is read, the parameters, or another one that is written: such a call is an
/// <see cref="ArgumentException"/>, and nothing is written. Only Forward of a single row may write its outputs over its inputs.
/// </para>
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
    /// The gradients of any cost, given its derivatives with respect to the outputs: for custom losses and chained networks. They are sums
    /// over the rows, not means. No rows: zeros.
    /// </summary>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="outputGradients">
    /// <c>[rows × outputs]</c>: the derivative of the cost with respect to each output of <see cref="IModel.Forward"/>
    /// </param>
    /// <param name="gradients">
    /// The gradient of the cost, laid out as <see cref="Parameters"/>, overwritten; empty if only those of the inputs are needed
    /// </param>
    /// <param name="inputGradients">
    /// <c>[rows × inputs]</c>: its gradient with respect to each input, overwritten; empty if it is not needed
    /// </param>
    /// <exception cref="ArgumentException">A span has the wrong length; nothing is written then.</exception>
    void Backpropagate(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradients, Span<float> inputGradients);

    /// <summary>The mean cost of the rows alone. No rows: 0.</summary>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="targets"><c>[rows × outputs]</c></param>
    /// <returns>The mean cost.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    float Cost(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

    /// <summary>
    /// The probability with which a hidden neuron is dropped for a row in a training step that has a <see cref="DropoutKey"/>: at least 0
    /// and below 1. If layers have different ones, the highest. By default 0.
    /// </summary>
    double Dropout => 0;

    /// <summary>
    /// One probability for each layer of <see cref="Topology.Layers"/>: that of dropping a number that the layer takes. The first is for
    /// the network's inputs, the next for what the first layer gives, and so on. By default <see cref="Dropout"/> for hidden dense layers.
    /// </summary>
    ImmutableArray<double> Dropouts => DropoutPlaces.OfHidden(Topology, Dropout);

    /// <summary>
    /// As <see cref="IModel.Forward"/>, on several threads. The number of threads changes no bit of any result: sums over rows are those of
    /// shards whose size depends on the network alone, and a fixed tree adds them. By default on the calling thread alone, as a call of few
    /// rows is.
    /// </summary>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="outputs"><c>[rows × outputs]</c>, overwritten</param>
    /// <param name="maxDegreeOfParallelism">The most threads; −1 for as many as there are processors.</param>
    /// <exception cref="ArgumentException">A span has the wrong length; nothing is written then.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is 0 or below −1; nothing is written then.</exception>
    void Forward(ReadOnlySpan<float> inputs, Span<float> outputs, int maxDegreeOfParallelism)
    {
        Arguments.CheckDegree(maxDegreeOfParallelism, nameof(maxDegreeOfParallelism));
        Forward(inputs, outputs);
    }

    /// <summary>As the Backward without threads, on several threads; by default on the calling thread alone.</summary>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="targets"><c>[rows × outputs]</c></param>
    /// <param name="gradients">The gradient of the mean cost, laid out as <see cref="Parameters"/>, overwritten</param>
    /// <param name="maxDegreeOfParallelism">The most threads; −1 for as many as there are processors.</param>
    /// <returns>The mean cost.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length; nothing is written then.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is 0 or below −1; nothing is written then.</exception>
    float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients, int maxDegreeOfParallelism)
    {
        Arguments.CheckDegree(maxDegreeOfParallelism, nameof(maxDegreeOfParallelism));
        return Backward(inputs, targets, gradients);
    }

    /// <summary>
    /// The mean cost of the rows of a training step and its gradient: the step's batch is read in place, with row weights and dropout. The
    /// gradient of a batch has the same bits as that of a copy of its rows. By default the rows are copied, and row weights and dropout are
    /// not supported.
    /// </summary>
    /// <param name="inputs"><c>[rows × inputs]</c>, of all rows</param>
    /// <param name="targets"><c>[rows × outputs]</c>, of all rows</param>
    /// <param name="step">Which rows it takes, their weights, and which neurons are dropped</param>
    /// <param name="gradients">The gradient of the step's mean cost, laid out as <see cref="Parameters"/>, overwritten</param>
    /// <param name="maxDegreeOfParallelism">The most threads; −1 for as many as there are processors.</param>
    /// <returns>The mean cost of the step's rows; the weighted mean if they have weights.</returns>
    /// <exception cref="ArgumentException">
    /// A span has the wrong length, or a weight is negative or not finite; nothing is written then.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An index is out of range, or the number of threads is 0 or below −1; nothing is written then.
    /// </exception>
    /// <exception cref="NotSupportedException">
    /// The network does not implement this member, and the step has row weights, or drops neurons of a network with <see cref="Dropout"/>.
    /// </exception>
    float Backward(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, TrainingStep step, Span<float> gradients,
        int maxDegreeOfParallelism = 1) =>
        CopiedStep.Backward(this, inputs, targets, step, gradients, maxDegreeOfParallelism);

    /// <summary>As the Backpropagate without threads, on several threads; by default on the calling thread alone.</summary>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="outputGradients"><c>[rows × outputs]</c>: the derivative of the cost with respect to each output</param>
    /// <param name="gradients">
    /// The gradient of the cost, summed over the rows, laid out as <see cref="Parameters"/>, overwritten; empty if only those of the inputs
    /// are needed
    /// </param>
    /// <param name="inputGradients">
    /// <c>[rows × inputs]</c>: its gradient with respect to each input, overwritten; empty if it is not needed
    /// </param>
    /// <param name="maxDegreeOfParallelism">The most threads; −1 for as many as there are processors.</param>
    /// <exception cref="ArgumentException">A span has the wrong length; nothing is written then.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is 0 or below −1; nothing is written then.</exception>
    void Backpropagate(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradients, Span<float> inputGradients = default,
        int maxDegreeOfParallelism = 1)
    {
        Arguments.CheckDegree(maxDegreeOfParallelism, nameof(maxDegreeOfParallelism));
        Backpropagate(inputs, outputGradients, gradients, inputGradients);
    }

    /// <summary>As the Cost without threads, on several threads; by default on the calling thread alone.</summary>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="targets"><c>[rows × outputs]</c></param>
    /// <param name="maxDegreeOfParallelism">The most threads; −1 for as many as there are processors.</param>
    /// <returns>The mean cost.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is 0 or below −1.</exception>
    float Cost(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int maxDegreeOfParallelism)
    {
        Arguments.CheckDegree(maxDegreeOfParallelism, nameof(maxDegreeOfParallelism));
        return Cost(inputs, targets);
    }

    /// <summary>
    /// The weighted mean cost Σ w c / Σ w of the rows alone; 0 if all weights are 0. By default weights are not supported.
    /// </summary>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="targets"><c>[rows × outputs]</c></param>
    /// <param name="rowWeights"><c>[rows]</c>: the weight of each row, 0 or from 1e-15 to 1e15; empty if all are the same</param>
    /// <param name="maxDegreeOfParallelism">The most threads; −1 for as many as there are processors.</param>
    /// <returns>The weighted mean cost.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length, or a weight is negative or not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is 0 or below −1.</exception>
    /// <exception cref="NotSupportedException">There are weights, and the network does not implement this member.</exception>
    float Cost(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> rowWeights, int maxDegreeOfParallelism = 1) =>
        CopiedStep.Cost(this, inputs, targets, rowWeights, maxDegreeOfParallelism);
}
