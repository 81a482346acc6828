using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Generated.Neuron.Activations;
using Generated.Neuron.Layers;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Passes;

/// <summary>
/// Backward of a few rows, one by one with lanes = neurons: gradients are outer products, added up in the order of the rows. A pass with
/// lanes = rows takes as long for one row as for sixteen.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FewRows
{
    /// <summary>The most rows, so that the costs of all are lanes of one vector.</summary>
    public const int Most = 7;

    /// <summary>Floats in a frame: with more, the pass works in memory of the thread. 4 KB need no probe of the stack.</summary>
    private const int FrameFloats = 896;

    /// <summary>The mean cost of the rows and its gradient; with respect to the inputs too, if they are needed.</summary>
    /// <typeparam name="TSimd">The vocabulary of the neurons.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <typeparam name="TNetwork">The network's passes, with its loss, of whichever width.</typeparam>
    /// <typeparam name="TGradient">The output's activation, backward.</typeparam>
    /// <typeparam name="TLayers">Its layers.</typeparam>
    /// <param name="parameters">The network's, with room for a vector after them.</param>
    /// <param name="pass">At least 1 and at most <see cref="Most"/> rows; no neuron is dropped.</param>
    /// <param name="factor">What the derivative of the loss leaves: 2 for a square.</param>
    /// <param name="meanOutputs">The outputs of a row that the mean is taken over.</param>
    /// <param name="stride">The distance of two columns of the loss.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Backward<TSimd, TVector, TNetwork, TGradient, TLayers>(
        ref readonly float parameters, in TrainingPass pass, int factor, int meanOutputs, int stride)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TNetwork : struct, IPasses, ILossKernel
        where TGradient : struct, IOutputGradient
        where TLayers : struct, IRowLayers =>

        // Where vectors have 128 bits, halves of 256 would be more code than the JIT inlines.
        typeof(TSimd) == typeof(Simd256) && !Vector256.IsHardwareAccelerated
            ? RowByRow<Simd128, Vector128<float>, TNetwork, TGradient, TLayers>(in parameters, in pass, factor, meanOutputs, stride)
            : RowByRow<TSimd, TVector, TNetwork, TGradient, TLayers>(in parameters, in pass, factor, meanOutputs, stride);

    [SkipLocalsInit, MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float RowByRow<TSimd, TVector, TNetwork, TGradient, TLayers>(
        ref readonly float parameters, in TrainingPass pass, int factor, int meanOutputs, int stride)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TNetwork : struct, IPasses, ILossKernel
        where TGradient : struct, IOutputGradient
        where TLayers : struct, IRowLayers
    {
        var inputs = SimdSums.Padded(TLayers.Inputs);
        var row = inputs + TLayers.Floats;
        var columns = (TNetwork.OutputCount - 1) * stride + SimdSums.Lanes;
        Unsafe.SkipInit(out Frame frame);
        var memory = (Most * row) + (2 * columns) + SimdSums.Lanes <= FrameFloats
            ? MemoryMarshal.CreateSpan(ref SimdMemory.FromCacheLine(ref Unsafe.As<Frame, float>(ref frame)), FrameFloats)
            : SimdMemory.OfThread((Most * row) + (2 * columns) + SimdSums.Lanes);
        ref var values = ref MemoryMarshal.GetReference(memory);
        ref var z = ref Unsafe.Add(ref values, Most * row);
        ref var y = ref Unsafe.Add(ref z, columns);
        ref var costSums = ref Unsafe.Add(ref y, columns);

        for (var r = 0; r < pass.Rows; r++)
        {
            var index = pass.Batch.IsEmpty ? r : pass.Batch[r];
            ref var value = ref Unsafe.Add(ref values, r * row);
            pass.Inputs.Slice(index * TLayers.Inputs, TLayers.Inputs).CopyTo(MemoryMarshal.CreateSpan(ref value, TLayers.Inputs));
            TLayers.Forward<TSimd, TVector>(in parameters, in value, ref Unsafe.Add(ref value, inputs));
            ref var last = ref Unsafe.Add(ref value, inputs + TLayers.LastDeltas);
            var target = pass.Targets.Slice(index * TNetwork.OutputCount, TNetwork.OutputCount);
            for (var k = 0; k < target.Length; k++)
            {
                Put(Unsafe.Add(ref last, k), ref Unsafe.Add(ref z, k * stride), r);
                Put(target[k], ref Unsafe.Add(ref y, k * stride), r);
            }
        }

        var cost = LossDelta.Run<TSimd, TVector, TNetwork, TGradient>(
            ref z, in y, ref costSums, TNetwork.OutputCount, stride, pass.Rows, first: 0, in pass);
        var scale = pass.Scale(factor, meanOutputs);
        for (var r = 0; r < pass.Rows; r++)
        {
            ref var value = ref Unsafe.Add(ref values, r * row);
            ref var last = ref Unsafe.Add(ref value, inputs + TLayers.LastDeltas);
            MemoryMarshal.CreateSpan(ref last, SimdSums.Padded(TNetwork.OutputCount)).Clear();
            for (var k = 0; k < TNetwork.OutputCount; k++)
            {
                Unsafe.Add(ref last, k) = Unsafe.Add(ref z, (k * stride) + r) * scale;
            }

            TLayers.Back<TSimd, TVector>(in parameters, ref Unsafe.Add(ref value, inputs));
        }

        if (!pass.Gradients.IsEmpty)
        {
            Isolate(in pass, ref values, row);
            TLayers.Gradients<TSimd, TVector>(
                in values, in Unsafe.Add(ref values, inputs), row, pass.Rows, ref MemoryMarshal.GetReference(pass.Gradients));
        }

        if (!pass.InputGradients.IsEmpty)
        {
            for (var r = 0; r < pass.Rows; r++)
            {
                ref var value = ref Unsafe.Add(ref values, r * row);
                TLayers.Delta<TSimd, TVector, Identity>(in parameters, in Unsafe.Add(ref value, inputs), in value, in value, ref value);
                MemoryMarshal.CreateSpan(ref value, TLayers.Inputs).CopyTo(pass.InputGradients.Slice(r * TLayers.Inputs, TLayers.Inputs));
            }
        }

        return pass.Mean(cost, meanOutputs);
    }

    /// <summary>
    /// A number of a row in its lane of a column; that of the first row as a vector with zeros in the other lanes, which can be loaded as
    /// one without waiting.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(float number, ref float column, int row)
    {
        if (row > 0)
        {
            Unsafe.Add(ref column, row) = number;
        }
        else if (Vector512.IsHardwareAccelerated)
        {
            Vector512.CreateScalar(number).StoreUnsafe(ref column);
        }
        else
        {
            Vector256.CreateScalar(number).StoreUnsafe(ref column);
            Vector256<float>.Zero.StoreUnsafe(ref column, 8);
        }
    }

    /// <summary>A row of weight 0 adds nothing to the gradient, even if its numbers are not finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Isolate(in TrainingPass pass, ref float values, int row)
    {
        for (var r = 0; r < pass.Rows && !pass.RowWeights.IsEmpty; r++)
        {
            if (pass.Weight(r) == 0)
            {
                MemoryMarshal.CreateSpan(ref Unsafe.Add(ref values, r * row), row).Clear();
            }
        }
    }

    /// <summary>The floats, and a cache line more.</summary>
    [InlineArray(FrameFloats + SimdSums.Lanes)]
    private struct Frame
    {
        private float _first;
    }
}
