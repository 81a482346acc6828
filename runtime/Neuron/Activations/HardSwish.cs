using System.ComponentModel;
using System.Runtime.CompilerServices;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Activations;

/// <summary>
/// a = z · min(max(z + 3, 0), 6) / 6, with the derivative z / 3 + ½ between −3 and 3, 0 up to −3 and 1 from 3 on. Worst error 2.5 ULP; of
/// the derivative 1.4 · 2⁻²⁴.
/// </summary>
/// <remarks>At ±3 the derivative is that of the straight side, as in PyTorch from 2.7 on; earlier versions have −½ and 1½ there.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct HardSwish : IActivation
{
    /// <inheritdoc/>
    public static bool ReadsZ => true;

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
        // Past this end a is 0, and −∞ · 0 would be NaN.
        var bounded = TSimd.Max(TSimd.Broadcast(-3f), z);
        return TSimd.Multiply(bounded, HardSigmoid.Forward<TSimd, TVector>(z));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Derivative<TSimd, TVector>(TVector z, TVector a, TVector d)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var inner = TSimd.MultiplyAdd(z, TSimd.Broadcast(1f / 3f), TSimd.Broadcast(0.5f));
        var slope = TSimd.Select(TSimd.GreaterThan(TSimd.Broadcast(3f), z), inner, TSimd.Broadcast(1f));
        return TSimd.Multiply(d, TSimd.Select(TSimd.GreaterThan(z, TSimd.Broadcast(-3f)), slope, TSimd.Zero));
    }
}
