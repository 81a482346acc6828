using System.Runtime.CompilerServices;

namespace Generated.Neuron.Simd;

public static partial class SimdMath
{
    /// <summary>
    /// σ(x) = 1 / (1 + e⁻ˣ). Worst error 3.51 ULP, subnormal results below −87.33 included; exactly ½ at 0; 0 below −103.97.
    /// </summary>
    /// <remarks>
    /// Taken as 2⁻⁶⁴ / (2⁻⁶⁴ + 2⁻⁶⁴ · e⁻ˣ): 2⁻⁶⁴ · e⁻ˣ is an ordinary float for every x that matters, where e⁻ˣ would overflow,
    /// and the division rounds a subnormal result once. No sign is looked at: the sum keeps its relative accuracy for any x.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sigmoid<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        const float shift = 64f;
        const float scale = 1f / (1ul << 32) / (1ul << 32);

        // Past these ends the result stays 0, and 1. e⁻ˣ = 2ᵏ · e⁻ʳ with k from −58 to 150, and k − 64 fits an exponent.
        x = TSimd.Max(TSimd.Broadcast(-104f), TSimd.Min(TSimd.Broadcast(40f), x));
        var biased = TSimd.Broadcast(Rounder + ExponentBias - shift);
        var rounded = TSimd.MultiplyAdd(x, TSimd.Broadcast(-Log2E), biased);
        var k = TSimd.Subtract(rounded, biased);
        // r = x + k · ln 2, so that −x = k · ln 2 − r.
        var r = TSimd.MultiplyAdd(k, TSimd.Broadcast(Ln2High), x);
        r = TSimd.MultiplyAdd(k, TSimd.Broadcast(Ln2Low), r);
        // e⁻ʳ = 1 − r + …, exact at 0 and within 1.05 · 10⁻⁷ (relative) before rounding, for |r| ≤ ½ ln 2 and 5 · 10⁻⁵ more. One degree
        // less than in Exp: half of the error comes from here, and four units were asked for.
        var power = TSimd.MultiplyAdd(r, TSimd.Broadcast(-0.0083125625f), TSimd.Broadcast(0.041890204f));
        power = TSimd.MultiplyAdd(r, power, TSimd.Broadcast(-0.16667114f));
        power = TSimd.MultiplyAdd(r, power, TSimd.Broadcast(0.4999923f));
        power = TSimd.MultiplyAdd(r, power, TSimd.Broadcast(-1f));
        power = TSimd.MultiplyAdd(r, power, TSimd.Broadcast(1f));
        var sum = TSimd.MultiplyAdd(power, TSimd.ShiftBitsLeft(rounded, ExponentPosition), TSimd.Broadcast(scale));
        return TSimd.Divide(TSimd.Broadcast(scale), sum);
    }
}
