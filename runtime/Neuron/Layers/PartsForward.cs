using System.Numerics;
using System.Runtime.CompilerServices;
using Generated.Neuron.Activations;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>
/// A layer of few neurons forward over the rows of a chunk, lanes = rows: <see cref="IRowLayer.SumParts"/> chains of multiply-adds per
/// neuron, so that one row alone can have them side by side. Here they are one after the other, each in a register tile of neurons.
/// </summary>
internal static class PartsForward
{
    /// <summary>
    /// First the rows in pairs of vectors, if <see cref="Waiting"/> has room, then the others.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InTiles<TSimd, TVector, TLayer, TActivation>(
        ref readonly float weights, ref readonly float inputs, ref float outputs, nint rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IDenseLayer
        where TActivation : struct, IActivation
    {
        var pairs = TLayer.SumParts < 8 || TLayer.ForwardTile <= 8 || TSimd.Registers < 32 ? SimdPair<TSimd, TVector>.Whole(rows) : 0;
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

        [SkipLocalsInit, MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        public void Run<TTile>(nint first, nint end)
            where TTile : struct, ITile<TTile, TVector>
        {
            // Locals: what a ref struct holds would be read again in every step.
            ref readonly var weights = ref _weights;
            ref readonly var inputs = ref _inputs;
            ref var outputs = ref _outputs;
            var endRow = _endRow;
            Unsafe.SkipInit(out Waiting memory);
            ref var waiting = ref Unsafe.As<Waiting, TTile>(ref memory);
            for (var r = _firstRow; r < endRow; r += TSimd.Lanes)
            {
                for (var j = first; j < end; j += TTile.Count)
                {
                    var z = TTile.Broadcast(in weights, j + (TLayer.Inputs * TLayer.Outputs), 1);
                    Add(ref z, in weights, in inputs, j, r, 0);
                    for (var turn = 1; turn < TLayer.SumParts; turn++)
                    {
                        // The sum of one part waits in the first place, of two in the second, of four in the third.
                        Unsafe.Add(ref waiting, BitOperations.TrailingZeroCount(turn)) = z;
                        z = default;
                        Add(ref z, in weights, in inputs, j, r, PartAt(turn));
                        for (var place = 0; ((turn >> place) & 1) != 0; place++)
                        {
                            z.Add(in Unsafe.Add(ref waiting, place));
                        }
                    }

                    z.Store<TActivation>(ref outputs, (j * TLayer.Stride) + r, TLayer.Stride);
                }
            }
        }

        /// <summary>
        /// Parts in the order in which they are added in halves: of eight 0 and 4, 2 and 6, 1 and 5, 3 and 7. They are the bits of a turn
        /// in the other direction.
        /// </summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static nint PartAt(int turn) => TLayer.SumParts == 2 ? turn
            : TLayer.SumParts == 4 ? ((turn & 1) << 1) | (turn >> 1)
            : ((turn & 1) << 2) | (turn & 2) | (turn >> 2);

        /// <summary>What a part's inputs add to the tile of neurons from <paramref name="j"/> on.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Add<TTile>(
            ref TTile z, ref readonly float weights, ref readonly float inputs, nint j, nint r, nint part)
            where TTile : struct, ITile<TTile, TVector>
        {
            nint length = SumParts.Length(TLayer.Inputs, TLayer.SumParts);
            var end = Math.Min((part + 1) * length, TLayer.Inputs) * TLayer.Outputs;
            var (w, i) = ((part * length * TLayer.Outputs) + j, (part * length * TLayer.Stride) + r);
            for (; w < end; w += TLayer.Outputs, i += TLayer.Stride)
            {
                z.MultiplyAdd(TSimd.Load(in inputs, i), in weights, w, 1);
            }
        }
    }

    /// <summary>
    /// Sums that wait for their other halves: in memory, so that a chain has all registers. Three tiles of eight pairs of the widest
    /// vectors, two of ten, or three of twelve without pairs: less than a page of the stack, which would be probed.
    /// </summary>
    [InlineArray(3 * 8 * 2 * SimdSums.Lanes)]
    private struct Waiting
    {
        private float _first;
    }
}
