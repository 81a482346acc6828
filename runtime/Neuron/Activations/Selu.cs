using System.ComponentModel;
using System.Runtime.CompilerServices;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Activations;

/// <summary>
/// a = λ z above 0 and λ α (eᶻ − 1) below, with the derivative λ α eᶻ = a + λ α there and at 0. λ = 1.0507… and α = 1.6732… keep mean 0
/// and variance 1 from layer to layer (Klambauer et al., 2017). Worst error 1.9 ULP; of the derivative 2.5 · 2⁻²⁴.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Selu : IActivation
{
    /// <summary>λ</summary>
    private const float Scale = 1.0507009873554804934193349852946f;

    /// <summary>λ α, α being 1.6732632423543772848170429916717.</summary>
    private const float ScaleBelow = 1.7580993408473768599402175208123f;

    /// <inheritdoc/>
    public static bool ReadsSum => false;

    /// <inheritdoc/>
    public static bool ForwardIsLong => true;

    /// <inheritdoc/>
    public static bool DerivativeIsLong => true;

    /// <inheritdoc/>
    public static bool Blocks => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Forward<TSimd, TVector>(TVector z)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var below = TSimd.Multiply(TSimd.Broadcast(ScaleBelow), SimdMath.Expm1OfNegative<TSimd, TVector>(z));
        return TSimd.Select(TSimd.GreaterThan(z, TSimd.Zero), TSimd.Multiply(TSimd.Broadcast(Scale), z), below);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Derivative<TSimd, TVector>(TVector z, TVector a, TVector d)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var slope = TSimd.Select(TSimd.GreaterThan(a, TSimd.Zero), TSimd.Broadcast(Scale), TSimd.Add(a, TSimd.Broadcast(ScaleBelow)));
        return TSimd.Multiply(d, slope);
    }
}
