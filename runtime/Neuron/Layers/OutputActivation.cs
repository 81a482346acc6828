using System.ComponentModel;
using System.Runtime.CompilerServices;
using Generated.Neuron.Activations;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>
/// Turns z of the output layer into a over the rows of a chunk, lanes = rows, in place, if there are too many outputs to write out.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OutputActivation
{
    /// <summary>a = f(z), of an activation that takes each number by itself.</summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <typeparam name="TActivation">f.</typeparam>
    /// <param name="sums">z: <c>[outputs × rows]</c>, overwritten with a.</param>
    /// <param name="outputs">The number of outputs.</param>
    /// <param name="stride">The distance of two columns.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run<TSimd, TVector, TActivation>(ref float sums, nint outputs, nint stride, nint rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TActivation : struct, IActivation
    {
        for (nint column = 0; column < outputs * stride; column += stride)
        {
            for (var at = column; at < column + rows; at += TSimd.Lanes)
            {
                TSimd.Store(TActivation.Forward<TSimd, TVector>(TSimd.Load(in sums, at)), ref sums, at);
            }
        }
    }

    /// <summary>aⱼ = e^(zⱼ − max z) / Σₖ e^(zₖ − max z), the sum in the order of the outputs.</summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <param name="sums">z: <c>[outputs × rows]</c>, overwritten with a.</param>
    /// <param name="outputs">The number of outputs.</param>
    /// <param name="stride">The distance of two columns.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Softmax<TSimd, TVector>(ref float sums, nint outputs, nint stride, nint rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        for (nint r = 0; r < rows; r += TSimd.Lanes)
        {
            var max = Largest<TSimd, TVector>(in sums, outputs, stride, r);
            var sum = TSimd.Zero;
            for (var at = r; at < outputs * stride; at += stride)
            {
                var e = SimdMath.ExpOfNegative<TSimd, TVector>(TSimd.Subtract(TSimd.Load(in sums, at), max));
                sum = TSimd.Add(sum, e);
                TSimd.Store(e, ref sums, at);
            }

            for (var at = r; at < outputs * stride; at += stride)
            {
                TSimd.Store(TSimd.Divide(TSimd.Load(in sums, at), sum), ref sums, at);
            }
        }
    }

    /// <summary>The largest z of each of some rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TVector Largest<TSimd, TVector>(ref readonly float sums, nint outputs, nint stride, nint row)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var max = TSimd.Load(in sums, row);
        for (var at = row + stride; at < outputs * stride; at += stride)
        {
            max = TSimd.Max(max, TSimd.Load(in sums, at));
        }

        return max;
    }
}
