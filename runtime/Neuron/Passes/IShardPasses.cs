using System.ComponentModel;

namespace Generated.Neuron.Passes;

/// <summary>What <see cref="Shards"/> calls: the passes of one network over the rows of one shard, and the sizes of its rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IShardPasses
{
    /// <summary>Rows of a shard: all but the last one, unless they would be too many.</summary>
    static abstract int ShardRows { get; }

    /// <summary>Inputs per row.</summary>
    static abstract int InputCount { get; }

    /// <summary>Outputs per row.</summary>
    static abstract int OutputCount { get; }

    /// <summary>The numbers of a gradient.</summary>
    static abstract int ParameterCount { get; }

    /// <summary>The outputs of one row.</summary>
    static abstract void ForwardRow(ref readonly float parameters, ref readonly float inputs, ref float outputs);

    /// <summary>The outputs of the rows.</summary>
    static abstract void Forward(ref readonly float parameters, ReadOnlySpan<float> inputs, Span<float> outputs, int rows);

    /// <summary>The mean cost of the rows.</summary>
    static abstract float Cost(ref readonly float parameters, in TrainingPass pass);

    /// <summary>The mean cost of the rows and its gradient; with respect to the inputs too, if they are needed.</summary>
    static abstract float Backward(ref readonly float parameters, in TrainingPass pass);
}
