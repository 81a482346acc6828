using System.ComponentModel;

namespace Generated.Neuron.Simd;

/// <summary>Two consecutive vectors: the vector of <see cref="SimdPair{TSimd, TVector}"/>.</summary>
/// <typeparam name="TVector">A vector of float32.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct VectorPair<TVector>
    where TVector : struct
{
    internal readonly TVector First;
    internal readonly TVector Second;

    internal VectorPair(TVector first, TVector second) => (First, Second) = (first, second);
}
