using System.Runtime.CompilerServices;
using Generated.Neuron.Activations;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>dz1 = dz2 ⊙ f′(z1), from a1 in the layer's columns, without the factor w2: see <see cref="LateWeight"/>.</summary>
/// <typeparam name="TActivation">f.</typeparam>
internal readonly struct LateWeightDelta<TActivation> : IDeltaSource
    where TActivation : struct, IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector At<TSimd, TVector>(
        ref readonly float columns, ref readonly float z, nint at, ref readonly float outputDeltas, nint row)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct =>
        TActivation.Derivative<TSimd, TVector>(TSimd.Load(in z, at), TSimd.Load(in columns, at), TSimd.Load(in outputDeltas, row));
}
