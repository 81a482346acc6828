using System.Runtime.CompilerServices;

namespace Generated.Neuron.Simd;

public static partial class SimdMath
{
    /// <summary>
    /// tanh x. Worst error 2.61 ULP (2.67 without fused multiply-add), for tiny x too; odd to the last bit, −0 included; exactly ±1 from
    /// |x| = 9.02 on.
    /// </summary>
    /// <remarks>
    /// With m = ½ (e²ˣ − 1) for |x|: m / (m + 1). m is taken as 2ᵏ⁻¹ · (eʳ − 1) + (2ᵏ⁻¹ − ½) with 2|x| = k · ln 2 + r, where nothing
    /// is lost for small x, because k is 0 there.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Tanh<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        // Past this end the result stays 1. 2|x| = k · ln 2 + r with k from 0 to 29.
        var size = TSimd.Min(TSimd.Broadcast(10f), TSimd.Abs(x));
        // 2ᵏ⁻¹ is what multiplies, so the bias is one less.
        var biased = TSimd.Broadcast(Rounder + ExponentBias - 1f);
        var rounded = TSimd.MultiplyAdd(size, TSimd.Broadcast(2f * Log2E), biased);
        var k = TSimd.Subtract(rounded, biased);
        var r = WithoutPowerOfTwo<TSimd, TVector>(TSimd.Add(size, size), k);
        var change = TSimd.MultiplyAdd(TSimd.Multiply(r, r), ExpCurve<TSimd, TVector>(r), r);
        var half = TSimd.ShiftBitsLeft(rounded, ExponentPosition);
        var m = TSimd.MultiplyAdd(change, half, TSimd.Subtract(half, TSimd.Broadcast(0.5f)));
        return TSimd.CopySign(TSimd.Divide(m, TSimd.Add(m, TSimd.Broadcast(1f))), x);
    }
}
