using Generated.Neuron.Activations;

namespace Generated.Neuron.Layers;

/// <summary>
/// A register tile: so many vectors that a kernel keeps in registers, with the few operations that the kernels of layers are made of.
/// Vector k of a tile belongs to the place <c>offset + k · step</c>, counted in floats; nothing checks bounds.
/// </summary>
/// <remarks>
/// Most of a network is one operation: <see cref="MultiplyAdd(TVector, ref readonly float, nint, nint)"/>, <em>tile += vector ×
/// numbers</em>. Forward the numbers are the weights of neighboring outputs (step 1), for deltas those of neighboring inputs
/// (step = outputs), for gradients the activations of neighboring inputs (step = the distance of two columns).
/// </remarks>
/// <typeparam name="TSelf">The tile.</typeparam>
/// <typeparam name="TVector">A vector of float32.</typeparam>
internal interface ITile<TSelf, TVector>
    where TSelf : struct, ITile<TSelf, TVector>
    where TVector : struct
{
    /// <summary>The number of vectors.</summary>
    static abstract int Count { get; }

    /// <summary>The vectors at <paramref name="source"/> + offset + k · step.</summary>
    static abstract TSelf Load(ref readonly float source, nint offset, nint step);

    /// <summary>Vectors that are the number at <paramref name="source"/> + offset + k · step in every lane.</summary>
    static abstract TSelf Broadcast(ref readonly float source, nint offset, nint step);

    /// <summary>To vector k is added <paramref name="vector"/> × the number at <paramref name="numbers"/> + offset + k · step.</summary>
    void MultiplyAdd(TVector vector, ref readonly float numbers, nint offset, nint step);

    /// <summary>To vector k is added <paramref name="vector"/> × vector k of <paramref name="other"/>.</summary>
    void MultiplyAdd(TVector vector, in TSelf other);

    /// <summary>
    /// To vector k is added <paramref name="factor"/> × the vector at <paramref name="vectors"/> + offset + k · step, which is read where
    /// it is used: a tile of vectors that are loaded first would take as many registers as the sums.
    /// </summary>
    void MultiplyAddVectors(TVector factor, ref readonly float vectors, nint offset, nint step);

    /// <summary>To vector k is added vector k of <paramref name="other"/>.</summary>
    void Add(in TSelf other);

    /// <summary>Stores f of vector k at <paramref name="destination"/> + offset + k · step.</summary>
    /// <typeparam name="TActivation">f.</typeparam>
    void Store<TActivation>(ref float destination, nint offset, nint step)
        where TActivation : struct, IActivation;

    /// <summary>
    /// Vector k × f′(z) replaces a = f(z) at <paramref name="a"/> + offset + k · step; z is at the same place of
    /// <paramref name="z"/>.
    /// </summary>
    /// <typeparam name="TActivation">f.</typeparam>
    void StoreDelta<TActivation>(ref float a, ref readonly float z, nint offset, nint step)
        where TActivation : struct, IActivation;
}
