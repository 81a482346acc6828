using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Generated.Neuron.Layers;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Loaded;

/// <summary>
/// A layer forward on one row, a = f(W x + b), of a shape that is known only at run time. Sums are taken in the order of generated code:
/// from the bias on in the order of the inputs, and for a single neuron in parts, folded, then the bias.
/// </summary>
internal sealed class LayerPass
{
    /// <summary>Numbers after the parameters, and after a layer's outputs, that whole steps of four vectors may reach.</summary>
    public const int Room = 4 * 16;

    /// <summary>
    /// What the generator writes out: networks of so many multiply-adds per row, whose single neurons are summed in eight parts instead of
    /// sixteen, and softmax of so many outputs, whose sum is taken in eight parts. tests/Tables compares the bits.
    /// </summary>
    private const int WrittenOutMultiplyAdds = 400, WrittenOutOutputs = 8, WrittenOutParts = 8;

    private const int MostParts = SimdSums.Lanes;

    private readonly int _weights;
    private readonly int _biases;
    private readonly int _inputs;
    private readonly int _outputs;
    private readonly Activation _activation;
    private readonly bool _isWrittenOut;

    private LayerPass(Topology topology, int layer, bool isWrittenOut)
    {
        var (weights, biases) = (topology.Weights(layer), topology.Biases(layer));
        (_weights, _biases) = (weights.Offset, biases.Offset - weights.Offset);
        (_inputs, _outputs) = (weights.FanIn, weights.FanOut);
        (_activation, _isWrittenOut) = (topology.Activations[layer - 1], isWrittenOut);
    }

    /// <summary>The layers of a network.</summary>
    public static ImmutableArray<LayerPass> Of(Topology topology)
    {
        // A multiply-add per weight.
        var layers = Enumerable.Range(1, topology.LayerCount);
        var isWrittenOut = layers.Sum(layer => (long)topology.Weights(layer).Count) <= WrittenOutMultiplyAdds;
        return [.. layers.Select(layer => new LayerPass(topology, layer, isWrittenOut))];
    }

    /// <param name="parameters">The network's, with <see cref="Room"/> after them.</param>
    /// <param name="x"><c>[inputs]</c></param>
    /// <param name="a"><c>[outputs, and room]</c>, overwritten</param>
    public void Run<TSimd, TVector>(ref readonly float parameters, ref readonly float x, Span<float> a)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        ref readonly var weights = ref Unsafe.Add(ref Unsafe.AsRef(in parameters), _weights);
        ref var z = ref MemoryMarshal.GetReference(a);
        if (_outputs == 1)
        {
            z = SingleNeuron(in weights, in x);
        }
        else if (_outputs <= TSimd.Lanes)
        {
            Chains<TSimd, TVector, Tile1<TSimd, TVector>>(in weights, in x, ref z);
        }
        else
        {
            Chains<TSimd, TVector, Tile4<TSimd, TVector>>(in weights, in x, ref z);
        }

        if (_activation != Activation.Softmax)
        {
            ActivationPass<TSimd, TVector>.Run(_activation, ref z, _outputs);
        }
        else if (_isWrittenOut && _outputs <= WrittenOutOutputs)
        {
            FoldedSoftmax<TSimd, TVector>(a[..(_outputs + Room)]);
        }
        else
        {
            DenseRow.Softmax<TSimd, TVector>(a[.._outputs]);
        }
    }

    /// <summary>Lanes = neurons, as in <see cref="DenseRow"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Chains<TSimd, TVector, TTile>(ref readonly float weights, ref readonly float x, ref float z)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TTile : struct, ITile<TTile, TVector>
    {
        nint inputs = _inputs, outputs = _outputs;
        for (nint j = 0; j < outputs; j += TTile.Count * TSimd.Lanes)
        {
            var sums = TTile.Load(in weights, _biases + j, TSimd.Lanes);
            for (nint i = 0, w = j; i < inputs; i++, w += outputs)
            {
                sums.MultiplyAdd(TSimd.Broadcast(in x, i), TTile.Load(in weights, w, TSimd.Lanes));
            }

            sums.Store<Activations.Identity>(ref z, j, TSimd.Lanes);
        }
    }

    /// <summary>Input i in part i mod 8 or 16; then halves are added, and the bias.</summary>
    private float SingleNeuron(ref readonly float weights, ref readonly float x)
    {
        // −0 is what changes no sum: a part of what is written out begins as its first product.
        var parts = _isWrittenOut ? WrittenOutParts : MostParts;
        Span<float> sums = stackalloc float[MostParts];
        sums.Fill(_isWrittenOut ? -0f : 0f);
        for (var i = 0; i < _inputs; i++)
        {
            ref var sum = ref sums[i % parts];
            var (input, weight) = (Unsafe.Add(ref Unsafe.AsRef(in x), i), Unsafe.Add(ref Unsafe.AsRef(in weights), i));
            sum = Hardware.HasFusedMultiplyAdd ? MathF.FusedMultiplyAdd(input, weight, sum) : input * weight + sum;
        }

        return Fold(sums[..parts]) + Unsafe.Add(ref Unsafe.AsRef(in weights), _biases);
    }

    /// <summary>Softmax of one row, its sum in eight parts.</summary>
    private void FoldedSoftmax<TSimd, TVector>(Span<float> z)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        ref var first = ref MemoryMarshal.GetReference(z);
        var max = TSimd.Broadcast(in first, 0);
        for (nint k = 1; k < _outputs; k++)
        {
            max = TSimd.Max(max, TSimd.Broadcast(in first, k));
        }

        for (nint k = 0; k < _outputs; k += TSimd.Lanes)
        {
            TSimd.Store(SimdMath.ExpOfNegative<TSimd, TVector>(TSimd.Subtract(TSimd.Load(in first, k), max)), ref first, k);
        }

        Span<float> parts = stackalloc float[WrittenOutParts];
        parts.Clear();
        z[.._outputs].CopyTo(parts);
        var sum = TSimd.Broadcast(Fold(parts));
        for (nint k = 0; k < _outputs; k += TSimd.Lanes)
        {
            TSimd.Store(TSimd.Divide(TSimd.Load(in first, k), sum), ref first, k);
        }
    }

    /// <summary>Parts i and i + n/2 are added, then i and i + n/4, … down to one.</summary>
    private static float Fold(Span<float> parts)
    {
        for (var half = parts.Length / 2; half > 0; half /= 2)
        {
            for (var i = 0; i < half; i++)
            {
                parts[i] += parts[i + half];
            }
        }

        return parts[0];
    }
}
