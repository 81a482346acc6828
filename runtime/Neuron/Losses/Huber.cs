using System.ComponentModel;
using System.Runtime.CompilerServices;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Losses;

/// <summary>½ e² if |e| is at most 1, otherwise |e| − ½, with the derivative e, clipped to ±1 (Huber, 1964, with δ = 1).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Huber : IErrorLoss
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Cost<TSimd, TVector>(TVector error)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        // c (|e| − ½ c) with c = min(|e|, 1) is either.
        var size = TSimd.Abs(error);
        var cut = TSimd.Min(TSimd.Broadcast(1f), size);
        return TSimd.Multiply(cut, TSimd.NegatedMultiplyAdd(TSimd.Broadcast(0.5f), cut, size));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Derivative<TSimd, TVector>(TVector error)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct =>
        TSimd.Max(TSimd.Broadcast(-1f), TSimd.Min(TSimd.Broadcast(1f), error));
}
