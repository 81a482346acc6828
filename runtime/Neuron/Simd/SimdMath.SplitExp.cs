using System.Runtime.CompilerServices;

namespace Generated.Neuron.Simd;

public static partial class SimdMath
{
    /// <summary>
    /// eˣ = power · 2ᵏ, for x from −120 to 0 or NaN: the power is from √½ to √2, within 0.90 ULP (1.17 without fused multiply-add). For
    /// products with eˣ that are to be rounded once, where eˣ alone would be subnormal.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TVector SplitExp<TSimd, TVector>(TVector x, out TVector k)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var rounded = TSimd.MultiplyAdd(x, TSimd.Broadcast(Log2E), TSimd.Broadcast(Rounder));
        k = TSimd.Subtract(rounded, TSimd.Broadcast(Rounder));
        return ExpOfRemainder<TSimd, TVector>(WithoutPowerOfTwo<TSimd, TVector>(x, k));
    }
}
