using System.ComponentModel;
using System.Runtime.CompilerServices;
using Generated.Neuron.Activations;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>
/// From the derivatives g of any cost by the outputs a to dz of the output layer over the rows of a chunk, lanes = rows: where a pass
/// starts
/// that takes no loss. Lanes behind the last row become 0.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OutputGradient
{
    /// <summary>dz = g ⊙ f′(z), of an activation that takes each number by itself.</summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <typeparam name="TActivation">f.</typeparam>
    /// <param name="sums">z: <c>[outputs × rows]</c>, overwritten with dz.</param>
    /// <param name="derivatives">g: <c>[outputs × rows]</c></param>
    /// <param name="outputs">The number of outputs.</param>
    /// <param name="stride">The distance of two columns.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run<TSimd, TVector, TActivation>(
        ref float sums, ref readonly float derivatives, nint outputs, nint stride, nint rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TActivation : struct, IActivation
    {
        for (nint r = 0; r < rows; r += TSimd.Lanes)
        {
            var live = TSimd.FirstLanes(rows - r);
            for (var at = r; at < outputs * stride; at += stride)
            {
                var z = TSimd.Load(in sums, at);
                var a = TActivation.Forward<TSimd, TVector>(z);
                var dz = TActivation.Derivative<TSimd, TVector>(z, a, TSimd.Load(in derivatives, at));
                TSimd.Store(TSimd.Select(live, dz, TSimd.Zero), ref sums, at);
            }
        }
    }

    /// <summary>dz = a ⊙ (g − Σ g a), of softmax: every output depends on every z of its row.</summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <param name="sums">z: <c>[outputs × rows]</c>, overwritten with dz.</param>
    /// <param name="derivatives">g: <c>[outputs × rows]</c></param>
    /// <param name="outputs">The number of outputs.</param>
    /// <param name="stride">The distance of two columns.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Softmax<TSimd, TVector>(ref float sums, ref readonly float derivatives, nint outputs, nint stride, nint rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        for (nint r = 0; r < rows; r += TSimd.Lanes)
        {
            var max = TSimd.Load(in sums, r);
            for (var at = r + stride; at < outputs * stride; at += stride)
            {
                max = TSimd.Max(max, TSimd.Load(in sums, at));
            }

            var sum = TSimd.Zero;
            for (var at = r; at < outputs * stride; at += stride)
            {
                var e = SimdMath.ExpOfNegative<TSimd, TVector>(TSimd.Subtract(TSimd.Load(in sums, at), max));
                sum = TSimd.Add(sum, e);
                TSimd.Store(e, ref sums, at);
            }

            var mean = TSimd.Zero;   // Σ g a
            for (var at = r; at < outputs * stride; at += stride)
            {
                var a = TSimd.Divide(TSimd.Load(in sums, at), sum);
                mean = TSimd.MultiplyAdd(TSimd.Load(in derivatives, at), a, mean);
                TSimd.Store(a, ref sums, at);
            }

            var live = TSimd.FirstLanes(rows - r);
            for (var at = r; at < outputs * stride; at += stride)
            {
                var dz = TSimd.Multiply(TSimd.Load(in sums, at), TSimd.Subtract(TSimd.Load(in derivatives, at), mean));
                TSimd.Store(TSimd.Select(live, dz, TSimd.Zero), ref sums, at);
            }
        }
    }
}
