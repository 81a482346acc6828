using System.ComponentModel;

namespace Generated.Neuron.Passes;

/// <summary>
/// A generated network for one vector width: its sizes, and its passes with the memory that they work in as their last argument.
/// <see cref="IEntries{TPasses, TMemory, TRowMemory}"/> makes of it what <see cref="Shards"/> calls.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPasses
{
    /// <summary>Inputs per row.</summary>
    static abstract int InputCount { get; }

    /// <summary>Outputs per row.</summary>
    static abstract int OutputCount { get; }

    /// <summary>The numbers of a gradient.</summary>
    static abstract int ParameterCount { get; }

    /// <summary>Rows of a shard: see <see cref="IShardPasses.ShardRows"/>.</summary>
    static abstract int ShardRows { get; }

    /// <summary>Floats that the passes over many rows work in, if they are the thread's.</summary>
    static virtual int MemoryLength => 0;

    /// <summary>Up to this many rows are faster one at a time; 0 if there is no pass for one row.</summary>
    static virtual int SingleRows => 0;

    /// <summary>Backward of up to this many rows is faster one row at a time; 0 if there is no such pass.</summary>
    static virtual int TrainingRows => 0;

    /// <summary>The outputs of the rows.</summary>
    static abstract void Forward(
        ref readonly float parameters, ReadOnlySpan<float> inputs, Span<float> outputs, int rows, Span<float> memory);

    /// <summary>The mean cost of the rows.</summary>
    static abstract float Cost(ref readonly float parameters, in TrainingPass pass, Span<float> memory);

    /// <summary>The mean cost of the rows and its gradient; with respect to the inputs too, if they are needed.</summary>
    static abstract float Backward(ref readonly float parameters, in TrainingPass pass, Span<float> memory);

    /// <summary>The same of a few rows, one by one: see <see cref="FewRows"/>.</summary>
    static virtual float BackwardOfFew(ref readonly float parameters, in TrainingPass pass) => throw new NotSupportedException();

    /// <summary>The outputs of one row, in registers: written for vectors of 256 bits, whatever the others are.</summary>
    static virtual void Row(ref readonly float parameters, ref readonly float inputs, ref float outputs) =>
        throw new NotSupportedException();

    /// <summary>The outputs of one row, with memory: a layer's outputs.</summary>
    static virtual void ForwardRow(ref readonly float parameters, ref readonly float inputs, ref float outputs, Span<float> memory) =>
        throw new NotSupportedException();
}
