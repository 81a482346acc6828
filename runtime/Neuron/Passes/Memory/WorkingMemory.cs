using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Generated.Neuron.Passes;

/// <summary>In place of an inline array on the stack: the memory is too large for it and is the thread's.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ThreadMemory;

/// <summary>In place of an inline array on the stack: nothing is needed.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NoMemory;

/// <summary>The working memory of passes: sized by the network's shapes, aligned to a cache line, and not cleared.</summary>
internal static class WorkingMemory
{
    /// <summary>The memory in a frame, or the thread's.</summary>
    /// <typeparam name="TMemory">An inline array of as many floats and a cache line more, or <see cref="ThreadMemory"/>.</typeparam>
    /// <param name="frame">A local of the method that calls the pass. It does not move, so the memory stays aligned.</param>
    /// <param name="length">How many floats the thread's memory has; the size of the frame's is given by its type.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<float> Of<TMemory>(ref TMemory frame, int length)
        where TMemory : struct =>
        typeof(TMemory) == typeof(ThreadMemory)
            ? SimdMemory.OfThread(length)
            : MemoryMarshal.CreateSpan(
                ref SimdMemory.FromCacheLine(ref Unsafe.As<TMemory, float>(ref frame)),
                (Unsafe.SizeOf<TMemory>() - SimdMemory.Line) / sizeof(float));
}
