using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Generated.Neuron;

/// <summary>Vectors of 512 bits.</summary>
internal readonly struct WideLanes(Vector512<float> vector) : ILanes<WideLanes>
{
    private readonly Vector512<float> _vector = vector;

    public static int Count => Vector512<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLanes operator +(WideLanes a, WideLanes b) => new(a._vector + b._vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLanes operator +(WideLanes a, float b) => new(a._vector + Vector512.Create(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLanes operator -(WideLanes a, WideLanes b) => new(a._vector - b._vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLanes operator *(WideLanes a, WideLanes b) => new(a._vector * b._vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLanes operator *(float a, WideLanes b) => new(Vector512.Create(a) * b._vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLanes operator /(WideLanes a, WideLanes b) => new(a._vector / b._vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLanes Load(ref readonly float source, nuint index) => new(Vector512.LoadUnsafe(in source, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(WideLanes value, ref float destination, nuint index) => value._vector.StoreUnsafe(ref destination, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLanes SquareRoot(WideLanes value) => new(Vector512.Sqrt(value._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLanes Larger(WideLanes a, WideLanes b) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(b._vector, a._vector), a._vector, b._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLanes WithoutSubnormals(WideLanes value)
    {
        var subnormal = Vector512.LessThan(Vector512.Abs(value._vector), Vector512.Create(ILanes<WideLanes>.LeastNormal));
        return new(Vector512.ConditionalSelect(subnormal, default, value._vector));
    }
}
