using System.Runtime.CompilerServices;

namespace Generated.Neuron.Simd;

public static partial class SimdMath
{
    /// <summary>eˣ − 1 for x ≤ 0, or NaN. Worst error 0.9 ULP, for tiny x too; −0 at −0, exactly −1 from −17.33 down.</summary>
    /// <remarks>2ᵏ · (eʳ − 1) + (2ᵏ − 1) with x = k · ln 2 + r; no digits are lost for small x, because k is 0 there.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TVector Expm1OfNegative<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => Expm1OfNegative<TSimd, TVector>(x, out _);

    /// <summary>The same, and eˣ, with the errors and the end of <see cref="ExpOfNegative"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TVector Expm1OfNegative<TSimd, TVector>(TVector x, out TVector exp)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        // Past this end eˣ stays 0, as in ExpOfNegative; eˣ − 1 is −1 long before.
        var bounded = TSimd.Max(TSimd.Broadcast(-88f), x);
        var biased = TSimd.Broadcast(Rounder + ExponentBias);
        var rounded = TSimd.MultiplyAdd(bounded, TSimd.Broadcast(Log2E), biased);
        var k = TSimd.Subtract(rounded, biased);
        var r = WithoutPowerOfTwo<TSimd, TVector>(bounded, k);
        var change = TSimd.MultiplyAdd(TSimd.Multiply(r, r), ExpCurve<TSimd, TVector>(r), r);
        var power = TSimd.ShiftBitsLeft(rounded, ExponentPosition);
        exp = TSimd.MultiplyAdd(change, power, power);
        var result = TSimd.MultiplyAdd(change, power, TSimd.Subtract(power, TSimd.Broadcast(1f)));
        return TSimd.CopySign(result, x);
    }
}
