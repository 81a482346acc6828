using System.Collections.Immutable;

namespace Generated.Neuron;

/// <summary>
/// A network that takes a training step as a whole: a batch's rows from where they lie among all rows, so that no copy of them is needed,
/// with weights and with dropout. The gradient of a batch has the same bits as that of a copy of its rows.
/// </summary>
public interface IBatchNetwork : INetwork
{
    /// <summary>
    /// The probability with which a hidden neuron is dropped for a row in a training step that names a <see cref="DropoutKey"/>: at least 0
    /// and below 1. If layers have different ones, the highest.
    /// </summary>
    double Dropout => 0;

    /// <summary>
    /// One probability for each layer of <see cref="Topology.Layers"/>: that of dropping a number that the layer takes. The first is for
    /// the network's inputs, the next for what the first layer gives, and so on.
    /// </summary>
    ImmutableArray<double> Dropouts => DropoutPlaces.OfHidden(Topology, Dropout);

    /// <summary>The mean cost of the rows of a training step and its gradient.</summary>
    /// <param name="inputs"><c>[rows × inputs]</c>, of all rows</param>
    /// <param name="targets"><c>[rows × outputs]</c>, of all rows</param>
    /// <param name="step">Which rows it takes, what they count, and which neurons are dropped</param>
    /// <param name="gradients">The gradient of the step's mean cost, laid out as the parameters, overwritten</param>
    /// <param name="maxDegreeOfParallelism">Threads at most; −1 for as many as there are processors.</param>
    /// <returns>The mean cost of the step's rows, weighted where there are weights.</returns>
    /// <exception cref="ArgumentException">
    /// A span has the wrong length, or a weight is negative or not finite; nothing is written then.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An index is not that of a row, or the number of threads is 0 or below −1; nothing is written then.
    /// </exception>
    float Backward(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, TrainingStep step, Span<float> gradients, int maxDegreeOfParallelism = 1);

    /// <summary>The weighted mean cost Σ w c / Σ w of the rows alone; 0 where all of them count 0.</summary>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="targets"><c>[rows × outputs]</c></param>
    /// <param name="rowWeights"><c>[rows]</c>: what each row counts, 0 or from 1e-15 to 1e15; empty where all count the same</param>
    /// <param name="maxDegreeOfParallelism">Threads at most; −1 for as many as there are processors.</param>
    /// <returns>The weighted mean cost.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length, or a weight is negative or not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is 0 or below −1.</exception>
    float Cost(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> rowWeights, int maxDegreeOfParallelism = 1);
}
