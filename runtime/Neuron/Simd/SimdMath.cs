using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Generated.Neuron.Simd;

/// <summary>
/// The elementary functions of the vector vocabulary: straight lines of <see cref="ISimd{TVector}"/> operations, without a
/// branch, a call or a table, so that they can be inlined into kernels.
/// </summary>
/// <remarks>
/// Errors are in units in the last place (ULP) of the float nearest to the true value, and are the worst found by trying all
/// 2³² floats, with fused multiply-add and without. NaN in gives NaN out. With fused multiply-add every width gives the same
/// bits. All polynomials are minimax fits of relative error, made by Lawson's iteration on Chebyshev points, then rounded to
/// floats from the lowest coefficient up with the others fitted again after each.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class SimdMath
{
    /// <summary>log₂ e.</summary>
    private const float Log2E = 1.44269504f;

    /// <summary>
    /// The first 15 bits of ln 2, so that its product with a whole number of 9 bits is exact without fused multiply-add too.
    /// </summary>
    private const float Ln2High = 0.693145751953125f;

    /// <summary>ln 2 − <see cref="Ln2High"/>.</summary>
    private const float Ln2Low = 1.4286068e-6f;

    /// <summary>
    /// 1.5 · 2²³: a float of this size has no room for a fraction. Added to a number below 2²², it rounds it to a whole number
    /// (ties to even) and leaves that in the low bits; subtracted again, it gives the whole number as a float.
    /// </summary>
    private const float Rounder = 12582912f;

    /// <summary>The offset of the exponent in a float's bits.</summary>
    private const float ExponentBias = 127f;

    /// <summary>The number of bits below the exponent.</summary>
    private const int ExponentPosition = 23;

    /// <summary>x − k · ln 2 for a whole k of at most 9 bits, after Cody and Waite: the first step is exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector WithoutPowerOfTwo<TSimd, TVector>(TVector x, TVector k)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var r = TSimd.MultiplyAdd(k, TSimd.Broadcast(-Ln2High), x);
        return TSimd.MultiplyAdd(k, TSimd.Broadcast(-Ln2Low), r);
    }

    /// <summary>
    /// w with eʳ = 1 + r + r² · w, for |r| ≤ ½ ln 2 and 5 · 10⁻⁵ more, because k is found with an error. Before rounding this is
    /// within 3.1 · 10⁻⁹ of eʳ (relative, 0.05 ULP); it is exact at 0, and so is its slope there.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ExpCurve<TSimd, TVector>(TVector r)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var w = TSimd.MultiplyAdd(r, TSimd.Broadcast(0.0013821443f), TSimd.Broadcast(0.008368674f));
        w = TSimd.MultiplyAdd(r, w, TSimd.Broadcast(0.04166826f));
        w = TSimd.MultiplyAdd(r, w, TSimd.Broadcast(0.16666521f));
        return TSimd.MultiplyAdd(r, w, TSimd.Broadcast(0.49999994f));
    }

    /// <summary>eʳ for |r| ≤ ½ ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ExpOfRemainder<TSimd, TVector>(TVector r)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var one = TSimd.Broadcast(1f);
        return TSimd.MultiplyAdd(r, TSimd.MultiplyAdd(r, ExpCurve<TSimd, TVector>(r), one), one);
    }
}
