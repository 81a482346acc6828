using System.ComponentModel;
using System.Runtime.CompilerServices;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Losses;

/// <summary>|e|, with the derivative 1 with the sign of e, and 0 at 0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MeanAbsoluteError : IErrorLoss
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Cost<TSimd, TVector>(TVector error)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.Abs(error);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Derivative<TSimd, TVector>(TVector error)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        // If e is NaN, the derivative is NaN too.
        var hasSign = TSimd.GreaterThan(TSimd.Abs(error), TSimd.Zero);
        return TSimd.Select(hasSign, TSimd.CopySign(TSimd.Broadcast(1f), error), error);
    }
}
