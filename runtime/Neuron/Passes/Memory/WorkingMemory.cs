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

/// <summary>What passes work in: sized by the network's shapes, beginning at a cache line, and not cleared.</summary>
internal static class WorkingMemory
{
    /// <summary>The memory in a frame, or the thread's.</summary>
    /// <typeparam name="TMemory">An inline array of as many floats and a cache line more, or <see cref="ThreadMemory"/>.</typeparam>
    /// <param name="frame">A local of the method that calls the pass. It does not move, so the memory stays at a cache line.</param>
    /// <param name="length">How many floats the thread's memory has; the frame's has as many as its type says.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<float> Of<TMemory>(ref TMemory frame, int length)
        where TMemory : struct =>
        typeof(TMemory) == typeof(ThreadMemory)
            ? SimdMemory.OfThread(length)
            : MemoryMarshal.CreateSpan(
                ref SimdMemory.FromCacheLine(ref Unsafe.As<TMemory, float>(ref frame)),
                (Unsafe.SizeOf<TMemory>() - SimdMemory.Line) / sizeof(float));
}
