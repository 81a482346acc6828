using System.Runtime.CompilerServices;
using Generated.Neuron.Activations;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>A <see cref="Slope"/> of an activation that blocks: the result is 0 where the slope is 0, even if d is NaN.</summary>
internal readonly struct BlockingSlope : IActivation
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
        where TVector : struct => z;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Derivative<TSimd, TVector>(TVector z, TVector a, TVector d)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.Multiply(a, TSimd.ReluGradient(a, d));
}
