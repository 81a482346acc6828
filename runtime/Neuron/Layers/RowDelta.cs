using System.Runtime.CompilerServices;
using Generated.Neuron.Activations;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>
/// From dz of a layer to dz of the previous one, for one row: Wᵀ dz ⊙ f′(z). With one output, lanes are inputs. With fewer than
/// <see cref="FoldedOutputs"/>, an input's sum is one chain in the order of the outputs; with more it is taken in sixteen lanes, output j
/// in lane j mod 16, folded in one tree.
/// </summary>
internal static class RowDelta
{
    /// <summary>Outputs from which on a fold is shorter than a chain.</summary>
    private const int FoldedOutputs = 8;

    /// <summary>All inputs, in one method with everything inlined: what the driver of a deep network inlines is limited.</summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <typeparam name="TLayer">The layer's shape.</typeparam>
    /// <typeparam name="TActivation">f of the previous layer; the identity for dx.</typeparam>
    /// <param name="weights">W <c>[inputs × outputs]</c>, and room for a vector after the parameters.</param>
    /// <param name="deltas">dz: <c>[outputs]</c>, padded with zeros to whole vectors.</param>
    /// <param name="a">The layer's inputs: <c>[inputs, padded to whole vectors]</c></param>
    /// <param name="z">z of the previous layer; unused if f′ is computed from a alone.</param>
    /// <param name="derivatives">Wᵀ dz ⊙ f′(z): <c>[inputs]</c>, overwritten, padded with zeros to whole vectors.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run<TSimd, TVector, TLayer, TActivation>(
        ref readonly float weights, ref readonly float deltas, ref readonly float a, ref readonly float z, ref float derivatives)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IRowLayer
        where TActivation : struct, IActivation
    {
        if (TLayer.Outputs == 1)
        {
            SingleNeuron<TSimd, TVector, TLayer, TActivation>(in weights, in deltas, in a, in z, ref derivatives);
            return;
        }

        if (TLayer.Outputs < FoldedOutputs)
        {
            Chains<TLayer>(in weights, in deltas, ref derivatives);
        }
        else
        {
            Folds<TSimd, TVector, TLayer>(in weights, in deltas, ref derivatives);
        }

        for (nint i = 0; i < TLayer.Inputs; i += TSimd.Lanes)
        {
            Store<TSimd, TVector, TLayer, TActivation>(TSimd.Load(in derivatives, i), in a, in z, ref derivatives, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SingleNeuron<TSimd, TVector, TLayer, TActivation>(
        ref readonly float weights, ref readonly float deltas, ref readonly float a, ref readonly float z, ref float derivatives)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IRowLayer
        where TActivation : struct, IActivation
    {
        var dz = TSimd.Broadcast(in deltas, 0);
        for (nint i = 0; i < TLayer.Inputs; i += TSimd.Lanes)
        {
            Store<TSimd, TVector, TLayer, TActivation>(TSimd.Multiply(TSimd.Load(in weights, i), dz), in a, in z, ref derivatives, i);
        }
    }

    /// <summary>Times f′(z), and nothing after the last input, so that the layer before can take whole vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TSimd, TVector, TLayer, TActivation>(
        TVector derivative, ref readonly float a, ref readonly float z, ref float derivatives, nint i)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IRowLayer
        where TActivation : struct, IActivation
    {
        var dz = typeof(TActivation) == typeof(Identity)
            ? derivative
            : TActivation.Derivative<TSimd, TVector>(TSimd.Load(in z, i), TSimd.Load(in a, i), derivative);
        dz = TLayer.Inputs % TSimd.Lanes == 0 || i + TSimd.Lanes <= TLayer.Inputs
            ? dz
            : TSimd.Select(TSimd.FirstLanes(TLayer.Inputs - i), dz, TSimd.Zero);
        TSimd.Store(dz, ref derivatives, i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Chains<TLayer>(ref readonly float weights, ref readonly float deltas, ref float derivatives)
        where TLayer : struct, IRowLayer
    {
        ref var w = ref Unsafe.AsRef(in weights);
        ref var dz = ref Unsafe.AsRef(in deltas);
        for (nint i = 0; i < TLayer.Inputs; i++)
        {
            var sum = w * dz;
            for (nint j = 1; j < TLayer.Outputs; j++)
            {
                sum = Hardware.MultiplyAdd(Unsafe.Add(ref w, j), Unsafe.Add(ref dz, j), sum);
            }

            Unsafe.Add(ref derivatives, i) = sum;
            w = ref Unsafe.Add(ref w, TLayer.Outputs);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Folds<TSimd, TVector, TLayer>(ref readonly float weights, ref readonly float deltas, ref float derivatives)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IRowLayer
    {
        for (nint i = 0, w = 0; i < TLayer.Inputs; i++, w += TLayer.Outputs)
        {
            // Sixteen lanes in one vector, two or four.
            var sum = Lanes<TSimd, TVector, TLayer>(in weights, in deltas, w, 0);
            if (TSimd.Lanes == 8)
            {
                sum = TSimd.Add(sum, Lanes<TSimd, TVector, TLayer>(in weights, in deltas, w, 8));
            }
            else if (TSimd.Lanes == 4)
            {
                sum = TSimd.Add(
                    TSimd.Add(sum, Lanes<TSimd, TVector, TLayer>(in weights, in deltas, w, 8)),
                    TSimd.Add(
                        Lanes<TSimd, TVector, TLayer>(in weights, in deltas, w, 4),
                        Lanes<TSimd, TVector, TLayer>(in weights, in deltas, w, 12)));
            }

            Unsafe.Add(ref derivatives, i) = TSimd.Sum(sum);
        }
    }

    /// <summary>A vector of the sixteen lanes: weights of other inputs, which follow the last output, are masked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Lanes<TSimd, TVector, TLayer>(ref readonly float weights, ref readonly float deltas, nint w, nint lane)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IRowLayer
    {
        var sum = TSimd.Zero;
        var j = lane;
        for (; j + TSimd.Lanes <= TLayer.Outputs; j += SimdSums.Lanes)
        {
            sum = TSimd.MultiplyAdd(TSimd.Load(in weights, w, j), TSimd.Load(in deltas, j), sum);
        }

        if (j < TLayer.Outputs)
        {
            var rest = TSimd.Select(TSimd.FirstLanes(TLayer.Outputs - j), TSimd.Load(in weights, w, j), TSimd.Zero);
            sum = TSimd.MultiplyAdd(rest, TSimd.Load(in deltas, j), sum);
        }

        return sum;
    }
}
