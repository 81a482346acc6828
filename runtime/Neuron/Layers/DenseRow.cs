using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Generated.Neuron.Activations;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>
/// The forward pass of one layer for one row, lanes = neurons: a = f(W x + b), in the order of <see cref="DenseForward"/>, so that one row
/// alone gives the same bits as in any batch.
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
    /// <param name="weights">W <c>[inputs × outputs]</c>, then b <c>[outputs]</c>, then room for a vector.</param>
    /// <param name="inputs">x: <c>[inputs]</c></param>
    /// <param name="outputs">a: <c>[outputs, padded to whole vectors]</c>, overwritten</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TSimd, TVector, TLayer, TActivation>(ref readonly float weights, ref readonly float inputs, ref float outputs)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IRowLayer
        where TActivation : struct, IActivation
    {
        if (TActivation.ForwardIsLong)
        {
            // In a method of its own: its constants would take the registers of the sums.
            RowSums.Run<TSimd, TVector, TLayer, Identity>(in weights, in inputs, ref outputs);
            Activate<TSimd, TVector, TActivation>(ref outputs, TLayer.Outputs);
        }
        else
        {
            RowSums.Run<TSimd, TVector, TLayer, TActivation>(in weights, in inputs, ref outputs);
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Activate<TSimd, TVector, TActivation>(Span<float> outputs)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TActivation : struct, IActivation =>
        Activate<TSimd, TVector, TActivation>(ref MemoryMarshal.GetReference(outputs), outputs.Length);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Activate<TSimd, TVector, TActivation>(ref float outputs, nint count)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TActivation : struct, IActivation
    {
        for (nint k = 0; k < count; k += TSimd.Lanes)
        {
            TSimd.Store(TActivation.Forward<TSimd, TVector>(TSimd.Load(in outputs, k)), ref outputs, k);
        }
    }
}
