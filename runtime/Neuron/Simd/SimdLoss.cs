using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Generated.Neuron.Simd;

/// <summary>The cross entropies, taken from the weighted sums and never through a logarithm of an activation.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SimdLoss
{
    /// <summary>−ln 1e-14: the cost of a probability of 1e-14 or less. It is the cost from z, cut off here.</summary>
    private const float LargestCost = 32.2361913f;

    /// <summary>
    /// y · −ln σ(z) + (1 − y) · −ln(1 − σ(z)), each logarithm's argument kept above 1e-14, without its term ln(1 + e); that e,
    /// and a = σ(z). Several such terms are the logarithm of one product: Σ ln(1 + eᵢ) = ln Π (1 + eᵢ).
    /// </summary>
    /// <remarks>
    /// −ln σ(z) = max(−z, 0) + ln(1 + e) and −ln(1 − σ(z)) = max(z, 0) + ln(1 + e) with e = e⁻|ᶻ|: one exponential serves both, and
    /// a. Together they are max(z, 0) − y z + ln(1 + e); beyond ±32.2, where ln(1 + e) is negligible, z is clipped.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector BinaryCrossEntropy<TSimd, TVector>(TVector z, TVector y, out TVector a, out TVector e)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var one = TSimd.Broadcast(1f);
        e = SimdMath.ExpOfNegative<TSimd, TVector>(TSimd.Negate(TSimd.Abs(z)));
        a = TSimd.Divide(TSimd.Select(TSimd.GreaterThan(TSimd.Zero, z), e, one), TSimd.Add(one, e));
        var cut = TSimd.Max(TSimd.Broadcast(-LargestCost), TSimd.Min(TSimd.Broadcast(LargestCost), z));
        return TSimd.NegatedMultiplyAdd(y, cut, TSimd.Max(TSimd.Zero, cut));
    }

    /// <summary>(1 + p)(1 + e) − 1: a product of terms 1 + e, kept without its 1, so that small terms lose nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Product<TSimd, TVector>(TVector p, TVector e)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct =>
        TSimd.MultiplyAdd(p, e, TSimd.Add(p, e));

    /// <summary>−y · ln a from ln a, the logarithm's argument kept above 1e-14.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector CrossEntropy<TSimd, TVector>(TVector logarithm, TVector y)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct =>
        TSimd.Multiply(y, TSimd.Min(TSimd.Broadcast(LargestCost), TSimd.Negate(logarithm)));
}
