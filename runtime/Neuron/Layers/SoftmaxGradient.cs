using System.ComponentModel;
using System.Runtime.CompilerServices;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>dz = a ⊙ (g − Σ g a), of softmax: every output depends on every z of its row.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SoftmaxGradient : IOutputGradient
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run<TSimd, TVector>(ref float sums, ref readonly float derivatives, nint outputs, nint stride, nint rows)
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
