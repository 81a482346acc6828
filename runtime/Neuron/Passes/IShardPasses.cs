using System.ComponentModel;

namespace Generated.Neuron.Passes;

/// <summary>The passes of one generated network over the rows of one shard, and the sizes of its rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IShardPasses
{
    /// <summary>Rows of a shard: all but the last one, unless they would be too many.</summary>
    static abstract int ShardRows { get; }

    /// <summary>Inputs of a row.</summary>
    static abstract int InputCount { get; }

    /// <summary>Outputs of a row.</summary>
    static abstract int OutputCount { get; }

    /// <summary>The numbers of a gradient.</summary>
    static abstract int ParameterCount { get; }

    /// <summary>The outputs of the rows.</summary>
    static abstract void Forward(ref readonly float parameters, ReadOnlySpan<float> inputs, Span<float> outputs, int rows);

    /// <summary>The mean cost of the rows.</summary>
    static abstract float Cost(
        ref readonly float parameters, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int rows, in PassTerms terms);

    /// <summary>The mean cost of the rows and its gradient; with respect to the inputs too, where they are wanted.</summary>
    /// <param name="parameters">The network's.</param>
    /// <param name="inputs"><c>[rows × inputs]</c>, or more rows, of which the batch takes some.</param>
    /// <param name="targets"><c>[rows × outputs]</c></param>
    /// <param name="batch">Which rows, in their order; empty for all of them.</param>
    /// <param name="gradients">As long as the parameters, overwritten.</param>
    /// <param name="inputGradients"><c>[rows × inputs]</c>, overwritten, or empty.</param>
    /// <param name="rows">How many.</param>
    /// <param name="terms">What the targets are, what each row counts, and which neurons are dropped.</param>
    static abstract float Backward(
        ref readonly float parameters,
        ReadOnlySpan<float> inputs,
        ReadOnlySpan<float> targets,
        ReadOnlySpan<int> batch,
        Span<float> gradients,
        Span<float> inputGradients,
        int rows,
        in PassTerms terms);
}
