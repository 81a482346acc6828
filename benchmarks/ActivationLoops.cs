using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Generated.Neuron.Activations;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Benchmarks;

/// <summary>One activation over a span of numbers.</summary>
internal abstract class ActivationLoops
{
    /// <summary>a = f(z).</summary>
    public abstract void Forward(ReadOnlySpan<float> z, Span<float> a);

    /// <summary>d · f′(z), into dz.</summary>
    public abstract void Derivative(ReadOnlySpan<float> z, ReadOnlySpan<float> a, ReadOnlySpan<float> d, Span<float> dz);

    /// <summary>What kernels call, in vectors of the width that this processor has.</summary>
    public static ActivationLoops InVectors(Activation name)
    {
        var type = typeof(IActivation).Assembly.GetType($"Generated.Neuron.Activations.{name}", throwOnError: true)!;
        var (simd, vector) = Vector512.IsHardwareAccelerated ? (typeof(Simd512), typeof(Vector512<float>))
            : Vector256.IsHardwareAccelerated ? (typeof(Simd256), typeof(Vector256<float>))
            : (typeof(Simd128), typeof(Vector128<float>));
        return (ActivationLoops)Activator.CreateInstance(typeof(Vectors<,,>).MakeGenericType(simd, vector, type))!;
    }

    /// <summary>Number by number.</summary>
    public static ActivationLoops Plain(Activation name) =>
        (ActivationLoops)Activator.CreateInstance(typeof(Numbers<>).MakeGenericType(PlainActivations.TypeOf(name)))!;

    private sealed class Vectors<TSimd, TVector, TActivation> : ActivationLoops
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TActivation : struct, IActivation
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Forward(ReadOnlySpan<float> z, Span<float> a)
        {
            for (nint at = 0; at < z.Length; at += TSimd.Lanes)
            {
                TSimd.Store(TActivation.Forward<TSimd, TVector>(TSimd.Load(in z[0], at)), ref a[0], at);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Derivative(ReadOnlySpan<float> z, ReadOnlySpan<float> a, ReadOnlySpan<float> d, Span<float> dz)
        {
            for (nint at = 0; at < z.Length; at += TSimd.Lanes)
            {
                var slope = TActivation.Derivative<TSimd, TVector>(
                    TSimd.Load(in z[0], at), TSimd.Load(in a[0], at), TSimd.Load(in d[0], at));
                TSimd.Store(slope, ref dz[0], at);
            }
        }
    }

    private sealed class Numbers<TActivation> : ActivationLoops
        where TActivation : struct, IPlainActivation
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Forward(ReadOnlySpan<float> z, Span<float> a)
        {
            for (var i = 0; i < z.Length; i++)
            {
                a[i] = TActivation.Forward(z[i]);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Derivative(ReadOnlySpan<float> z, ReadOnlySpan<float> a, ReadOnlySpan<float> d, Span<float> dz)
        {
            for (var i = 0; i < z.Length; i++)
            {
                dz[i] = TActivation.Derivative(z[i], a[i], d[i]);
            }
        }
    }
}
