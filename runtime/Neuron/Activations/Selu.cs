using System.ComponentModel;
using System.Runtime.CompilerServices;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Activations;

/// <summary>
/// a = λ z above 0 and λ α (eᶻ − 1) below, with the derivative λ α eᶻ there and at 0. λ = 1.0507… and α = 1.6732… keep mean 0
/// and variance 1 from layer to layer (Klambauer et al., 2017). Worst error 1.9 ULP; of the derivative 2.8 · 2⁻²⁴.
/// However small it is, the derivative keeps its digits: 2 ULP.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Selu : IActivation
{
    /// <summary>λ</summary>
    private const float Scale = 1.0507009873554804934193349852946f;

    /// <summary>λ α, α being 1.6732632423543772848170429916717.</summary>
    private const float ScaleBelow = 1.7580993408473768599402175208123f;

    /// <inheritdoc/>
    public static bool ReadsZ => true;

    /// <inheritdoc/>
    public static bool ForwardIsLong => true;

    /// <inheritdoc/>
    public static bool DerivativeIsLong => true;

    /// <inheritdoc/>
    public static bool Blocks => false;

    /// <inheritdoc/>
    public static bool KeepsSlope => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Forward<TSimd, TVector>(TVector z)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => ForwardWithSlope<TSimd, TVector>(z, out _);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ForwardWithSlope<TSimd, TVector>(TVector z, out TVector slope)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        // eᶻ is computed separately: a + λ α has no digits left if a is nearly −λ α.
        var (scale, scaleBelow) = (TSimd.Broadcast(Scale), TSimd.Broadcast(ScaleBelow));
        var below = TSimd.Multiply(scaleBelow, SimdMath.Expm1OfNegative<TSimd, TVector>(z, out var power));
        var isAbove = TSimd.GreaterThan(z, TSimd.Zero);
        slope = TSimd.Select(isAbove, scale, TSimd.Multiply(scaleBelow, power));
        return TSimd.Select(isAbove, TSimd.Multiply(scale, z), below);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Derivative<TSimd, TVector>(TVector z, TVector a, TVector d)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        ForwardWithSlope<TSimd, TVector>(z, out var slope);
        return TSimd.Multiply(d, slope);
    }
}
