using Generated.Neuron.Activations;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>A register tile without vectors, for a last tile of a gradient that is the biases alone.</summary>
/// <typeparam name="TSimd">The vocabulary.</typeparam>
/// <typeparam name="TVector">Its vector.</typeparam>
internal struct Tile0<TSimd, TVector> : ITile<Tile0<TSimd, TVector>, TVector>
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
{
    /// <inheritdoc/>
    public static int Count => 0;

    /// <inheritdoc/>
    public static Tile0<TSimd, TVector> Load(ref readonly float source, nint offset, nint step) => default;

    /// <inheritdoc/>
    public static Tile0<TSimd, TVector> Broadcast(ref readonly float source, nint offset, nint step) => default;

    /// <inheritdoc/>
    public readonly void MultiplyAdd(TVector vector, ref readonly float numbers, nint offset, nint step)
    {
    }

    /// <inheritdoc/>
    public readonly void MultiplyAdd(TVector vector, in Tile0<TSimd, TVector> other)
    {
    }

    /// <inheritdoc/>
    public readonly void MultiplyAddVectors(TVector factor, ref readonly float vectors, nint offset, nint step)
    {
    }

    /// <inheritdoc/>
    public readonly void Add(in Tile0<TSimd, TVector> other)
    {
    }

    /// <inheritdoc/>
    public readonly void Store<TActivation>(ref float destination, nint offset, nint step)
        where TActivation : struct, IActivation
    {
    }

    /// <inheritdoc/>
    public readonly void StoreDelta<TActivation>(ref float a, ref readonly float z, nint offset, nint step)
        where TActivation : struct, IActivation
    {
    }
}
