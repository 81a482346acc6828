using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Generated.Neuron.Activations;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>
/// The gradient of a layer over a few rows, lanes = neurons: dW = Σ a dzᵀ, db = Σ dz, from 0 on in the order of the rows. Outer products
/// need no lanes per row, which many rows are summed in, and so nothing to clear or to fold.
/// </summary>
internal static class RowGradient
{
    /// <summary>
    /// All parameters of the layer, in one method with everything inlined: what the driver of a deep network inlines is limited.
    /// </summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <typeparam name="TLayer">The layer's shape.</typeparam>
    /// <param name="inputs">a of the first row: <c>[inputs, padded to whole vectors]</c></param>
    /// <param name="deltas">dz of the first row: <c>[outputs, padded to whole vectors]</c></param>
    /// <param name="stride">The distance of two rows, of both.</param>
    /// <param name="rows">The number of rows: at least 1.</param>
    /// <param name="gradients">dW <c>[inputs × outputs]</c>, then db <c>[outputs]</c>, overwritten; nothing after them is.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run<TSimd, TVector, TLayer>(
        ref readonly float inputs, ref readonly float deltas, nint stride, nint rows, ref float gradients)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IRowLayer
    {
        if (TLayer.Outputs == 1)
        {
            SingleNeuron<TSimd, TVector, TLayer>(in inputs, in deltas, stride, rows, ref gradients);
        }
        else if (TLayer.Outputs <= Simd128.Lanes)
        {
            // A vector that is not wider than a row of weights.
            Products<Simd128, Vector128<float>, TLayer>(in inputs, in deltas, stride, rows, ref gradients);
        }
        else if (TLayer.Outputs <= Simd256.Lanes && TSimd.Lanes > Simd256.Lanes)
        {
            Products<Simd256, Vector256<float>, TLayer>(in inputs, in deltas, stride, rows, ref gradients);
        }
        else
        {
            Products<TSimd, TVector, TLayer>(in inputs, in deltas, stride, rows, ref gradients);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Products<TSimd, TVector, TLayer>(
        ref readonly float inputs, ref readonly float deltas, nint stride, nint rows, ref float gradients)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IRowLayer
    {
        if (rows == 1)
        {
            OneRow<TSimd, TVector, TLayer>(in inputs, in deltas, ref gradients);
        }
        else
        {
            Rows<TSimd, TVector, TLayer>(in inputs, in deltas, stride, rows, ref gradients);
        }
    }

    /// <summary>With one output, lanes are inputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SingleNeuron<TSimd, TVector, TLayer>(
        ref readonly float inputs, ref readonly float deltas, nint stride, nint rows, ref float gradients)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IRowLayer
    {
        // A vector may reach to the bias, which is written after it.
        nint i = 0;
        for (; i + TSimd.Lanes <= TLayer.Inputs + 1; i += TSimd.Lanes)
        {
            var sum = TSimd.Zero;
            for (nint row = 0; row < rows * stride; row += stride)
            {
                sum = TSimd.MultiplyAdd(TSimd.Load(in inputs, row, i), TSimd.Broadcast(in deltas, row), sum);
            }

            TSimd.Store(sum, ref gradients, i);
        }

        Rest<TLayer>(in inputs, in deltas, stride, rows, ref gradients, nint.Min(i, TLayer.Inputs), 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OneRow<TSimd, TVector, TLayer>(ref readonly float inputs, ref readonly float deltas, ref float gradients)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IRowLayer
    {
        // The last vector of a row first, if it is not whole: what it writes of the next row is overwritten by that row's own.
        var j = TLayer.Outputs / TSimd.Lanes * TSimd.Lanes;
        if (j < TLayer.Outputs)
        {
            var dz = TSimd.Add(TSimd.Load(in deltas, j), TSimd.Zero);
            var (at, whole) = (j, Whole<TSimd, TVector, TLayer>(j));
            for (nint i = 0; i < whole; i++, at += TLayer.Outputs)
            {
                TSimd.Store(TSimd.MultiplyAdd(TSimd.Broadcast(in inputs, i), dz, TSimd.Zero), ref gradients, at);
            }

            Rest<TLayer>(in inputs, in deltas, stride: 0, rows: 1, ref gradients, whole, j);
        }

        // Neighboring vectors together, so that a cache line is written once.
        while (j >= 4 * TSimd.Lanes)
        {
            j -= 4 * TSimd.Lanes;
            Whole<TSimd, TVector, TLayer, Tile4<TSimd, TVector>>(in inputs, in deltas, ref gradients, j);
        }

        if (j >= 2 * TSimd.Lanes)
        {
            j -= 2 * TSimd.Lanes;
            Whole<TSimd, TVector, TLayer, Tile2<TSimd, TVector>>(in inputs, in deltas, ref gradients, j);
        }

        if (j > 0)
        {
            Whole<TSimd, TVector, TLayer, Tile1<TSimd, TVector>>(in inputs, in deltas, ref gradients, 0);
        }
    }

    /// <summary>One row, whole vectors of outputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Whole<TSimd, TVector, TLayer, TTile>(
        ref readonly float inputs, ref readonly float deltas, ref float gradients, nint j)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IRowLayer
        where TTile : struct, ITile<TTile, TVector>
    {
        var dz = TTile.Load(in deltas, j, TSimd.Lanes);
        var at = j;
        for (nint i = 0; i < TLayer.Inputs; i++, at += TLayer.Outputs)
        {
            var products = default(TTile);
            products.MultiplyAdd(TSimd.Broadcast(in inputs, i), in dz);
            products.Store<Identity>(ref gradients, at, TSimd.Lanes);
        }

        dz.Store<Identity>(ref gradients, at, TSimd.Lanes);
    }

    /// <summary>The first two rows in registers, the others from memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Rows<TSimd, TVector, TLayer>(
        ref readonly float inputs, ref readonly float deltas, nint stride, nint rows, ref float gradients)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IRowLayer
    {
        for (var j = (TLayer.Outputs - 1) / TSimd.Lanes * TSimd.Lanes; j >= 0; j -= TSimd.Lanes)
        {
            var (at, whole) = (j, Whole<TSimd, TVector, TLayer>(j));
            TVector first = TSimd.Load(in deltas, j), second = TSimd.Load(in deltas, stride, j);
            for (nint i = 0; i < whole; i++, at += TLayer.Outputs)
            {
                var sum = TSimd.MultiplyAdd(TSimd.Broadcast(in inputs, i), first, TSimd.Zero);
                sum = TSimd.MultiplyAdd(TSimd.Broadcast(in inputs, stride, i), second, sum);
                for (var row = 2 * stride; row < rows * stride; row += stride)
                {
                    sum = TSimd.MultiplyAdd(TSimd.Broadcast(in inputs, row, i), TSimd.Load(in deltas, row, j), sum);
                }

                TSimd.Store(sum, ref gradients, at);
            }

            if (j + TSimd.Lanes > TLayer.Outputs)
            {
                Rest<TLayer>(in inputs, in deltas, stride, rows, ref gradients, whole, j);
                continue;
            }

            var bias = TSimd.Add(TSimd.Add(first, TSimd.Zero), second);
            for (var row = 2 * stride; row < rows * stride; row += stride)
            {
                bias = TSimd.Add(TSimd.Load(in deltas, row, j), bias);
            }

            TSimd.Store(bias, ref gradients, (TLayer.Inputs * TLayer.Outputs) + j);
        }
    }

    /// <summary>The inputs whose vector from output j on ends before the layer's parameters do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Whole<TSimd, TVector, TLayer>(nint j)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IRowLayer => TLayer.Outputs % TSimd.Lanes == 0
            ? TLayer.Inputs
            : nint.Clamp((((TLayer.Inputs + 1) * TLayer.Outputs) - j - TSimd.Lanes + TLayer.Outputs) / TLayer.Outputs, 0, TLayer.Inputs);

    /// <summary>
    /// From an input on, and the biases after them, the outputs from one on, number by number: vectors would reach too far.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Rest<TLayer>(
        ref readonly float inputs, ref readonly float deltas, nint stride, nint rows, ref float gradients, nint firstInput,
        nint firstOutput)
        where TLayer : struct, IRowLayer
    {
        ref var a = ref Unsafe.AsRef(in inputs);
        ref var dz = ref Unsafe.AsRef(in deltas);
        for (var i = firstInput; i <= TLayer.Inputs; i++)
        {
            for (var j = firstOutput; j < TLayer.Outputs; j++)
            {
                var sum = 0f;
                for (nint row = 0, at = 0; row < rows; row++, at += stride)
                {
                    sum = i < TLayer.Inputs
                        ? Hardware.MultiplyAdd(Unsafe.Add(ref a, at + i), Unsafe.Add(ref dz, at + j), sum)
                        : sum + Unsafe.Add(ref dz, at + j);
                }

                Unsafe.Add(ref gradients, (i * TLayer.Outputs) + j) = sum;
            }
        }
    }
}
