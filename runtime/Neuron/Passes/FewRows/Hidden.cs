using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Generated.Neuron.Activations;
using Generated.Neuron.Layers;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Passes;

/// <summary>A hidden layer, and those after it. Its values are a, dz, and z if f′ reads it.</summary>
/// <typeparam name="TLayer">Its shape.</typeparam>
/// <typeparam name="TActivation">f.</typeparam>
/// <typeparam name="TRest">The layers after it.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Hidden<TLayer, TActivation, TRest> : IRowLayers
    where TLayer : struct, IRowLayer
    where TActivation : struct, IActivation
    where TRest : struct, IRowLayers
{
    // The places are constants of the network, but only if the JIT inlines their getters, which it does not do unasked in a long method.
    private static int Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => SimdSums.Padded(TLayer.Outputs);
    }

    private static int Parameters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (TLayer.Inputs + 1) * TLayer.Outputs;
    }

    private static int Deltas
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Width;
    }

    private static int Z
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TActivation.ReadsZ ? 2 * Width : 0;
    }

    private static int Rest
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (TActivation.ReadsZ ? 3 : 2) * Width;
    }

    static int IRowLayers.Inputs
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TLayer.Inputs;
    }

    static int IRowLayers.Floats
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Rest + TRest.Floats;
    }

    static int IRowLayers.LastDeltas
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Rest + TRest.LastDeltas;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void IRowLayers.Forward<TSimd, TVector>(ref readonly float parameters, ref readonly float inputs, ref float values)
    {
        if (TActivation.ReadsZ)
        {
            ref var z = ref Unsafe.Add(ref values, Z);
            DenseRow.Run<TSimd, TVector, TLayer, Identity>(in parameters, in inputs, ref z);
            MemoryMarshal.CreateSpan(ref z, Width).CopyTo(MemoryMarshal.CreateSpan(ref values, Width));
            DenseRow.Activate<TSimd, TVector, TActivation>(MemoryMarshal.CreateSpan(ref values, TLayer.Outputs));
        }
        else
        {
            DenseRow.Run<TSimd, TVector, TLayer, TActivation>(in parameters, in inputs, ref values);
        }

        TRest.Forward<TSimd, TVector>(
            in Unsafe.Add(ref Unsafe.AsRef(in parameters), Parameters), in values, ref Unsafe.Add(ref values, Rest));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void IRowLayers.Back<TSimd, TVector>(ref readonly float parameters, ref float values)
    {
        ref readonly var next = ref Unsafe.Add(ref Unsafe.AsRef(in parameters), Parameters);
        ref var rest = ref Unsafe.Add(ref values, Rest);
        TRest.Back<TSimd, TVector>(in next, ref rest);
        TRest.Delta<TSimd, TVector, TActivation>(
            in next, in rest, in values, in Unsafe.Add(ref values, Z), ref Unsafe.Add(ref values, Deltas));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void IRowLayers.Delta<TSimd, TVector, TPrevious>(
        ref readonly float parameters, ref readonly float values, ref readonly float a, ref readonly float z, ref float deltas) =>
        RowDelta.Run<TSimd, TVector, TLayer, TPrevious>(
            in parameters, in Unsafe.Add(ref Unsafe.AsRef(in values), Deltas), in a, in z, ref deltas);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void IRowLayers.Gradients<TSimd, TVector>(
        ref readonly float inputs, ref readonly float values, nint stride, nint rows, ref float gradients)
    {
        ref var value = ref Unsafe.AsRef(in values);
        TRest.Gradients<TSimd, TVector>(
            in values, in Unsafe.Add(ref value, Rest), stride, rows, ref Unsafe.Add(ref gradients, Parameters));
        RowGradient.Run<TSimd, TVector, TLayer>(in inputs, in Unsafe.Add(ref value, Deltas), stride, rows, ref gradients);
    }
}
