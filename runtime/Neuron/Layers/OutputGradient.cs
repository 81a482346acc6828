using System.ComponentModel;
using System.Runtime.CompilerServices;
using Generated.Neuron.Activations;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>dz = g ⊙ f′(z), of an activation that takes each number by itself.</summary>
/// <typeparam name="TActivation">f.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct OutputGradient<TActivation> : IOutputGradient
    where TActivation : struct, IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run<TSimd, TVector>(ref float sums, ref readonly float derivatives, nint outputs, nint stride, nint rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
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
}
