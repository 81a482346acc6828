using System.ComponentModel;
using System.Runtime.CompilerServices;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Activations;

/// <summary>
/// a = z / (1 + |z|), with the derivative 1 / (1 + |z|)² = (1 − |a|)²; ±1 at ±∞. Worst error 1.5 ULP; of the derivative 2 · 2⁻²⁴.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Softsign : IActivation
{
    /// <inheritdoc/>
    public static bool ReadsZ => false;

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
        // So that ∞ / ∞ is 1.
        var bounded = TSimd.Max(TSimd.Broadcast(float.MinValue), TSimd.Min(TSimd.Broadcast(float.MaxValue), z));
        return TSimd.Divide(bounded, TSimd.Add(TSimd.Broadcast(1f), TSimd.Abs(bounded)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Derivative<TSimd, TVector>(TVector z, TVector a, TVector d)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var root = TSimd.Subtract(TSimd.Broadcast(1f), TSimd.Abs(a));
        return TSimd.Multiply(d, TSimd.Multiply(root, root));
    }
}
