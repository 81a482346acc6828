using System.Runtime.CompilerServices;

namespace Generated.Neuron.Simd;

public static partial class SimdMath
{
    /// <summary>ln(1 + x) for x from 0 up to 2¹²⁶, or NaN. Worst error 1.5 ULP, for tiny x too.</summary>
    /// <remarks>ln u + (x − (u − 1)) / u with u = 1 + x as rounded: the second term is what rounding took away.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log1p<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var one = TSimd.Broadcast(1f);
        var u = TSimd.Add(one, x);
        var lost = TSimd.Subtract(x, TSimd.Subtract(u, one));
        return TSimd.Add(Log<TSimd, TVector>(u), TSimd.Divide(lost, u));
    }
}
