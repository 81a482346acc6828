using System.Runtime.CompilerServices;
using Generated.Neuron.Activations;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>The type argument of a delta if f′(z) has already replaced a: see <see cref="DenseActivation.Derivative"/>.</summary>
internal readonly struct Slope : IActivation
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
        where TVector : struct => TSimd.Multiply(a, d);
}
