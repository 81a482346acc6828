using System.Runtime.CompilerServices;
using Generated.Neuron.Activations;
using Generated.Neuron.Simd;

namespace Generated.Neuron;

/// <summary>f(z) for x = z.</summary>
internal readonly struct ForwardMap<TActivation> : IVectorMap
    where TActivation : struct, IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TSimd, TVector>(TVector x, TVector y)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TActivation.Forward<TSimd, TVector>(x);
}

/// <summary>f′(z) for x = z and y = a.</summary>
internal readonly struct DerivativeMap<TActivation> : IVectorMap
    where TActivation : struct, IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TSimd, TVector>(TVector x, TVector y)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TActivation.Derivative<TSimd, TVector>(x, y, TSimd.Broadcast(1f));
}
