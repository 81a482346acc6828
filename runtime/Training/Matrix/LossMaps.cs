using System.Runtime.CompilerServices;
using Generated.Neuron.Losses;
using Generated.Neuron.Simd;

namespace Generated.Neuron;

/// <summary>The cost for x = a and y.</summary>
internal readonly struct CostMap<TLoss> : IVectorMap
    where TLoss : struct, IErrorLoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TSimd, TVector>(TVector x, TVector y)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TLoss.Cost<TSimd, TVector>(TSimd.Subtract(x, y));
}

/// <summary>Its derivative with respect to a, for x = a and y.</summary>
internal readonly struct SlopeMap<TLoss> : IVectorMap
    where TLoss : struct, IErrorLoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TSimd, TVector>(TVector x, TVector y)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TLoss.Derivative<TSimd, TVector>(TSimd.Subtract(x, y));
}
