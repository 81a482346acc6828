using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Generated.Neuron.Simd;

/// <summary>The cross entropies, taken from the weighted sums and never through a logarithm of an activation.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SimdLoss
{
    /// <summary>−ln 1e-14: the cost of a probability of 1e-14 or less. It is the cost from z, cut off here.</summary>
    private const float LargestCost = 32.2361913f;

    /// <summary>y · −ln σ(z) + (1 − y) · −ln(1 − σ(z)), each logarithm's argument kept above 1e-14; and a = σ(z) with it.</summary>
    /// <remarks>
    /// −ln σ(z) = max(−z, 0) + ln(1 + e⁻|ᶻ|) and −ln(1 − σ(z)) = max(z, 0) + ln(1 + e⁻|ᶻ|): one exponential serves both, and a.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector BinaryCrossEntropy<TSimd, TVector>(TVector z, TVector y, out TVector a)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var one = TSimd.Broadcast(1f);
        var most = TSimd.Broadcast(LargestCost);
        var e = SimdMath.ExpOfNegative<TSimd, TVector>(TSimd.Negate(TSimd.Abs(z)));
        var tail = SimdMath.Log1pOfUnit<TSimd, TVector>(e);
        a = TSimd.Divide(TSimd.Select(TSimd.GreaterThan(TSimd.Zero, z), e, one), TSimd.Add(one, e));
        var costOfOne = TSimd.Min(most, TSimd.Add(TSimd.Max(TSimd.Zero, TSimd.Negate(z)), tail));
        var costOfZero = TSimd.Min(most, TSimd.Add(TSimd.Max(TSimd.Zero, z), tail));
        return TSimd.MultiplyAdd(y, costOfOne, TSimd.Multiply(TSimd.Subtract(one, y), costOfZero));
    }

    /// <summary>−y · ln a from ln a, the logarithm's argument kept above 1e-14.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector CrossEntropy<TSimd, TVector>(TVector logarithm, TVector y)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct =>
        TSimd.Multiply(y, TSimd.Min(TSimd.Broadcast(LargestCost), TSimd.Negate(logarithm)));
}
