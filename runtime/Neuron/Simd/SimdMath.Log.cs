using System.Runtime.CompilerServices;

namespace Generated.Neuron.Simd;

public static partial class SimdMath
{
    /// <summary>ln x. Worst error 0.86 ULP, subnormal x included; −∞ at ±0, NaN below.</summary>
    /// <remarks>x = 2ᵏ · (1 + f) with 1 + f from √½ to √2; ln(1 + f) = f − ½ f² + f³ · w(f).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        const float smallestNormal = 1.17549435e-38f;
        const float two23 = 8388608f;

        // The exponent field of a subnormal x is 0: ln x = ln(2²³ x) − 23 ln 2.
        var subnormal = TSimd.GreaterThan(TSimd.Broadcast(smallestNormal), x);
        var normal = TSimd.Select(subnormal, TSimd.Multiply(x, TSimd.Broadcast(two23)), x);
        var offset = TSimd.Select(subnormal, TSimd.Broadcast(-23f), TSimd.Zero);

        // Counted from √½, the bits of the exponent are k.
        var exponent = TSimd.ShiftBitsRight(TSimd.SubtractBits(normal, TSimd.Broadcast(0.70710677f)), ExponentPosition);
        var mantissa = TSimd.SubtractBits(normal, TSimd.ShiftBitsLeft(exponent, ExponentPosition));
        var k = TSimd.Add(TSimd.BitsToNumber(exponent), offset);
        var f = TSimd.Subtract(mantissa, TSimd.Broadcast(1f));

        // w, with which the sum is within 5.8 · 10⁻⁹ of ln(1 + f) (relative, 0.1 ULP) before rounding, for √½ ≤ 1 + f ≤ √2.
        var w = TSimd.MultiplyAdd(f, TSimd.Broadcast(-0.07636439f), TSimd.Broadcast(0.12762217f));
        w = TSimd.MultiplyAdd(f, w, TSimd.Broadcast(-0.1315961f));
        w = TSimd.MultiplyAdd(f, w, TSimd.Broadcast(0.1420158f));
        w = TSimd.MultiplyAdd(f, w, TSimd.Broadcast(-0.16623409f));
        w = TSimd.MultiplyAdd(f, w, TSimd.Broadcast(0.20001242f));
        w = TSimd.MultiplyAdd(f, w, TSimd.Broadcast(-0.2500082f));
        w = TSimd.MultiplyAdd(f, w, TSimd.Broadcast(0.3333333f));

        // The small terms first, the large k · ln 2 last.
        var square = TSimd.Multiply(f, f);
        var tail = TSimd.Multiply(TSimd.Multiply(f, square), w);
        tail = TSimd.MultiplyAdd(k, TSimd.Broadcast(Ln2Low), tail);
        tail = TSimd.MultiplyAdd(square, TSimd.Broadcast(-0.5f), tail);
        var result = TSimd.MultiplyAdd(k, TSimd.Broadcast(Ln2High), TSimd.Add(f, tail));

        result = TSimd.Select(TSimd.GreaterThan(x, TSimd.Zero), result, TSimd.Broadcast(float.NegativeInfinity));
        result = TSimd.Select(TSimd.GreaterThan(TSimd.Zero, x), TSimd.Broadcast(float.NaN), result);
        return TSimd.Select(TSimd.GreaterThan(TSimd.Broadcast(float.PositiveInfinity), x), result, x);
    }
}
