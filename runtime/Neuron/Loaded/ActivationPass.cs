using System.Diagnostics;
using System.Runtime.CompilerServices;
using Generated.Neuron.Activations;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Loaded;

/// <summary>a = f(z) of a layer, for an activation that is known only at run time.</summary>
internal static class ActivationPass<TSimd, TVector>
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
{
    /// <param name="activation">Any but softmax.</param>
    /// <param name="z"><c>[count, padded to whole vectors]</c>, overwritten with a</param>
    /// <param name="count">The neurons.</param>
    public static void Run(Activation activation, ref float z, int count)
    {
        switch (activation)
        {
            case Activation.Identity:
                break;
            case Activation.Relu:
                Run<Relu>(ref z, count);
                break;
            case Activation.LeakyRelu:
                Run<LeakyRelu>(ref z, count);
                break;
            case Activation.Elu:
                Run<Elu>(ref z, count);
                break;
            case Activation.Selu:
                Run<Selu>(ref z, count);
                break;
            case Activation.Gelu:
                Run<Gelu>(ref z, count);
                break;
            case Activation.Silu:
                Run<Silu>(ref z, count);
                break;
            case Activation.Mish:
                Run<Mish>(ref z, count);
                break;
            case Activation.Tanh:
                Run<Tanh>(ref z, count);
                break;
            case Activation.Sigmoid:
                Run<Sigmoid>(ref z, count);
                break;
            case Activation.Softplus:
                Run<Softplus>(ref z, count);
                break;
            case Activation.Softsign:
                Run<Softsign>(ref z, count);
                break;
            case Activation.HardSigmoid:
                Run<HardSigmoid>(ref z, count);
                break;
            case Activation.HardSwish:
                Run<HardSwish>(ref z, count);
                break;
            default:
                throw new UnreachableException($"{activation} is not an activation of each number by itself.");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Run<TActivation>(ref float z, nint count)
        where TActivation : struct, IActivation
    {
        for (nint i = 0; i < count; i += TSimd.Lanes)
        {
            TSimd.Store(TActivation.Forward<TSimd, TVector>(TSimd.Load(in z, i)), ref z, i);
        }
    }
}
