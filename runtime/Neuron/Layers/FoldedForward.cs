using System.Runtime.CompilerServices;
using Generated.Neuron.Activations;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>
/// A layer of a single neuron forward over the rows of a chunk, lanes = rows: sixteen partial sums, input i in sum i mod 16, folded as the
/// lanes of a vector are, so that one row alone can be a vector of products; then the bias.
/// </summary>
internal static class FoldedForward
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run<TSimd, TVector, TLayer, TActivation>(
        ref readonly float weights, ref readonly float inputs, ref float outputs, ref float sums, nint rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IDenseLayer
        where TActivation : struct, IActivation
    {
        for (nint r = 0; r < rows; r += TSimd.Lanes)
        {
            // Eight sums at a time: sixteen would take all registers of a processor that has no more.
            var even = Eight<TSimd, TVector>.Sum<TLayer>(in weights, in inputs, 0, r);
            var odd = Eight<TSimd, TVector>.Sum<TLayer>(in weights, in inputs, 1, r);
            var z = TSimd.Add(TSimd.Add(even, odd), TSimd.Broadcast(in weights, TLayer.Inputs));
            if (TActivation.KeepsSlope)
            {
                // In this order, because both may be the same place, where a is written.
                var a = TActivation.ForwardWithSlope<TSimd, TVector>(z, out var slope);
                TSimd.Store(slope, ref sums, r);
                TSimd.Store(a, ref outputs, r);
                continue;
            }

            if (TActivation.ReadsZ)
            {
                TSimd.Store(z, ref sums, r);
            }

            TSimd.Store(TActivation.Forward<TSimd, TVector>(z), ref outputs, r);
        }
    }

    /// <summary>Every second one of the sixteen partial sums, in registers: sum k is 2 k, or 2 k + 1.</summary>
    private struct Eight<TSimd, TVector>
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        private TVector _0, _1, _2, _3, _4, _5, _6, _7;

        /// <summary>The even sums or the odd ones, folded: sixteenths 8 apart are added, then 4, then 2.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Sum<TLayer>(ref readonly float weights, ref readonly float inputs, int isOdd, nint r)
            where TLayer : struct, IDenseLayer
        {
            var sums = default(Eight<TSimd, TVector>);
            var whole = TLayer.Inputs / SimdSums.Lanes * SimdSums.Lanes;
            for (nint i = isOdd; i < whole; i += SimdSums.Lanes)
            {
                sums.MultiplyAdd(8, in inputs, (i * TLayer.Stride) + r, 2 * TLayer.Stride, in weights, i);
            }

            sums.MultiplyAdd(
                (TLayer.Inputs - whole + 1 - isOdd) / 2,
                in inputs,
                ((whole + isOdd) * TLayer.Stride) + r,
                2 * TLayer.Stride,
                in weights,
                whole + isOdd);
            var (a, b) = (TSimd.Add(sums._0, sums._4), TSimd.Add(sums._2, sums._6));
            var (c, d) = (TSimd.Add(sums._1, sums._5), TSimd.Add(sums._3, sums._7));
            return TSimd.Add(TSimd.Add(a, b), TSimd.Add(c, d));
        }

        /// <summary>
        /// Adds to each of the first <paramref name="count"/> sums k the vector at offset + k · step × the number at first + 2 k.
        /// </summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void MultiplyAdd(int count, ref readonly float vectors, nint offset, nint step, ref readonly float numbers, nint first)
        {
            if (count > 0)
            {
                _0 = TSimd.MultiplyAdd(TSimd.Load(in vectors, offset, 0 * step), TSimd.Broadcast(in numbers, first, 0), _0);
            }

            if (count > 1)
            {
                _1 = TSimd.MultiplyAdd(TSimd.Load(in vectors, offset, 1 * step), TSimd.Broadcast(in numbers, first, 2), _1);
            }

            if (count > 2)
            {
                _2 = TSimd.MultiplyAdd(TSimd.Load(in vectors, offset, 2 * step), TSimd.Broadcast(in numbers, first, 4), _2);
            }

            if (count > 3)
            {
                _3 = TSimd.MultiplyAdd(TSimd.Load(in vectors, offset, 3 * step), TSimd.Broadcast(in numbers, first, 6), _3);
            }

            if (count > 4)
            {
                _4 = TSimd.MultiplyAdd(TSimd.Load(in vectors, offset, 4 * step), TSimd.Broadcast(in numbers, first, 8), _4);
            }

            if (count > 5)
            {
                _5 = TSimd.MultiplyAdd(TSimd.Load(in vectors, offset, 5 * step), TSimd.Broadcast(in numbers, first, 10), _5);
            }

            if (count > 6)
            {
                _6 = TSimd.MultiplyAdd(TSimd.Load(in vectors, offset, 6 * step), TSimd.Broadcast(in numbers, first, 12), _6);
            }

            if (count > 7)
            {
                _7 = TSimd.MultiplyAdd(TSimd.Load(in vectors, offset, 7 * step), TSimd.Broadcast(in numbers, first, 14), _7);
            }
        }
    }
}
