using System.Runtime.CompilerServices;
using Generated.Neuron.Activations;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>
/// The sums of a layer for one row, lanes = neurons: a neuron is one chain of multiply-adds, from its bias on in the order of the inputs.
/// Adjacent vectors of neurons hide the latency of each other's chains; few neurons have several chains each, which are
/// <see cref="RowParts"/>'s. A single neuron has lanes = inputs.
/// </summary>
internal static class RowSums
{
    /// <summary>
    /// The most chains at a time: two units with a latency of four cycles need eight. With a factor they fit 16 registers.
    /// </summary>
    private const int MostChains = 8;

    /// <summary>
    /// All neurons, in steps of about the same number of vectors. Not inlined: what the driver of a deep network can inline is limited.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run<TSimd, TVector, TLayer, TActivation>(ref readonly float weights, ref readonly float inputs, ref float outputs)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IRowLayer
        where TActivation : struct, IActivation
    {
        if (TLayer.Outputs == 1)
        {
            Fold<TSimd, TVector, TLayer, TActivation>(in weights, in inputs, ref outputs);
            return;
        }

        var lanes = (int)TSimd.Lanes;
        var vectors = (TLayer.Outputs + lanes - 1) / lanes;
        var most = MostChains / TLayer.SumParts;
        var steps = (vectors + most - 1) / most;
        var together = (vectors + steps - 1) / steps;
        var whole = vectors / together * together;
        if (whole < vectors)
        {
            InTiles<TSimd, TVector, TLayer, TActivation>(
                vectors - whole, in weights, in inputs, ref outputs, whole * lanes, vectors * lanes);
        }

        InTiles<TSimd, TVector, TLayer, TActivation>(together, in weights, in inputs, ref outputs, 0, whole * lanes);
    }

    /// <summary>
    /// The neurons from <paramref name="first"/> to before <paramref name="end"/>, so many vectors of them at a time. The number is a
    /// constant of the layer: the calls of other tiles are removed, and they are never compiled.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void InTiles<TSimd, TVector, TLayer, TActivation>(
        int vectors, ref readonly float weights, ref readonly float inputs, ref float outputs, nint first, nint end)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IRowLayer
        where TActivation : struct, IActivation
    {
        if (TLayer.SumParts > 1)
        {
            RowParts.InTiles<TSimd, TVector, TLayer, TActivation>(vectors, in weights, in inputs, ref outputs, first, end);
        }
        else if (vectors == 1)
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
        else if (vectors == 4)
        {
            Chains<TSimd, TVector, TLayer, TActivation, Tile4<TSimd, TVector>>(in weights, in inputs, ref outputs, first, end);
        }
        else if (vectors == 5)
        {
            Chains<TSimd, TVector, TLayer, TActivation, Tile5<TSimd, TVector>>(in weights, in inputs, ref outputs, first, end);
        }
        else if (vectors == 6)
        {
            Chains<TSimd, TVector, TLayer, TActivation, Tile6<TSimd, TVector>>(in weights, in inputs, ref outputs, first, end);
        }
        else if (vectors == 7)
        {
            Chains<TSimd, TVector, TLayer, TActivation, TilePair<Tile6<TSimd, TVector>, Tile1<TSimd, TVector>, TVector>>(
                in weights, in inputs, ref outputs, first, end);
        }
        else
        {
            Chains<TSimd, TVector, TLayer, TActivation, TilePair<Tile6<TSimd, TVector>, Tile2<TSimd, TVector>, TVector>>(
                in weights, in inputs, ref outputs, first, end);
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
            var z = TTile.Load(in weights, j + (TLayer.Inputs * TLayer.Outputs), TSimd.Lanes);
            for (nint i = 0, w = j; i < TLayer.Inputs; i++, w += TLayer.Outputs)
            {
                z.MultiplyAddVectors(TSimd.Broadcast(in inputs, i), in weights, w, TSimd.Lanes);
            }

            z.Store<TActivation>(ref outputs, j, TSimd.Lanes);
        }
    }

    /// <summary>A single neuron: products in sixteen lanes, or eight as where a row is written out, folded.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Fold<TSimd, TVector, TLayer, TActivation>(ref readonly float weights, ref readonly float inputs, ref float outputs)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IRowLayer
        where TActivation : struct, IActivation
    {
        var whole = TLayer.Inputs / TLayer.FoldedSums * TLayer.FoldedSums;
        for (nint lane = 0; lane < TLayer.FoldedSums; lane += TSimd.Lanes)
        {
            var sum = TSimd.Zero;
            for (var i = lane; i < whole; i += TLayer.FoldedSums)
            {
                sum = TSimd.MultiplyAdd(TSimd.Load(in inputs, i), TSimd.Load(in weights, i), sum);
            }

            TSimd.Store(sum, ref outputs, lane);
        }

        // The inputs may be the network's own, which nothing may be read after.
        for (nint lane = 0, i = whole; i < TLayer.Inputs; lane++, i++)
        {
            ref var sum = ref Unsafe.Add(ref outputs, lane);
            sum = TSimd.Lane(TSimd.MultiplyAdd(TSimd.Broadcast(in inputs, i), TSimd.Broadcast(in weights, i), TSimd.Broadcast(sum)), 0);
        }

        var total = TLayer.FoldedSums == SimdSums.Lanes ? SimdSums.Fold(in outputs, 0) : SimdSums.FoldEight(in outputs);
        var z = TSimd.Broadcast(total + Unsafe.Add(ref Unsafe.AsRef(in weights), TLayer.Inputs));
        TSimd.Store(TActivation.Forward<TSimd, TVector>(z), ref outputs, 0);
    }
}
