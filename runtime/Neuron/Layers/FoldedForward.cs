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
            var parts = default(Parts<TSimd, TVector>);
            for (nint i = 0; i < TLayer.Inputs / SimdSums.Lanes * SimdSums.Lanes; i += SimdSums.Lanes)
            {
                parts.MultiplyAdd(SimdSums.Lanes, in inputs, (i * TLayer.Stride) + r, TLayer.Stride, in weights, i);
            }

            var rest = TLayer.Inputs % SimdSums.Lanes;
            parts.MultiplyAdd(
                rest, in inputs, ((TLayer.Inputs - rest) * TLayer.Stride) + r, TLayer.Stride, in weights, TLayer.Inputs - rest);
            var z = TSimd.Add(parts.Fold(), TSimd.Broadcast(in weights, TLayer.Inputs));
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

    /// <summary>Sixteen partial sums in registers.</summary>
    private struct Parts<TSimd, TVector>
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        private TVector _0, _1, _2, _3, _4, _5, _6, _7, _8, _9, _10, _11, _12, _13, _14, _15;

        /// <summary>
        /// Adds to each of the first <paramref name="count"/> sums k the vector at offset + k · step × the number at first + k.
        /// </summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void MultiplyAdd(int count, ref readonly float vectors, nint offset, nint step, ref readonly float numbers, nint first)
        {
            if (count > 0)
            {
                _0 = TSimd.MultiplyAdd(TSimd.Load(in vectors, offset, 0 * step), TSimd.Broadcast(in numbers, first, 0), _0);
            }

            if (count > 1)
            {
                _1 = TSimd.MultiplyAdd(TSimd.Load(in vectors, offset, 1 * step), TSimd.Broadcast(in numbers, first, 1), _1);
            }

            if (count > 2)
            {
                _2 = TSimd.MultiplyAdd(TSimd.Load(in vectors, offset, 2 * step), TSimd.Broadcast(in numbers, first, 2), _2);
            }

            if (count > 3)
            {
                _3 = TSimd.MultiplyAdd(TSimd.Load(in vectors, offset, 3 * step), TSimd.Broadcast(in numbers, first, 3), _3);
            }

            if (count > 4)
            {
                _4 = TSimd.MultiplyAdd(TSimd.Load(in vectors, offset, 4 * step), TSimd.Broadcast(in numbers, first, 4), _4);
            }

            if (count > 5)
            {
                _5 = TSimd.MultiplyAdd(TSimd.Load(in vectors, offset, 5 * step), TSimd.Broadcast(in numbers, first, 5), _5);
            }

            if (count > 6)
            {
                _6 = TSimd.MultiplyAdd(TSimd.Load(in vectors, offset, 6 * step), TSimd.Broadcast(in numbers, first, 6), _6);
            }

            if (count > 7)
            {
                _7 = TSimd.MultiplyAdd(TSimd.Load(in vectors, offset, 7 * step), TSimd.Broadcast(in numbers, first, 7), _7);
            }

            if (count > 8)
            {
                _8 = TSimd.MultiplyAdd(TSimd.Load(in vectors, offset, 8 * step), TSimd.Broadcast(in numbers, first, 8), _8);
            }

            if (count > 9)
            {
                _9 = TSimd.MultiplyAdd(TSimd.Load(in vectors, offset, 9 * step), TSimd.Broadcast(in numbers, first, 9), _9);
            }

            if (count > 10)
            {
                _10 = TSimd.MultiplyAdd(TSimd.Load(in vectors, offset, 10 * step), TSimd.Broadcast(in numbers, first, 10), _10);
            }

            if (count > 11)
            {
                _11 = TSimd.MultiplyAdd(TSimd.Load(in vectors, offset, 11 * step), TSimd.Broadcast(in numbers, first, 11), _11);
            }

            if (count > 12)
            {
                _12 = TSimd.MultiplyAdd(TSimd.Load(in vectors, offset, 12 * step), TSimd.Broadcast(in numbers, first, 12), _12);
            }

            if (count > 13)
            {
                _13 = TSimd.MultiplyAdd(TSimd.Load(in vectors, offset, 13 * step), TSimd.Broadcast(in numbers, first, 13), _13);
            }

            if (count > 14)
            {
                _14 = TSimd.MultiplyAdd(TSimd.Load(in vectors, offset, 14 * step), TSimd.Broadcast(in numbers, first, 14), _14);
            }

            if (count > 15)
            {
                _15 = TSimd.MultiplyAdd(TSimd.Load(in vectors, offset, 15 * step), TSimd.Broadcast(in numbers, first, 15), _15);
            }
        }

        /// <summary>Sums k and k + 8 are added, then k and k + 4, k and k + 2, k and k + 1.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly TVector Fold()
        {
            var even = TSimd.Add(Quarter(_0, _4, _8, _12), Quarter(_2, _6, _10, _14));
            var odd = TSimd.Add(Quarter(_1, _5, _9, _13), Quarter(_3, _7, _11, _15));
            return TSimd.Add(even, odd);
        }

        /// <summary>Of sums k, k + 4, k + 8 and k + 12.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TVector Quarter(TVector a, TVector b, TVector c, TVector d) => TSimd.Add(TSimd.Add(a, c), TSimd.Add(b, d));
    }
}
