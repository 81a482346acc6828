using System.Runtime.CompilerServices;
using Generated.Neuron.Activations;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>
/// The sums of a layer of few neurons for one row, lanes = neurons: <see cref="IRowLayer.SumParts"/> chains of multiply-adds per neuron,
/// side by side, which hide the latency of each other.
/// </summary>
internal static class RowParts
{
    /// <summary>
    /// The neurons from <paramref name="first"/> to before <paramref name="end"/>, so many vectors of them at a time: one with eight parts,
    /// at most two with four, and four with two.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InTiles<TSimd, TVector, TLayer, TActivation>(
        int vectors, ref readonly float weights, ref readonly float inputs, ref float outputs, nint first, nint end)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IRowLayer
        where TActivation : struct, IActivation
    {
        if (vectors == 1)
        {
            Chains<TSimd, TVector, TLayer, TActivation, Tile1<TSimd, TVector>>(in weights, in inputs, ref outputs, first, end);
        }
        else if (vectors == 2)
        {
            Chains<TSimd, TVector, TLayer, TActivation, Tile2<TSimd, TVector>>(in weights, in inputs, ref outputs, first, end);
        }
        else if (vectors == 3)
        {
            Chains<TSimd, TVector, TLayer, TActivation, Tile3<TSimd, TVector>>(in weights, in inputs, ref outputs, first, end);
        }
        else
        {
            Chains<TSimd, TVector, TLayer, TActivation, Tile4<TSimd, TVector>>(in weights, in inputs, ref outputs, first, end);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Chains<TSimd, TVector, TLayer, TActivation, TTile>(
        ref readonly float weights, ref readonly float inputs, ref float outputs, nint first, nint end)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IRowLayer
        where TActivation : struct, IActivation
        where TTile : struct, ITile<TTile, TVector>
    {
        for (var j = first; j < end; j += TTile.Count * TSimd.Lanes)
        {
            var z = Sum<TSimd, TVector, TLayer, TTile>(in weights, in inputs, j);
            z.Store<TActivation>(ref outputs, j, TSimd.Lanes);
        }
    }

    /// <summary>The parts of a tile side by side, added in halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TTile Sum<TSimd, TVector, TLayer, TTile>(ref readonly float weights, ref readonly float inputs, nint j)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IRowLayer
        where TTile : struct, ITile<TTile, TVector>
    {
        var z0 = TTile.Load(in weights, j + (TLayer.Inputs * TLayer.Outputs), TSimd.Lanes);
        TTile z1 = default, z2 = default, z3 = default, z4 = default, z5 = default, z6 = default, z7 = default;
        var length = SumParts.Length(TLayer.Inputs, TLayer.SumParts);
        var last = TLayer.Inputs - ((TLayer.SumParts - 1) * length);
        nint i = 0, w = j;
        for (; i < last; i++, w += TLayer.Outputs)
        {
            Add<TSimd, TVector, TLayer, TTile>(ref z0, in weights, in inputs, i, w, 0);
            Add<TSimd, TVector, TLayer, TTile>(ref z1, in weights, in inputs, i, w, length);
            if (TLayer.SumParts > 2)
            {
                Add<TSimd, TVector, TLayer, TTile>(ref z2, in weights, in inputs, i, w, 2 * length);
                Add<TSimd, TVector, TLayer, TTile>(ref z3, in weights, in inputs, i, w, 3 * length);
            }

            if (TLayer.SumParts > 4)
            {
                Add<TSimd, TVector, TLayer, TTile>(ref z4, in weights, in inputs, i, w, 4 * length);
                Add<TSimd, TVector, TLayer, TTile>(ref z5, in weights, in inputs, i, w, 5 * length);
                Add<TSimd, TVector, TLayer, TTile>(ref z6, in weights, in inputs, i, w, 6 * length);
                Add<TSimd, TVector, TLayer, TTile>(ref z7, in weights, in inputs, i, w, 7 * length);
            }
        }

        // What the last part does not have.
        for (; i < length; i++, w += TLayer.Outputs)
        {
            Add<TSimd, TVector, TLayer, TTile>(ref z0, in weights, in inputs, i, w, 0);
            if (TLayer.SumParts > 2)
            {
                Add<TSimd, TVector, TLayer, TTile>(ref z1, in weights, in inputs, i, w, length);
                Add<TSimd, TVector, TLayer, TTile>(ref z2, in weights, in inputs, i, w, 2 * length);
            }

            if (TLayer.SumParts > 4)
            {
                Add<TSimd, TVector, TLayer, TTile>(ref z3, in weights, in inputs, i, w, 3 * length);
                Add<TSimd, TVector, TLayer, TTile>(ref z4, in weights, in inputs, i, w, 4 * length);
                Add<TSimd, TVector, TLayer, TTile>(ref z5, in weights, in inputs, i, w, 5 * length);
                Add<TSimd, TVector, TLayer, TTile>(ref z6, in weights, in inputs, i, w, 6 * length);
            }
        }

        if (TLayer.SumParts > 4)
        {
            z0.Add(in z4);
            z1.Add(in z5);
            z2.Add(in z6);
            z3.Add(in z7);
        }

        if (TLayer.SumParts > 2)
        {
            z0.Add(in z2);
            z1.Add(in z3);
        }

        z0.Add(in z1);
        return z0;
    }

    /// <summary>One more input of a part, whose first one is <paramref name="first"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<TSimd, TVector, TLayer, TTile>(
        ref TTile z, ref readonly float weights, ref readonly float inputs, nint i, nint w, int first)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IRowLayer
        where TTile : struct, ITile<TTile, TVector> =>
        z.MultiplyAddVectors(TSimd.Broadcast(in inputs, i, first), in weights, w + (first * TLayer.Outputs), TSimd.Lanes);
}
