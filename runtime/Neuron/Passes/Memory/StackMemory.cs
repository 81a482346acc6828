using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Generated.Neuron.Passes;

/// <summary>
/// Passes of a generated network with their working memory in the frame of these methods: sized by the network's shapes, beginning at a
/// cache line, and not cleared. A project of a user clears its locals, so that the frame has to be the library's.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StackMemory
{
    /// <summary>The outputs of the rows.</summary>
    /// <typeparam name="TPasses">The network's passes.</typeparam>
    /// <typeparam name="TMemory">An inline array of as many floats as they work in and a cache line more.</typeparam>
    /// <param name="parameters">The network's.</param>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="outputs"><c>[rows × outputs]</c>, overwritten.</param>
    /// <param name="rows">How many.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TPasses, TMemory>(ref readonly float parameters, ReadOnlySpan<float> inputs, Span<float> outputs, int rows)
        where TPasses : struct, IMemoryPasses
        where TMemory : struct
    {
        Unsafe.SkipInit(out TMemory memory);
        TPasses.Forward(in parameters, inputs, outputs, rows, FromCacheLine(ref memory));
    }

    /// <summary>The mean cost of the rows.</summary>
    /// <typeparam name="TPasses">The network's passes.</typeparam>
    /// <typeparam name="TMemory">An inline array of as many floats as they work in and a cache line more.</typeparam>
    /// <param name="parameters">The network's.</param>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="targets"><c>[rows × outputs]</c></param>
    /// <param name="rows">How many.</param>
    /// <param name="terms">What each row counts.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Cost<TPasses, TMemory>(
        ref readonly float parameters, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int rows, in PassTerms terms)
        where TPasses : struct, IMemoryPasses
        where TMemory : struct
    {
        Unsafe.SkipInit(out TMemory memory);
        return TPasses.Cost(in parameters, inputs, targets, rows, in terms, FromCacheLine(ref memory));
    }

    /// <summary>The mean cost of the rows and its gradient: see <see cref="IShardPasses.Backward"/>.</summary>
    /// <typeparam name="TPasses">The network's passes.</typeparam>
    /// <typeparam name="TMemory">An inline array of as many floats as they work in and a cache line more.</typeparam>
    /// <param name="parameters">The network's.</param>
    /// <param name="inputs"><c>[rows × inputs]</c>, or more rows, of which the batch takes some.</param>
    /// <param name="targets"><c>[rows × outputs]</c></param>
    /// <param name="batch">Which rows, in their order; empty for all of them.</param>
    /// <param name="gradients">As long as the parameters, overwritten.</param>
    /// <param name="inputGradients"><c>[rows × inputs]</c>, overwritten, or empty.</param>
    /// <param name="rows">How many.</param>
    /// <param name="terms">What the targets are, what each row counts, and which neurons are dropped.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Backward<TPasses, TMemory>(
        ref readonly float parameters,
        ReadOnlySpan<float> inputs,
        ReadOnlySpan<float> targets,
        ReadOnlySpan<int> batch,
        Span<float> gradients,
        Span<float> inputGradients,
        int rows,
        in PassTerms terms)
        where TPasses : struct, IMemoryPasses
        where TMemory : struct
    {
        Unsafe.SkipInit(out TMemory memory);
        return TPasses.Backward(
            in parameters, inputs, targets, batch, gradients, inputGradients, rows, in terms, FromCacheLine(ref memory));
    }

    /// <summary>The outputs of one row.</summary>
    /// <typeparam name="TPass">The network's way of one row.</typeparam>
    /// <typeparam name="TMemory">An inline array of as many floats as it works in and a cache line more.</typeparam>
    /// <param name="parameters">The network's.</param>
    /// <param name="inputs"><c>[inputs]</c></param>
    /// <param name="outputs"><c>[outputs]</c>, overwritten.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void ForwardRow<TPass, TMemory>(ref readonly float parameters, ref readonly float inputs, ref float outputs)
        where TPass : struct, IRowPass
        where TMemory : struct
    {
        Unsafe.SkipInit(out TMemory memory);
        TPass.ForwardRow(in parameters, in inputs, ref outputs, FromCacheLine(ref memory));
    }

    /// <summary>What begins at a cache line, a cache line shorter. The frame does not move, so that it stays there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Span<float> FromCacheLine<TMemory>(ref TMemory memory)
        where TMemory : struct =>
        MemoryMarshal.CreateSpan(
            ref SimdMemory.FromCacheLine(ref Unsafe.As<TMemory, float>(ref memory)),
            (Unsafe.SizeOf<TMemory>() - SimdMemory.Line) / sizeof(float));
}
