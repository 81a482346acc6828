namespace Generated.Neuron;

/// <summary>
/// A network whose training steps can be computed in parts, by several threads, processes or machines, with the bits of the whole step.
/// Every generated network is one.
/// </summary>
/// <remarks>
/// The rows of a step are divided, in their order, into shards of <see cref="ShardRows"/> rows; the last one may have fewer. Each shard's
/// part of the step's mean cost and gradient is computed separately, and a balanced binary tree over the shards adds them. A
/// <see cref="StepPart"/> is a node of this tree: whoever has its rows can compute it, and <see cref="StepPart.Sum"/> adds the parts.
/// </remarks>
/// <example>
/// <code>
/// // Two machines: each has its half of the rows, and the first one gets the gradient of the other.
/// StepPart[] parts = StepPart.Whole(rows, network.ShardRows).Split(2);
/// costs[0] = network.BackwardPart(inputs, targets, default, parts[0], gradients.AsSpan(0, count));
/// costs[1] = Receive(gradients.AsSpan(count));
/// StepPart.Sum(parts, costs, gradients);
/// </code>
/// </example>
public interface IShardedNetwork : INetwork
{
    /// <summary>The rows of every shard but the last of a step. It depends on the network's topology alone.</summary>
    int ShardRows { get; }

    /// <summary>The part that some of a step's rows have in its mean cost and its gradient.</summary>
    /// <param name="inputs">
    /// <c>[rows × inputs]</c>, of the part's rows alone, in their order; with a <see cref="TrainingStep.Batch"/>, of any rows that it names
    /// </param>
    /// <param name="targets"><c>[rows × outputs]</c>, of the same rows</param>
    /// <param name="step">
    /// The part's rows of the step's batch, if it has one, and the row weights of the data that is passed; dropout is that of the step
    /// </param>
    /// <param name="part">Which of the step's rows they are: this decides their weight, and which neurons are dropped</param>
    /// <param name="gradients">The part of the gradient, laid out as <see cref="INetwork.Parameters"/>, overwritten</param>
    /// <param name="maxDegreeOfParallelism">The most threads; −1 for as many as there are processors. It changes no bit.</param>
    /// <returns>The part of the mean cost. That of the whole step, rounded to float, is what Backward returns.</returns>
    /// <exception cref="ArgumentException">
    /// A span has the wrong length, a weight is negative or not finite, or the part has other shards than the network or less weight than
    /// its rows; nothing is written then.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An index is out of range, or the number of threads is 0 or below −1; nothing is written then.
    /// </exception>
    double BackwardPart(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, TrainingStep step, StepPart part, Span<float> gradients,
        int maxDegreeOfParallelism = 1);
}
