using System.Numerics;
using System.Runtime.CompilerServices;

namespace Generated.Neuron;

/// <summary>Vectors of 128 or 256 bits, whichever the processor has.</summary>
internal readonly struct UsualLanes(Vector<float> vector) : ILanes<UsualLanes>
{
    private readonly Vector<float> _vector = vector;

    public static int Count => Vector<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UsualLanes operator +(UsualLanes a, UsualLanes b) => new(a._vector + b._vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UsualLanes operator +(UsualLanes a, float b) => new(a._vector + Vector.Create(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UsualLanes operator -(UsualLanes a, UsualLanes b) => new(a._vector - b._vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UsualLanes operator *(UsualLanes a, UsualLanes b) => new(a._vector * b._vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UsualLanes operator *(float a, UsualLanes b) => new(Vector.Create(a) * b._vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UsualLanes operator /(UsualLanes a, UsualLanes b) => new(a._vector / b._vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UsualLanes Load(ref readonly float source, nuint index) => new(Vector.LoadUnsafe(in source, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(UsualLanes value, ref float destination, nuint index) => value._vector.StoreUnsafe(ref destination, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UsualLanes SquareRoot(UsualLanes value) => new(Vector.SquareRoot(value._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UsualLanes Larger(UsualLanes a, UsualLanes b) =>
        new(Vector.ConditionalSelect(Vector.AsVectorSingle(Vector.LessThan(b._vector, a._vector)), a._vector, b._vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UsualLanes WithoutSubnormals(UsualLanes value)
    {
        var subnormal = Vector.LessThan(Vector.Abs(value._vector), Vector.Create(ILanes<UsualLanes>.LeastNormal));
        return new(Vector.AndNot(value._vector, Vector.AsVectorSingle(subnormal)));
    }
}
