using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Generated.Neuron.Passes;

/// <summary>
/// The passes of a generated network with their working memory in the frames of these methods: <see cref="WorkingMemory"/>. The frame has
/// to be the library's, because a user's project clears its locals. A network's struct declares which passes and how much memory, and has
/// all entries by that. They are fully optimized at once, so that no first call goes through a stub.
/// </summary>
/// <typeparam name="TPasses">The network's passes; of several widths, if it has them.</typeparam>
/// <typeparam name="TMemory">
/// An inline array of as many floats as they work in and a cache line more, or <see cref="ThreadMemory"/>.
/// </typeparam>
/// <typeparam name="TRowMemory">The same for one row, or <see cref="NoMemory"/> if one row is computed in registers.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IEntries<TPasses, TMemory, TRowMemory> : IShardPasses
    where TPasses : struct, IPasses
    where TMemory : struct
    where TRowMemory : struct
{
    static int IShardPasses.InputCount => TPasses.InputCount;

    static int IShardPasses.OutputCount => TPasses.OutputCount;

    static int IShardPasses.ParameterCount => TPasses.ParameterCount;

    static int IShardPasses.ShardRows => TPasses.ShardRows;

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    static void IShardPasses.Forward(ref readonly float parameters, ReadOnlySpan<float> inputs, Span<float> outputs, int rows)
    {
        if (rows <= TPasses.SingleRows)
        {
            OneByOne(in parameters, inputs, outputs, rows);
        }
        else
        {
            Together(in parameters, inputs, outputs, rows);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    static void IShardPasses.ForwardRow(ref readonly float parameters, ref readonly float inputs, ref float outputs) =>
        Row(in parameters, in inputs, ref outputs);

    [SkipLocalsInit, MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    static float IShardPasses.Cost(ref readonly float parameters, in TrainingPass pass)
    {
        Unsafe.SkipInit(out TMemory memory);
        return TPasses.Cost(in parameters, in pass, WorkingMemory.Of(ref memory, TPasses.MemoryLength));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    static float IShardPasses.Backward(ref readonly float parameters, in TrainingPass pass) =>
        (uint)(pass.Rows - 1) < (uint)TPasses.TrainingRows
            ? TPasses.BackwardOfFew(in parameters, in pass)
            : BackwardTogether(in parameters, in pass);

    [SkipLocalsInit, MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float BackwardTogether(ref readonly float parameters, in TrainingPass pass)
    {
        Unsafe.SkipInit(out TMemory memory);
        return TPasses.Backward(in parameters, in pass, WorkingMemory.Of(ref memory, TPasses.MemoryLength));
    }

    [SkipLocalsInit, MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Together(ref readonly float parameters, ReadOnlySpan<float> inputs, Span<float> outputs, int rows)
    {
        Unsafe.SkipInit(out TMemory memory);
        TPasses.Forward(in parameters, inputs, outputs, rows, WorkingMemory.Of(ref memory, TPasses.MemoryLength));
    }

    // Not inlined, so that the pass of many rows does not have to save the registers of a loop.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void OneByOne(ref readonly float parameters, ReadOnlySpan<float> inputs, Span<float> outputs, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            Row(in parameters, in inputs[row * TPasses.InputCount], ref outputs[row * TPasses.OutputCount]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Row(ref readonly float parameters, ref readonly float inputs, ref float outputs)
    {
        if (TPasses.SingleRows == 0)
        {
            Together(
                in parameters,
                MemoryMarshal.CreateReadOnlySpan(in inputs, TPasses.InputCount),
                MemoryMarshal.CreateSpan(ref outputs, TPasses.OutputCount),
                rows: 1);
        }
        else if (typeof(TRowMemory) == typeof(NoMemory))
        {
            TPasses.Row(in parameters, in inputs, ref outputs);
        }
        else
        {
            RowInMemory(in parameters, in inputs, ref outputs);
        }
    }

    [SkipLocalsInit, MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RowInMemory(ref readonly float parameters, ref readonly float inputs, ref float outputs)
    {
        Unsafe.SkipInit(out TRowMemory memory);
        TPasses.ForwardRow(in parameters, in inputs, ref outputs, WorkingMemory.Of(ref memory, length: 0));
    }
}
