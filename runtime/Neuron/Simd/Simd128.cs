using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Generated.Neuron.Simd;

/// <summary>The vocabulary in vectors of 128 bits: 4 floats.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Simd128 : ISimd<Vector128<float>>
{
    /// <inheritdoc/>
    public static nint Lanes => Vector128<float>.Count;

    /// <inheritdoc/>
    public static int Registers => Hardware.VectorRegisters;

    /// <inheritdoc/>
    public static Vector128<float> Zero => Vector128<float>.Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(ref readonly float source, nint offset) => Vector128.LoadUnsafe(in source, (nuint)offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(ref readonly float source, nint start, nint offset) =>
        Vector128.LoadUnsafe(in source, (nuint)(start + offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, ref float destination, nint offset) =>
        value.StoreUnsafe(ref destination, (nuint)offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, ref float destination, nint start, nint offset) =>
        value.StoreUnsafe(ref destination, (nuint)(start + offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LoadFirst(ref readonly float source, nint offset, nint count) =>
        count switch
        {
            0 => default,
            1 => Vector128.CreateScalar(Unsafe.Add(ref Unsafe.AsRef(in source), offset)),
            2 => Vector128.Create(Vector64.LoadUnsafe(in source, (nuint)offset), default),
            3 =>
                Vector128.Create(
                    Vector64.LoadUnsafe(in source, (nuint)offset),
                    Vector64.CreateScalar(Unsafe.Add(ref Unsafe.AsRef(in source), offset + 2))),
            _ => Load(in source, offset),
        };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Vector128<float> value, ref float destination, nint offset, nint count)
    {
        switch (count)
        {
            case 0:
                break;
            case 1:
                Unsafe.Add(ref destination, offset) = value.ToScalar();
                break;
            case 2:
                value.GetLower().StoreUnsafe(ref destination, (nuint)offset);
                break;
            case 3:
                value.GetLower().StoreUnsafe(ref destination, (nuint)offset);
                Unsafe.Add(ref destination, offset + 2) = value.GetElement(2);
                break;
            default:
                Store(value, ref destination, offset);
                break;
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> FirstLanes(nint count) =>
        Vector128.GreaterThan(Vector128.Create((float)(int)count), Vector128<float>.Indices);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Broadcast(float value) => Vector128.Create(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Broadcast(ref readonly float source, nint offset) =>
        Vector128.Create(Unsafe.Add(ref Unsafe.AsRef(in source), offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Broadcast(ref readonly float source, nint start, nint offset) =>
        Vector128.Create(Unsafe.Add(ref Unsafe.AsRef(in source), start + offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> BroadcastLane(Vector128<float> value, int lane) => Vector128.Shuffle(value, Vector128.Create(lane));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Lane(Vector128<float> value, int lane) => value.GetElement(lane);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector128<float> value)
    {
        var two = value + Vector128.Shuffle(value, Vector128.Create(2, 3, 0, 1));
        return two.ToScalar() + two.GetElement(1);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Add(Vector128<float> a, Vector128<float> b) => a + b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Subtract(Vector128<float> a, Vector128<float> b) => a - b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Multiply(Vector128<float> a, Vector128<float> b) => a * b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Divide(Vector128<float> a, Vector128<float> b) => a / b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) =>
        // Hardware.HasFusedMultiplyAdd, asked here: one method less for the JIT to inline at every multiply-add.
        Fma.IsSupported || AdvSimd.IsSupported ? Vector128.FusedMultiplyAdd(a, b, c) : a * b + c;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> NegatedMultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) =>
        Fma.IsSupported || AdvSimd.IsSupported ? Vector128.FusedMultiplyAdd(-a, b, c) : -a * b + c;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Max(Vector128<float> a, Vector128<float> b) => Vector128.MaxNative(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Min(Vector128<float> a, Vector128<float> b) => Vector128.MinNative(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Relu(Vector128<float> a)
    {
        // maxps returns its second operand if one is NaN and for zeros of two signs; maxima elsewhere return +0 for those.
        if (X86Base.IsSupported)
            return Vector128.MaxNative(Vector128<float>.Zero, a);
        return Vector128.AndNot(a, Vector128.LessThan(a, Vector128<float>.Zero));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ReluGradient(Vector128<float> a, Vector128<float> d) =>
        // Two instructions either way, which the JIT does not find for the other processor.
        AdvSimd.IsSupported
            ? Vector128.AndNot(d, Vector128.LessThanOrEqual(a, Vector128<float>.Zero))
            : Vector128.ConditionalSelect(~Vector128.LessThanOrEqual(a, Vector128<float>.Zero), d, Vector128<float>.Zero);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Negate(Vector128<float> a) => -a;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Abs(Vector128<float> a) => Vector128.Abs(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> GreaterThan(Vector128<float> a, Vector128<float> b) => Vector128.GreaterThan(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Select(Vector128<float> mask, Vector128<float> a, Vector128<float> b) =>
        Vector128.ConditionalSelect(mask, a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> CopySign(Vector128<float> a, Vector128<float> b) => Vector128.CopySign(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyByPowerOfTwo(Vector128<float> a, Vector128<float> n)
    {
        if (Avx512F.VL.IsSupported)
            return Avx512F.VL.Scale(a, n);
        // 2ⁿ may have no float, so it is taken as 2ʰ · 2ⁿ⁻ʰ with h = ⌊n / 2⌋. Adding 1.5 · 2²³ + 254 puts n, with the exponent
        // bias of both factors, into the low bits. The first product is exact for |a| from ½ to 2, and for |a|
        // from 2⁻²⁰ with n ≥ −200, where the result is not 0, so only the second rounds.
        var both = (n + Vector128.Create(12582912f + 254f)).AsInt32();
        var first = both >> 1;
        var second = both - first;
        return a * (first << 23).AsSingle() * (second << 23).AsSingle();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> AddBits(Vector128<float> a, Vector128<float> b) => (a.AsInt32() + b.AsInt32()).AsSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SubtractBits(Vector128<float> a, Vector128<float> b) => (a.AsInt32() - b.AsInt32()).AsSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ShiftBitsLeft(Vector128<float> a, int count) => (a.AsInt32() << count).AsSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ShiftBitsRight(Vector128<float> a, int count) => (a.AsInt32() >> count).AsSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> BitsToNumber(Vector128<float> a) => Vector128.ConvertToSingle(a.AsInt32());
}
