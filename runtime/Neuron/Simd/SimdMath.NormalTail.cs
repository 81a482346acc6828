using System.Runtime.CompilerServices;

namespace Generated.Neuron.Simd;

public static partial class SimdMath
{
    /// <summary>
    /// Φ(−t) · e^½t² for t from 0 to 15, or NaN: the tail of the normal distribution without its exponential. Its error is a part of that
    /// of GELU.
    /// </summary>
    /// <remarks>
    /// A quotient of polynomials, within 1.8 · 10⁻⁸ (relative, 0.3 ULP) before rounding. All of its coefficients are positive, so that no
    /// rounding error grows.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TVector NormalTail<TSimd, TVector>(TVector t)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var above = TSimd.MultiplyAdd(t, TSimd.Broadcast(0.0040922477f), TSimd.Broadcast(0.040465564f));
        above = TSimd.MultiplyAdd(t, above, TSimd.Broadcast(0.18272743f));
        above = TSimd.MultiplyAdd(t, above, TSimd.Broadcast(0.43759486f));
        above = TSimd.MultiplyAdd(t, above, TSimd.Broadcast(0.5f));
        var below = TSimd.MultiplyAdd(t, TSimd.Broadcast(0.0102576185f), TSimd.Broadcast(0.10143883f));
        below = TSimd.MultiplyAdd(t, below, TSimd.Broadcast(0.46813315f));
        below = TSimd.MultiplyAdd(t, below, TSimd.Broadcast(1.2003709f));
        below = TSimd.MultiplyAdd(t, below, TSimd.Broadcast(1.6730746f));
        below = TSimd.MultiplyAdd(t, below, TSimd.Broadcast(1f));
        return TSimd.Divide(above, below);
    }

    /// <summary>e^−½t² = power · 2ᵏ, for t from 0 to 15, or NaN: as <see cref="SplitExp"/>, from all digits of t².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TVector SplitExpOfHalfSquare<TSimd, TVector>(TVector t, out TVector k)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        // The first 12 bits of t, whose square is exact; what is left of t² is below 0.12, and the power's polynomial bears half of it.
        var high = TSimd.ShiftBitsLeft(TSimd.ShiftBitsRight(t, 12), 12);
        var left = TSimd.Multiply(TSimd.Subtract(t, high), TSimd.Add(t, high));
        var half = TSimd.Broadcast(-0.5f);
        var x = TSimd.Multiply(TSimd.Multiply(high, high), half);
        var rounded = TSimd.MultiplyAdd(x, TSimd.Broadcast(Log2E), TSimd.Broadcast(Rounder));
        k = TSimd.Subtract(rounded, TSimd.Broadcast(Rounder));
        return ExpOfRemainder<TSimd, TVector>(TSimd.MultiplyAdd(left, half, WithoutPowerOfTwo<TSimd, TVector>(x, k)));
    }
}
