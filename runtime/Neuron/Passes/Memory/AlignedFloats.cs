using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Generated.Neuron.Passes;

/// <summary>
/// A network's parameters, from a cache line on: at the array's own place a row of weights may cross one at every vector, and one
/// prediction takes up to half as long again, at random. The array is pinned, so that its place stays.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AlignedFloats
{
    private readonly float[] _array;
    private readonly int _start;
    private readonly int _count;

    /// <summary>As many zeros.</summary>
    /// <param name="count">The numbers.</param>
    /// <param name="room">Numbers behind them that loads of whole vectors may reach.</param>
    public AlignedFloats(int count, int room)
    {
        _array = GC.AllocateArray<float>(count + room + (SimdMemory.Line / sizeof(float)), pinned: true);
        ref var first = ref MemoryMarshal.GetArrayDataReference(_array);
        _start = (int)(Unsafe.ByteOffset(ref first, ref SimdMemory.FromCacheLine(ref first)) / sizeof(float));
        _count = count;
    }

    /// <summary>The same numbers at another place, with the same room behind them.</summary>
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
