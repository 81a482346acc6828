using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Generated.Neuron.Simd;

/// <summary>Memory that begins at a cache line: a 512-bit vector that crosses one is two accesses.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SimdMemory
{
    /// <summary>Bytes of a cache line.</summary>
    internal const int Line = 64;

    [ThreadStatic]
    private static float[]? _memory;

    /// <summary>
    /// Memory of this thread, with what the last caller left in it, for passes that work in more than the stack should hold. A thread
    /// sets it aside at its first call that needs so much, once.
    /// </summary>
    /// <param name="length">The floats wanted.</param>
    public static Span<float> OfThread(int length)
    {
        var memory = _memory;
        if (memory is null || memory.Length < length + (Line / sizeof(float)))
        {
            memory = SetAside(length);
        }

        return MemoryMarshal.CreateSpan(ref FromCacheLine(ref MemoryMarshal.GetArrayDataReference(memory)), length);
    }

    /// <summary>The first number from <paramref name="first"/> on that begins a cache line, in memory that does not move.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe ref float FromCacheLine(ref float first) =>
        ref Unsafe.Add(ref first, ((nuint)0 - (nuint)Unsafe.AsPointer(ref first)) % Line / sizeof(float));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static float[] SetAside(int length) =>
        _memory = GC.AllocateUninitializedArray<float>(length + (Line / sizeof(float)), pinned: true);
}
