using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Generated.Neuron.Activations;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>
/// The forward pass of one layer for one row, lanes = neurons: a = f(W x + b). Up to four adjacent vectors of neurons hide the latency of
/// each other's chains, which are those of <see cref="DenseForward"/>, so that one row alone gives the same bits as in any batch.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DenseRow
{
    /// <summary>
    /// All neurons. A vector may extend past the last one: over weights that are not used, and outputs that are never read.
    /// </summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <typeparam name="TLayer">The layer's shape.</typeparam>
    /// <typeparam name="TActivation">f.</typeparam>
    /// <param name="weights">W <c>[inputs × outputs]</c>, then b <c>[outputs]</c>, then room for four vectors.</param>
    /// <param name="inputs">x: <c>[inputs]</c></param>
    /// <param name="outputs">a: <c>[outputs, padded to whole steps of four vectors]</c>, overwritten</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TSimd, TVector, TLayer, TActivation>(ref readonly float weights, ref readonly float inputs, ref float outputs)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IDenseLayer
        where TActivation : struct, IActivation
    {
        if (TLayer.Outputs == 1)
        {
            Fold<TSimd, TVector, TLayer, TActivation>(in weights, in inputs, ref outputs);
        }
        else if (TLayer.RowVectors == 1)
        {
            Chains<TSimd, TVector, TLayer, TActivation, Tile1<TSimd, TVector>>(in weights, in inputs, ref outputs);
        }
        else if (TLayer.RowVectors == 2)
        {
            Chains<TSimd, TVector, TLayer, TActivation, Tile2<TSimd, TVector>>(in weights, in inputs, ref outputs);
        }
        else if (TLayer.RowVectors == 3)
        {
            Chains<TSimd, TVector, TLayer, TActivation, Tile3<TSimd, TVector>>(in weights, in inputs, ref outputs);
        }
        else
        {
            Chains<TSimd, TVector, TLayer, TActivation, Tile4<TSimd, TVector>>(in weights, in inputs, ref outputs);
        }
    }

    /// <summary>
    /// Softmax of one row, in place, in the order of a batch: the largest z, the exponentials, and their sum from the first output on.
    /// </summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <param name="outputs">z, then a: <c>[outputs]</c>, with room for a vector after them.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Softmax<TSimd, TVector>(Span<float> outputs)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        ref var first = ref MemoryMarshal.GetReference(outputs);
        var max = TSimd.Broadcast(in first, 0);
        for (nint k = 1; k < outputs.Length; k++)
        {
            max = TSimd.Max(max, TSimd.Broadcast(in first, k));
        }

        for (nint k = 0; k < outputs.Length; k += TSimd.Lanes)
        {
            TSimd.Store(SimdMath.ExpOfNegative<TSimd, TVector>(TSimd.Subtract(TSimd.Load(in first, k), max)), ref first, k);
        }

        var sum = 0f;
        for (nint k = 0; k < outputs.Length; k++)
        {
            sum += Unsafe.Add(ref first, k);
        }

        for (nint k = 0; k < outputs.Length; k += TSimd.Lanes)
        {
            TSimd.Store(TSimd.Divide(TSimd.Load(in first, k), TSimd.Broadcast(sum)), ref first, k);
        }
    }

    /// <summary>An activation of one row, in place, for a row that is not directly the output of a layer.</summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <typeparam name="TActivation">f.</typeparam>
    /// <param name="outputs">z, then a: <c>[outputs]</c>, with room for a vector after them.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Activate<TSimd, TVector, TActivation>(Span<float> outputs)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TActivation : struct, IActivation
    {
        ref var first = ref MemoryMarshal.GetReference(outputs);
        for (nint k = 0; k < outputs.Length; k += TSimd.Lanes)
        {
            TSimd.Store(TActivation.Forward<TSimd, TVector>(TSimd.Load(in first, k)), ref first, k);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Chains<TSimd, TVector, TLayer, TActivation, TTile>(
        ref readonly float weights, ref readonly float inputs, ref float outputs)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IDenseLayer
        where TActivation : struct, IActivation
        where TTile : struct, ITile<TTile, TVector>
    {
        for (nint j = 0; j < TLayer.Outputs; j += TTile.Count * TSimd.Lanes)
        {
            var z = TTile.Load(in weights, j + (TLayer.Inputs * TLayer.Outputs), TSimd.Lanes);
            for (nint i = 0, w = j; i < TLayer.Inputs; i++, w += TLayer.Outputs)
            {
                z.MultiplyAdd(TSimd.Broadcast(in inputs, i), TTile.Load(in weights, w, TSimd.Lanes));
            }

            z.Store<TActivation>(ref outputs, j, TSimd.Lanes);
        }
    }

    /// <summary>A single neuron: products in sixteen lanes, folded.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Fold<TSimd, TVector, TLayer, TActivation>(ref readonly float weights, ref readonly float inputs, ref float outputs)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IDenseLayer
        where TActivation : struct, IActivation
    {
        var rest = TLayer.Inputs % SimdSums.Lanes;
        var whole = TLayer.Inputs - rest;
        for (nint lane = 0; lane < SimdSums.Lanes; lane += TSimd.Lanes)
        {
            var sum = TSimd.Zero;
            for (var i = lane; i < whole; i += SimdSums.Lanes)
            {
                sum = TSimd.MultiplyAdd(TSimd.Load(in inputs, i), TSimd.Load(in weights, i), sum);
            }

            if (lane < rest)
            {
                sum = TSimd.MultiplyAdd(
                    TSimd.LoadFirst(in inputs, whole + lane, rest - lane), TSimd.LoadFirst(in weights, whole + lane, rest - lane), sum);
            }

            TSimd.Store(sum, ref outputs, lane);
        }

        var z = TSimd.Broadcast(SimdSums.Fold(in outputs, 0) + Unsafe.Add(ref Unsafe.AsRef(in weights), TLayer.Inputs));
        TSimd.Store(TActivation.Forward<TSimd, TVector>(z), ref outputs, 0);
    }
}
