using System.ComponentModel;
using System.Runtime.CompilerServices;
using Generated.Neuron.Activations;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>
/// Computes dz of the previous layer from a layer's dz over the rows of a chunk, lanes = rows: dz = (Wᵀ dz_next) ⊙ f′(z). A tile of
/// neurons shares each vector of an output's dz; a neuron is one chain of multiply-adds in the order of the outputs.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DenseDelta
{
    /// <summary>All rows.</summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <typeparam name="TLayer">The layer's shape.</typeparam>
    /// <typeparam name="TActivation">f, of the layer before; the identity for dx.</typeparam>
    /// <param name="weights">W <c>[inputs × outputs]</c></param>
    /// <param name="deltas">The layer's dz: <c>[outputs × rows]</c></param>
    /// <param name="activations">Its inputs a, which dz of the layer before takes the place of: <c>[inputs × rows]</c></param>
    /// <param name="z">
    /// z of the previous layer, or f′(z) if f keeps it: <c>[inputs × rows]</c>; unused if f′ is computed from a alone.
    /// </param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run<TSimd, TVector, TLayer, TActivation>(
        ref readonly float weights, ref readonly float deltas, ref float activations, ref readonly float z, nint rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IDenseLayer
        where TActivation : struct, IActivation
    {
        if (TActivation.KeepsSlope)
        {
            InTiles<TSimd, TVector, TLayer, KeptSlope>(in weights, in deltas, ref activations, in z, rows);
        }
        else if (TActivation.DerivativeIsLong)
        {
            DenseActivation.Derivative<TSimd, TVector, TLayer, TActivation>(in z, ref activations, rows);
            if (TActivation.Blocks)
            {
                InTiles<TSimd, TVector, TLayer, BlockingSlope>(in weights, in deltas, ref activations, in z, rows);
            }
            else
            {
                InTiles<TSimd, TVector, TLayer, Slope>(in weights, in deltas, ref activations, in z, rows);
            }
        }
        else
        {
            InTiles<TSimd, TVector, TLayer, TActivation>(in weights, in deltas, ref activations, in z, rows);
        }
    }

    /// <summary>All rows, if f′ is taken from a alone.</summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <typeparam name="TLayer">The layer's shape.</typeparam>
    /// <typeparam name="TActivation">f, of the layer before; the identity for dx.</typeparam>
    /// <param name="weights">W <c>[inputs × outputs]</c></param>
    /// <param name="deltas">The layer's dz: <c>[outputs × rows]</c></param>
    /// <param name="activations">Its inputs a, which dz of the layer before takes the place of: <c>[inputs × rows]</c></param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TSimd, TVector, TLayer, TActivation>(
        ref readonly float weights, ref readonly float deltas, ref float activations, nint rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IDenseLayer
        where TActivation : struct, IActivation =>
        Run<TSimd, TVector, TLayer, TActivation>(in weights, in deltas, ref activations, in activations, rows);

    /// <summary>First the rows in pairs of vectors, then the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void InTiles<TSimd, TVector, TLayer, TActivation>(
        ref readonly float weights, ref readonly float deltas, ref float activations, ref readonly float z, nint rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IDenseLayer
        where TActivation : struct, IActivation
    {
        var pairs = SimdPair<TSimd, TVector>.Whole(rows);
        if (pairs > 0)
        {
            var kernel = new Kernel<SimdPair<TSimd, TVector>, VectorPair<TVector>, TLayer, TActivation>(
                in weights, in deltas, ref activations, in z, 0, pairs);
            var size = PairTile.Size<TSimd, TVector>(TLayer.DeltaTile, TLayer.Inputs);
            var rest = PairTile.Rest<TSimd, TVector>(TLayer.DeltaRest, size, TLayer.Inputs);
            Tiles<SimdPair<TSimd, TVector>, VectorPair<TVector>>.Cover(in kernel, TLayer.Inputs, size, rest);
        }

        if (pairs < rows)
        {
            var kernel = new Kernel<TSimd, TVector, TLayer, TActivation>(in weights, in deltas, ref activations, in z, pairs, rows);
            Tiles<TSimd, TVector>.Cover(in kernel, TLayer.Inputs, TLayer.DeltaTile, TLayer.DeltaRest);
        }
    }

    private readonly ref struct Kernel<TSimd, TVector, TLayer, TActivation>(
        ref readonly float weights, ref readonly float deltas, ref float activations, ref readonly float z, nint firstRow, nint endRow)
        : ITiled<TSimd, TVector>
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IDenseLayer
        where TActivation : struct, IActivation
    {
        private readonly ref readonly float _weights = ref weights;
        private readonly ref readonly float _deltas = ref deltas;
        private readonly ref float _activations = ref activations;
        private readonly ref readonly float _z = ref z;
        private readonly nint _firstRow = firstRow;
        private readonly nint _endRow = endRow;

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        public void Run<TTile>(nint first, nint end)
            where TTile : struct, ITile<TTile, TVector>
        {
            // Locals: what a ref struct holds would be read again in every step.
            ref readonly var weights = ref _weights;
            ref readonly var deltas = ref _deltas;
            ref var activations = ref _activations;
            ref readonly var z = ref _z;
            var endRow = _endRow;
            for (var i = first; i < end; i += TTile.Count)
            {
                for (var r = _firstRow; r < endRow; r += TSimd.Lanes)
                {
                    var d = default(TTile);
                    for (nint w = i * TLayer.Outputs, j = r; j < TLayer.Outputs * TLayer.Stride; w++, j += TLayer.Stride)
                    {
                        d.MultiplyAdd(TSimd.Load(in deltas, j), in weights, w, TLayer.Outputs);
                    }

                    if (typeof(TActivation) == typeof(Identity))
                    {
                        d.Store<Identity>(ref activations, (i * TLayer.Stride) + r, TLayer.Stride);
                    }
                    else
                    {
                        d.StoreDelta<TActivation>(ref activations, in z, (i * TLayer.Stride) + r, TLayer.Stride);
                    }
                }
            }
        }
    }
}
