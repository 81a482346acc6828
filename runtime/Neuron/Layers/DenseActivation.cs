using System.Runtime.CompilerServices;
using Generated.Neuron.Activations;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>
/// Activations that are not computed in a layer's tiles, because they are long and would be inlined for every vector of a tile, or because
/// z is not complete before the last block of inputs: separate loops, forward and derivative.
/// </summary>
internal static class DenseActivation
{
    /// <summary>Whether a layer's tiles store z, and a loop after them turns it into a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsApart<TLayer, TActivation>()
        where TLayer : struct, IDenseLayer
        where TActivation : struct, IActivation =>
        TActivation.ForwardIsLong || TLayer.InputsOfBlock < TLayer.Inputs;

    /// <summary>a = f(z) over the rows of a chunk.</summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <typeparam name="TLayer">The layer's shape.</typeparam>
    /// <typeparam name="TActivation">f.</typeparam>
    /// <param name="z">z: <c>[outputs × rows]</c></param>
    /// <param name="activations">a: <c>[outputs × rows]</c>, overwritten; it may be where z is.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TSimd, TVector, TLayer, TActivation>(ref readonly float z, ref float activations, nint rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IDenseLayer
        where TActivation : struct, IActivation
    {
        for (nint column = 0; column < TLayer.Outputs * TLayer.Stride; column += TLayer.Stride)
        {
            for (var at = column; at < column + rows; at += TSimd.Lanes)
            {
                TSimd.Store(TActivation.Forward<TSimd, TVector>(TSimd.Load(in z, at)), ref activations, at);
            }
        }
    }

    /// <summary>a = f(z) over the rows of a chunk, and f′(z) in the place of z.</summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <typeparam name="TLayer">The layer's shape.</typeparam>
    /// <typeparam name="TActivation">f, which keeps its slope.</typeparam>
    /// <param name="z">z: <c>[outputs × rows]</c>, overwritten with f′(z).</param>
    /// <param name="activations">a: <c>[outputs × rows]</c>, overwritten.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void ForwardWithSlope<TSimd, TVector, TLayer, TActivation>(ref float z, ref float activations, nint rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IDenseLayer
        where TActivation : struct, IActivation
    {
        for (nint column = 0; column < TLayer.Outputs * TLayer.Stride; column += TLayer.Stride)
        {
            for (var at = column; at < column + rows; at += TSimd.Lanes)
            {
                TSimd.Store(TActivation.ForwardWithSlope<TSimd, TVector>(TSimd.Load(in z, at), out var slope), ref activations, at);
                TSimd.Store(slope, ref z, at);
            }
        }
    }

    /// <summary>a becomes f′(z) over the rows of a chunk, so that the delta after it is a product: that of <see cref="Slope"/>.</summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <typeparam name="TLayer">The shape of the next layer, whose inputs are a.</typeparam>
    /// <typeparam name="TActivation">f.</typeparam>
    /// <param name="z">z: <c>[inputs × rows]</c></param>
    /// <param name="activations">a: <c>[inputs × rows]</c>, overwritten.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Derivative<TSimd, TVector, TLayer, TActivation>(ref readonly float z, ref float activations, nint rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IDenseLayer
        where TActivation : struct, IActivation
    {
        for (nint column = 0; column < TLayer.Inputs * TLayer.Stride; column += TLayer.Stride)
        {
            for (var at = column; at < column + rows; at += TSimd.Lanes)
            {
                var slope = TActivation.Derivative<TSimd, TVector>(
                    TSimd.Load(in z, at), TSimd.Load(in activations, at), TSimd.Broadcast(1f));
                TSimd.Store(slope, ref activations, at);
            }
        }
    }
}
