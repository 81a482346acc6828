using System.ComponentModel;
using System.Runtime.CompilerServices;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Activations;

/// <summary>
/// a = z. Worst error 0 ULP; of the derivative 0 · 2⁻²⁴.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Identity : IActivation
{
    /// <inheritdoc/>
    public static bool ReadsZ => false;

    /// <inheritdoc/>
    public static bool ForwardIsLong => false;

    /// <inheritdoc/>
    public static bool DerivativeIsLong => false;

    /// <inheritdoc/>
    public static bool Blocks => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Forward<TSimd, TVector>(TVector z)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => z;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Derivative<TSimd, TVector>(TVector z, TVector a, TVector d)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => d;
}
