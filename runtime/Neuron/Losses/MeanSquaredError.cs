using System.ComponentModel;
using System.Runtime.CompilerServices;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Losses;

/// <summary>e², with the derivative 2e, whose 2 is the factor.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MeanSquaredError : IErrorLoss
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Cost<TSimd, TVector>(TVector error)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.Multiply(error, error);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Derivative<TSimd, TVector>(TVector error)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => error;
}
