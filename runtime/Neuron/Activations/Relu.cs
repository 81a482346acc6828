using System.ComponentModel;
using System.Runtime.CompilerServices;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Activations;

/// <summary>
/// a = max(z, 0), with the derivative 0 at 0. Worst error 0 ULP; of the derivative 0 · 2⁻²⁴.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Relu : IActivation
{
    /// <inheritdoc/>
    public static bool ReadsZ => false;

    /// <inheritdoc/>
    public static bool ForwardIsLong => false;

    /// <inheritdoc/>
    public static bool DerivativeIsLong => false;

    /// <inheritdoc/>
    public static bool Blocks => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Forward<TSimd, TVector>(TVector z)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.Relu(z);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Derivative<TSimd, TVector>(TVector z, TVector a, TVector d)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.ReluGradient(a, d);
}
