using System.ComponentModel;

namespace Generated.Neuron.Passes;

/// <summary>A generated network: what its class need not declare, because it is the same for every network.</summary>
/// <typeparam name="TPasses">Its passes.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface INetworkOf<TPasses> : IShardedNetwork
    where TPasses : struct, IShardPasses
{
    /// <summary>The first of the parameters.</summary>
    ref readonly float FirstParameter { get; }

    /// <inheritdoc/>
    void INetwork.Forward(ReadOnlySpan<float> inputs, Span<float> outputs, int maxDegreeOfParallelism) =>
        Shards.Forward<TPasses>(in FirstParameter, inputs, outputs, maxDegreeOfParallelism);

    /// <inheritdoc/>
    float INetwork.Backward(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients, int maxDegreeOfParallelism) =>
        Shards.Backward<TPasses>(in FirstParameter, inputs, targets, gradients, maxDegreeOfParallelism);

    /// <inheritdoc/>
    void INetwork.Backpropagate(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradients, Span<float> inputGradients,
        int maxDegreeOfParallelism) =>
        Shards.Backpropagate<TPasses>(
            in FirstParameter, inputs, outputGradients, gradients, inputGradients, maxDegreeOfParallelism);

    /// <inheritdoc/>
    float INetwork.Cost(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int maxDegreeOfParallelism) =>
        Shards.Cost<TPasses>(in FirstParameter, inputs, targets, default, maxDegreeOfParallelism);

    /// <inheritdoc/>
    float INetwork.Cost(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> rowWeights, int maxDegreeOfParallelism) =>
        Shards.Cost<TPasses>(in FirstParameter, inputs, targets, rowWeights, maxDegreeOfParallelism);

    /// <inheritdoc/>
    int IShardedNetwork.ShardRows => TPasses.ShardRows;

    /// <inheritdoc/>
    double IShardedNetwork.BackwardPart(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, TrainingStep step, StepPart part, Span<float> gradients,
        int maxDegreeOfParallelism) =>
        ShardParts.Backward<TPasses>(in FirstParameter, inputs, targets, step, part, gradients, maxDegreeOfParallelism);
}
