using System.Runtime.CompilerServices;

namespace Generated.Neuron.Simd;

public static partial class SimdMath
{
    /// <summary>ln(1 + e) for e from 0 to 1, or NaN. Worst error 1.47 ULP (1.83 without fused multiply-add), for tiny e too.</summary>
    /// <remarks>
    /// e + e² · w(e), within 3.3 · 10⁻⁸ of ln(1 + e) (relative, 0.55 ULP) before rounding. For what is outside 0 to 1 it is no
    /// approximation of anything.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log1pOfUnit<TSimd, TVector>(TVector e)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var w = TSimd.MultiplyAdd(e, TSimd.Broadcast(0.0053654225f), TSimd.Broadcast(-0.0300683f));
        w = TSimd.MultiplyAdd(e, w, TSimd.Broadcast(0.07920883f));
        w = TSimd.MultiplyAdd(e, w, TSimd.Broadcast(-0.13754188f));
        w = TSimd.MultiplyAdd(e, w, TSimd.Broadcast(0.19153848f));
        w = TSimd.MultiplyAdd(e, w, TSimd.Broadcast(-0.24857217f));
        w = TSimd.MultiplyAdd(e, w, TSimd.Broadcast(0.3332133f));
        w = TSimd.MultiplyAdd(e, w, TSimd.Broadcast(-0.49999648f));
        return TSimd.MultiplyAdd(TSimd.Multiply(e, e), w, e);
    }
}
