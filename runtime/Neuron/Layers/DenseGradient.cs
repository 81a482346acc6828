using System.ComponentModel;
using System.Runtime.CompilerServices;
using Generated.Neuron.Activations;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>
/// A layer's gradient over the rows of a chunk, lanes = outputs: dW += Σ a dz, db += Σ dz, in the order of the rows. The sums of a
/// tile of inputs stay in registers over all rows, and each activation is one broadcast.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DenseGradient
{
    /// <summary>Inputs of a tile in pairs of vectors with 16 registers: twelve sums, a pair of dz and an activation.</summary>
    private const int PairsOf16 = 6;

    /// <summary>
    /// All outputs: first those in pairs of vectors, if there are registers for two sums per input, then the others.
    /// </summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <typeparam name="TLayer">The layer's shape.</typeparam>
    /// <param name="inputs">a of the layer before: <c>[inputs × rows]</c></param>
    /// <param name="deltas">dz, row by row: <c>[rows × <see cref="IDenseLayer.RowStride"/>]</c></param>
    /// <param name="gradients">dW, then db: <c>[inputs + 1 × <see cref="IDenseLayer.RowStride"/>]</c>, added to</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run<TSimd, TVector, TLayer>(ref readonly float inputs, ref readonly float deltas, ref float gradients, nint rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IDenseLayer
    {
        // A row that fits one vector of the widest kind is processed in single vectors at every width.
        var pairs = TLayer.RowStride == SimdSums.Lanes ? 0 : SimdPair<TSimd, TVector>.Whole(TLayer.RowStride);
        if (pairs > 0)
        {
            Outputs<SimdPair<TSimd, TVector>, VectorPair<TVector>, TLayer>(in inputs, in deltas, ref gradients, 0, pairs, rows);
        }

        if (pairs < TLayer.Outputs)
        {
            Outputs<TSimd, TVector, TLayer>(in inputs, in deltas, ref gradients, pairs, TLayer.Outputs, rows);
        }
    }

    /// <summary>Some outputs: the inputs in whole tiles, then the remaining inputs together with the biases.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Outputs<TSimd, TVector, TLayer>(
        ref readonly float inputs, ref readonly float deltas, ref float gradients, nint firstOutput, nint endOutput, nint rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IDenseLayer
    {
        // A pair has half of the registers; the tile that has the biases' sums too is the rest.
        var isPlanned = TSimd.Registers >= 16;
        var size = isPlanned ? TLayer.GradientTile : PairsOf16;
        var rest = isPlanned ? TLayer.GradientRest : TLayer.Inputs % PairsOf16;
        if (rest < TLayer.Inputs)
        {
            var kernel = new Kernel<TSimd, TVector, TLayer, WholeTiles>(in inputs, in deltas, ref gradients, firstOutput, endOutput, rows);
            Tiles<TSimd, TVector>.Run(in kernel, size, 0, TLayer.Inputs - rest);
        }

        var last = new Kernel<TSimd, TVector, TLayer, LastTile>(in inputs, in deltas, ref gradients, firstOutput, endOutput, rows);
        Tiles<TSimd, TVector>.Run(in last, rest, TLayer.Inputs - rest, TLayer.Inputs);
    }

    private readonly ref struct Kernel<TSimd, TVector, TLayer, TPlace>(
        ref readonly float inputs, ref readonly float deltas, ref float gradients, nint firstOutput, nint endOutput, nint rows)
        : ITiled<TSimd, TVector>
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IDenseLayer
        where TPlace : struct
    {
        private readonly ref readonly float _inputs = ref inputs;
        private readonly ref readonly float _deltas = ref deltas;
        private readonly ref float _gradients = ref gradients;
        private readonly nint _firstOutput = firstOutput;
        private readonly nint _endOutput = endOutput;
        private readonly nint _rows = rows;

        private static bool WithBiases
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => typeof(TPlace) == typeof(LastTile);
        }

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        public void Run<TTile>(nint first, nint end)
            where TTile : struct, ITile<TTile, TVector>
        {
            ref readonly var inputs = ref _inputs;
            ref readonly var deltas = ref _deltas;
            ref var gradients = ref _gradients;
            var (endOutput, rows) = (_endOutput, _rows);
            for (var j = _firstOutput; j < endOutput; j += TSimd.Lanes)
            {
                // At least once: if the biases are alone, there are no inputs.
                var i = first;
                do
                {
                    var to = (i * TLayer.RowStride) + j;
                    var dw = TTile.Load(in gradients, to, TLayer.RowStride);
                    var db = WithBiases ? TSimd.Load(in gradients, to, TTile.Count * TLayer.RowStride) : TSimd.Zero;
                    for (nint r = i * TLayer.Stride, d = j; r < (i * TLayer.Stride) + rows; r++, d += TLayer.RowStride)
                    {
                        var dz = TSimd.Load(in deltas, d);
                        dw.MultiplyAdd(dz, in inputs, r, TLayer.Stride);
                        if (WithBiases)
                        {
                            db = TSimd.Add(dz, db);
                        }
                    }

                    dw.Store<Identity>(ref gradients, to, TLayer.RowStride);
                    if (WithBiases)
                    {
                        TSimd.Store(db, ref gradients, to, TTile.Count * TLayer.RowStride);
                    }

                    i += TTile.Count;
                }
                while (i < end);
            }
        }
    }
}
