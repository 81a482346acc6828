using System.ComponentModel;
using System.Runtime.CompilerServices;
using Generated.Neuron.Activations;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>
/// Before a single output, dz1 = dz2 · w2 ⊙ f′(z1); w2 is the same for every row and multiplies the sums once, at the end, so that here
/// dz is dz2 ⊙ f′(z1), from a1 in the layer's columns.
/// </summary>
/// <typeparam name="TActivation">f.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct OutputDelta<TActivation> : IDeltaSource
    where TActivation : struct, IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector At<TSimd, TVector>(
        ref readonly float columns, ref readonly float sums, nint at, ref readonly float outputDeltas, nint row)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct =>
        TActivation.Derivative<TSimd, TVector>(TSimd.Load(in sums, at), TSimd.Load(in columns, at), TSimd.Load(in outputDeltas, row));
}
