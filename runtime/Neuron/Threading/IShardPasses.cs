using System.ComponentModel;

namespace Generated.Neuron.Threading;

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
    static abstract float Cost(ref readonly float parameters, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int rows);

    /// <summary>The mean cost of the rows and its gradient; with respect to the inputs too, where they are wanted.</summary>
    static abstract float Backward(
        ref readonly float parameters, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients, Span<float> inputGradients, int rows);
}
