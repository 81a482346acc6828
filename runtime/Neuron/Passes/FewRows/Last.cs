using System.ComponentModel;
using System.Runtime.CompilerServices;
using Generated.Neuron.Activations;
using Generated.Neuron.Layers;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Passes;

/// <summary>The last layer of a network. Its values are z, which becomes dz; the output's activation is part of the loss.</summary>
/// <typeparam name="TLayer">Its shape.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Last<TLayer> : IRowLayers
    where TLayer : struct, IRowLayer
{
    static int IRowLayers.Inputs
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TLayer.Inputs;
    }

    static int IRowLayers.Floats
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => SimdSums.Padded(TLayer.Outputs);
    }

    static int IRowLayers.LastDeltas
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void IRowLayers.Forward<TSimd, TVector>(ref readonly float parameters, ref readonly float inputs, ref float values) =>
        DenseRow.Run<TSimd, TVector, TLayer, Identity>(in parameters, in inputs, ref values);

    static void IRowLayers.Back<TSimd, TVector>(ref readonly float parameters, ref float values)
    {
        // dz is there already.
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void IRowLayers.Delta<TSimd, TVector, TPrevious>(
        ref readonly float parameters, ref readonly float values, ref readonly float a, ref readonly float z, ref float deltas) =>
        RowDelta.Run<TSimd, TVector, TLayer, TPrevious>(in parameters, in values, in a, in z, ref deltas);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void IRowLayers.Gradients<TSimd, TVector>(
        ref readonly float inputs, ref readonly float values, nint stride, nint rows, ref float gradients) =>
        RowGradient.Run<TSimd, TVector, TLayer>(in inputs, in values, stride, rows, ref gradients);
}
