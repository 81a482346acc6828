using System.ComponentModel;
using System.Runtime.CompilerServices;
using Generated.Neuron.Activations;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>
/// One layer forward over the rows of a chunk, lanes = rows: a = f(W x + b). A tile of neurons shares each vector of an input's
/// rows, and each weight is one broadcast. A neuron is one chain of multiply-adds, from its bias on in the order of the inputs; several
/// chains are <see cref="PartsForward"/>'s, and a single neuron is <see cref="FoldedForward"/>'s.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DenseForward
{
    /// <summary>All rows.</summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <typeparam name="TLayer">The layer's shape.</typeparam>
    /// <typeparam name="TActivation">f; the identity if z is needed.</typeparam>
    /// <param name="weights">W <c>[inputs × outputs]</c>, then b <c>[outputs]</c></param>
    /// <param name="inputs">x: <c>[inputs × rows]</c></param>
    /// <param name="outputs">a: <c>[outputs × rows]</c>, overwritten</param>
    /// <param name="z">
    /// z if f′ reads it, or f′(z) if f keeps it; otherwise, and if there is no backward pass, the same place as
    /// <paramref name="outputs"/>.
    /// </param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run<TSimd, TVector, TLayer, TActivation>(
        ref readonly float weights, ref readonly float inputs, ref float outputs, ref float z, nint rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IDenseLayer
        where TActivation : struct, IActivation
    {
        if (TLayer.Outputs == 1)
        {
            FoldedForward.Run<TSimd, TVector, TLayer, TActivation>(in weights, in inputs, ref outputs, ref z, rows);
        }
        else if (typeof(TActivation) == typeof(Identity) || (!DenseActivation.IsApart<TLayer, TActivation>() && !TActivation.ReadsZ))
        {
            InTiles<TSimd, TVector, TLayer, TActivation>(in weights, in inputs, ref outputs, rows);
        }
        else
        {
            InTiles<TSimd, TVector, TLayer, Identity>(in weights, in inputs, ref z, rows);
            if (TActivation.KeepsSlope && !Unsafe.AreSame(ref z, ref outputs))
            {
                DenseActivation.ForwardWithSlope<TSimd, TVector, TLayer, TActivation>(ref z, ref outputs, rows);
                return;
            }

            DenseActivation.Forward<TSimd, TVector, TLayer, TActivation>(in z, ref outputs, rows);
        }
    }

    /// <summary>All rows, if nothing but a is kept.</summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <typeparam name="TLayer">The layer's shape.</typeparam>
    /// <typeparam name="TActivation">f; the identity where z is needed.</typeparam>
    /// <param name="weights">W <c>[inputs × outputs]</c>, then b <c>[outputs]</c></param>
    /// <param name="inputs">x: <c>[inputs × rows]</c></param>
    /// <param name="outputs">a: <c>[outputs × rows]</c>, overwritten</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TSimd, TVector, TLayer, TActivation>(
        ref readonly float weights, ref readonly float inputs, ref float outputs, nint rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IDenseLayer
        where TActivation : struct, IActivation =>
        Run<TSimd, TVector, TLayer, TActivation>(in weights, in inputs, ref outputs, ref outputs, rows);

    /// <summary>First the rows in pairs of vectors, then the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void InTiles<TSimd, TVector, TLayer, TActivation>(
        ref readonly float weights, ref readonly float inputs, ref float outputs, nint rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IDenseLayer
        where TActivation : struct, IActivation
    {
        if (TLayer.SumParts > 1)
        {
            PartsForward.InTiles<TSimd, TVector, TLayer, TActivation>(in weights, in inputs, ref outputs, rows);
            return;
        }

        var pairs = SimdPair<TSimd, TVector>.Whole(rows);
        if (pairs > 0)
        {
            var kernel = new Kernel<SimdPair<TSimd, TVector>, VectorPair<TVector>, TLayer, TActivation>(
                in weights, in inputs, ref outputs, 0, pairs);
            var size = PairTile.Size<TSimd, TVector>(TLayer.ForwardTile, TLayer.Outputs);
            var rest = PairTile.Rest<TSimd, TVector>(TLayer.ForwardRest, size, TLayer.Outputs);
            Tiles<SimdPair<TSimd, TVector>, VectorPair<TVector>>.Cover(in kernel, TLayer.Outputs, size, rest);
        }

        if (pairs < rows)
        {
            var kernel = new Kernel<TSimd, TVector, TLayer, TActivation>(in weights, in inputs, ref outputs, pairs, rows);
            Tiles<TSimd, TVector>.Cover(in kernel, TLayer.Outputs, TLayer.ForwardTile, TLayer.ForwardRest);
        }
    }

    private readonly ref struct Kernel<TSimd, TVector, TLayer, TActivation>(
        ref readonly float weights, ref readonly float inputs, ref float outputs, nint firstRow, nint endRow) : ITiled<TSimd, TVector>
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IDenseLayer
        where TActivation : struct, IActivation
    {
        private readonly ref readonly float _weights = ref weights;
        private readonly ref readonly float _inputs = ref inputs;
        private readonly ref float _outputs = ref outputs;
        private readonly nint _firstRow = firstRow;
        private readonly nint _endRow = endRow;

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        public void Run<TTile>(nint first, nint end)
            where TTile : struct, ITile<TTile, TVector>
        {
            // Locals: what a ref struct holds would be read again in every step.
            ref readonly var weights = ref _weights;
            ref readonly var inputs = ref _inputs;
            ref var outputs = ref _outputs;
            var endRow = _endRow;
            for (var r = _firstRow; r < endRow; r += TSimd.Lanes)
            {
                if (TLayer.InputsOfBlock == TLayer.Inputs)
                {
                    for (var j = first; j < end; j += TTile.Count)
                    {
                        var z = TTile.Broadcast(in weights, j + (TLayer.Inputs * TLayer.Outputs), 1);
                        Add(ref z, in weights, in inputs, j, r, 0, TLayer.Inputs);
                        z.Store<TActivation>(ref outputs, (j * TLayer.Stride) + r, TLayer.Stride);
                    }

                    continue;
                }

                // Every sum begins as its bias in memory, and all tiles continue from there with each block of inputs.
                for (var j = first; j < end; j++)
                {
                    TSimd.Store(TSimd.Broadcast(in weights, j, TLayer.Inputs * TLayer.Outputs), ref outputs, (j * TLayer.Stride) + r);
                }

                for (nint i = 0; i < TLayer.Inputs; i += TLayer.InputsOfBlock)
                {
                    var endInput = Math.Min(i + TLayer.InputsOfBlock, TLayer.Inputs);
                    for (var j = first; j < end; j += TTile.Count)
                    {
                        var z = TTile.Load(in outputs, (j * TLayer.Stride) + r, TLayer.Stride);
                        Add(ref z, in weights, in inputs, j, r, i, endInput);
                        z.Store<TActivation>(ref outputs, (j * TLayer.Stride) + r, TLayer.Stride);
                    }
                }
            }
        }

        /// <summary>What some inputs add to the tile of neurons from <paramref name="j"/> on.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Add<TTile>(
            ref TTile z, ref readonly float weights, ref readonly float inputs, nint j, nint r, nint firstInput, nint endInput)
            where TTile : struct, ITile<TTile, TVector>
        {
            var end = endInput * TLayer.Outputs;
            for (nint w = (firstInput * TLayer.Outputs)
                + j, i = (firstInput * TLayer.Stride) + r; w < end; w += TLayer.Outputs, i += TLayer.Stride)
            {
                z.MultiplyAdd(TSimd.Load(in inputs, i), in weights, w, 1);
            }
        }
    }
}
