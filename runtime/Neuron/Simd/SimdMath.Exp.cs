using System.Runtime.CompilerServices;

namespace Generated.Neuron.Simd;

public static partial class SimdMath
{
    /// <summary>
    /// eˣ. Worst error 0.90 ULP (1.17 without fused multiply-add). Infinite above 88.72; subnormal below −87.33 and 0 below −103.97.
    /// </summary>
    /// <remarks>eˣ = 2ᵏ · eʳ with k = x / ln 2 to the nearest whole number and |r| ≤ ½ ln 2.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        // Past these ends the result stays infinite, and 0; k is from −150 to 128.
        x = TSimd.Max(TSimd.Broadcast(-104f), TSimd.Min(TSimd.Broadcast(89f), x));
        var rounded = TSimd.MultiplyAdd(x, TSimd.Broadcast(Log2E), TSimd.Broadcast(Rounder));
        var k = TSimd.Subtract(rounded, TSimd.Broadcast(Rounder));
        var r = WithoutPowerOfTwo<TSimd, TVector>(x, k);
        var power = ExpOfRemainder<TSimd, TVector>(r);
        return TSimd.MultiplyByPowerOfTwo(power, k);
    }

    /// <summary>
    /// eˣ for x ≤ 0, or NaN: a bound less than <see cref="Exp"/>, and a few bit operations less where the processor has no
    /// AVX-512. Worst error 0.90 ULP (1.17 without fused multiply-add) down to x = −87.68; below that, where eˣ &lt; 2⁻¹²⁶·⁵ is
    /// subnormal, 0.
    /// </summary>
    /// <remarks>The same bits as <see cref="Exp"/> down to −87.68.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ExpOfNegative<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        // k + 127 is at least 0 from this bound on; where it is 0, its bits moved into the exponent are the float 0, not 2⁻¹²⁷.
        x = TSimd.Max(TSimd.Broadcast(-88f), x);
        var biased = TSimd.Broadcast(Rounder + ExponentBias);
        var rounded = TSimd.MultiplyAdd(x, TSimd.Broadcast(Log2E), biased);
        var k = TSimd.Subtract(rounded, biased);
        var r = WithoutPowerOfTwo<TSimd, TVector>(x, k);
        var power = ExpOfRemainder<TSimd, TVector>(r);
        return TSimd.Multiply(power, TSimd.ShiftBitsLeft(rounded, ExponentPosition));
    }
}
