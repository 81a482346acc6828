using System.ComponentModel;
using Generated.Neuron.Activations;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Passes;

/// <summary>
/// A layer and all that follow it, as a type: <c>Hidden&lt;Dense2x8, Relu, Last&lt;Dense8x1&gt;&gt;</c>. A few rows go through it one by
/// one, forward and back, lanes = neurons; the JIT compiles it as one method per network.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRowLayers
{
    /// <summary>The numbers that the first layer takes.</summary>
    internal static abstract int Inputs { get; }

    /// <summary>Floats of a row's values, from those of the first layer on.</summary>
    internal static abstract int Floats { get; }

    /// <summary>The offset of the last layer's z and dz among them.</summary>
    internal static abstract int LastDeltas { get; }

    /// <summary>From what the first layer takes to the last one's z.</summary>
    /// <param name="parameters">From those of the first layer on.</param>
    /// <param name="inputs">What it takes, padded to whole vectors.</param>
    /// <param name="values">A row's values, from those of the first layer on.</param>
    internal static abstract void Forward<TSimd, TVector>(ref readonly float parameters, ref readonly float inputs, ref float values)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct;

    /// <summary>From the last layer's dz to that of the first.</summary>
    /// <param name="parameters">From those of the first layer on.</param>
    /// <param name="values">A row's values, from those of the first layer on.</param>
    internal static abstract void Back<TSimd, TVector>(ref readonly float parameters, ref float values)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct;

    /// <summary>From the first layer's dz to dz of the layer before it, or dx.</summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <typeparam name="TActivation">f of the layer before it; the identity for dx.</typeparam>
    /// <param name="parameters">From those of the first layer on.</param>
    /// <param name="values">A row's values, from those of the first layer on.</param>
    /// <param name="a">What the first layer takes.</param>
    /// <param name="z">z of the layer before it; unused if f′ is computed from a alone.</param>
    /// <param name="deltas">Padded to whole vectors, overwritten.</param>
    internal static abstract void Delta<TSimd, TVector, TActivation>(
        ref readonly float parameters, ref readonly float values, ref readonly float a, ref readonly float z, ref float deltas)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TActivation : struct, IActivation;

    /// <summary>The gradient of all layers, over all rows.</summary>
    /// <param name="inputs">What the first layer takes of the first row.</param>
    /// <param name="values">The first row's values, from those of the first layer on.</param>
    /// <param name="stride">The distance of two rows, of both.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="gradients">From those of the first layer on, overwritten.</param>
    internal static abstract void Gradients<TSimd, TVector>(
        ref readonly float inputs, ref readonly float values, nint stride, nint rows, ref float gradients)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct;
}
