using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Generated.Neuron.Passes;

/// <summary>Memory that begins at a cache line: a 512-bit vector that crosses one is two accesses.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SimdMemory
{
    /// <summary>Bytes of a cache line.</summary>
    internal const int Line = 64;

    private static readonly int MostFloats = Array.MaxLength - (Line / sizeof(float));

    [ThreadStatic]
    private static float[]? _memory;

    /// <summary>
    /// Memory of this thread, with what the last caller left in it, for passes that work in more than the stack should hold. A thread
    /// sets it aside at its first call that needs so much, once.
    /// </summary>
    /// <param name="length">The number of floats: at least 0, and no more than an array can hold.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or more.</exception>
    public static Span<float> OfThread(int length)
    {
        var memory = _memory;

        // A negative length is a very large one here, and no memory has it.
        if (memory is null || (uint)length > (uint)(memory.Length - (Line / sizeof(float))))
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
    private static float[] SetAside(int length)
    {
        if ((uint)length > (uint)MostFloats)
        {
            throw new ArgumentOutOfRangeException(
                nameof(length), length, $"The working memory of a thread must have 0 to {MostFloats} floats.");
        }

        return _memory = GC.AllocateUninitializedArray<float>(length + (Line / sizeof(float)), pinned: true);
    }
}
