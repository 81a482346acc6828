using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Generated.Neuron.Passes;

/// <summary>
/// A network's parameters, aligned to a cache line: without alignment every vector of a row of weights may cross two cache lines, which
/// makes a prediction up to 50 % slower, at random. The array is pinned, so that its address does not change.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AlignedFloats
{
    private readonly float[] _array;
    private readonly int _start;
    private readonly int _count;

    /// <summary>As many zeros.</summary>
    /// <param name="count">How many numbers.</param>
    /// <param name="room">How many numbers after them loads of whole vectors may access.</param>
    public AlignedFloats(int count, int room)
    {
        _array = GC.AllocateArray<float>(count + room + (SimdMemory.Line / sizeof(float)), pinned: true);
        ref var first = ref MemoryMarshal.GetArrayDataReference(_array);
        _start = (int)(Unsafe.ByteOffset(ref first, ref SimdMemory.FromCacheLine(ref first)) / sizeof(float));
        _count = count;
    }

    /// <summary>A copy of the numbers, with the same room after them.</summary>
    public AlignedFloats Copy()
    {
        var copy = new AlignedFloats(_count, _array.Length - _count - (SimdMemory.Line / sizeof(float)));
        Span.CopyTo(copy.Span);
        return copy;
    }

    /// <summary>The numbers.</summary>
    public Span<float> Span => _array.AsSpan(_start, _count);

    /// <summary>The first of them.</summary>
    public ref float First => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), _start);
}
