using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Generated.Neuron.Simd;

/// <summary>The working memory of kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SimdMemory
{
    /// <summary>Bytes of a cache line: a 512-bit vector that crosses one is two accesses.</summary>
    private const int Line = 64;

    [ThreadStatic]
    private static float[]? _memory;

    /// <summary>
    /// Memory of this thread that begins at a cache line, with what the last caller left in it. A thread sets it aside at its
    /// first call that needs so much, once; on the stack it would have to be cleared at every call.
    /// </summary>
    /// <param name="length">The floats wanted.</param>
    public static unsafe Span<float> OfThread(int length)
    {
        var memory = _memory;
        if (memory is null || memory.Length < length + Line / sizeof(float))
        {
            memory = SetAside(length);
        }

        // The array is pinned, so its place among cache lines stays.
        ref var first = ref MemoryMarshal.GetArrayDataReference(memory);
        var skipped = ((nuint)0 - (nuint)Unsafe.AsPointer(ref first)) % Line / sizeof(float);
        return MemoryMarshal.CreateSpan(ref Unsafe.Add(ref first, skipped), length);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static float[] SetAside(int length) =>
        _memory = GC.AllocateUninitializedArray<float>(length + Line / sizeof(float), pinned: true);
}
