using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Generated.Neuron.Layers;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Loaded;

/// <summary>
/// A dense layer, z = W x + b. Sums are taken in the order of generated code: from the bias on in the order of the inputs, or in parts that
/// are added in halves; for a single neuron in parts, folded, then the bias.
/// </summary>
/// <param name="shape">What all kinds have.</param>
/// <param name="weightsOffset">Where its weights start in the parameters.</param>
/// <param name="biasesOffset">Where its biases do.</param>
internal sealed class DensePass(LayerShape shape, int weightsOffset, int biasesOffset) : LayerPass(shape)
{
    /// <summary>A single neuron that is written out is summed in eight parts instead of sixteen.</summary>
    private const int WrittenOutParts = 8;

    private const int MostParts = SimdSums.Lanes;

    private readonly int _biases = biasesOffset - weightsOffset;

    protected override void Sums<TSimd, TVector>(
        ref readonly float parameters, ReadOnlySpan<float> inputs, Span<float> memory, Span<float> z)
    {
        ref readonly var weights = ref Unsafe.Add(ref Unsafe.AsRef(in parameters), weightsOffset);
        ref readonly var x = ref MemoryMarshal.GetReference(Value(Shape.From, inputs, memory));
        if (Shape.Outputs == 1)
        {
            z[0] = SingleNeuron(in weights, in x);
        }
        else if (SumParts.Of(Shape.Inputs, Shape.Outputs) is var parts and > 1)
        {
            Parts<TSimd, TVector>(parts, in weights, in x, ref z[0]);
        }
        else if (Shape.Outputs <= TSimd.Lanes)
        {
            Chains<TSimd, TVector, Tile1<TSimd, TVector>>(in weights, in x, ref z[0]);
        }
        else
        {
            Chains<TSimd, TVector, Tile4<TSimd, TVector>>(in weights, in x, ref z[0]);
        }
    }

    /// <summary>Lanes = neurons, as in <see cref="RowSums"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Chains<TSimd, TVector, TTile>(ref readonly float weights, ref readonly float x, ref float z)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TTile : struct, ITile<TTile, TVector>
    {
        nint inputs = Shape.Inputs, outputs = Shape.Outputs;
        for (nint j = 0; j < outputs; j += TTile.Count * TSimd.Lanes)
        {
            var sums = TTile.Load(in weights, _biases + j, TSimd.Lanes);
            for (nint i = 0, w = j; i < inputs; i++, w += outputs)
            {
                sums.MultiplyAddVectors(TSimd.Broadcast(in x, i), in weights, w, TSimd.Lanes);
            }

            sums.Store<Activations.Identity>(ref z, j, TSimd.Lanes);
        }
    }

    /// <summary>Parts of consecutive inputs, lanes = neurons, the bias in part 0.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Parts<TSimd, TVector>(int parts, ref readonly float weights, ref readonly float x, ref float z)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        nint inputs = Shape.Inputs, outputs = Shape.Outputs;
        nint length = SumParts.Length(Shape.Inputs, parts);
        Span<float> memory = stackalloc float[SumParts.Most * SimdSums.Lanes];
        ref var sums = ref memory[0];
        for (nint j = 0; j < outputs; j += TSimd.Lanes)
        {
            for (nint part = 0; part < parts; part++)
            {
                var sum = part == 0 ? TSimd.Load(in weights, _biases + j) : TSimd.Zero;
                for (var i = part * length; i < Math.Min((part + 1) * length, inputs); i++)
                {
                    sum = TSimd.MultiplyAdd(TSimd.Broadcast(in x, i), TSimd.Load(in weights, (i * outputs) + j), sum);
                }

                TSimd.Store(sum, ref sums, part * SimdSums.Lanes);
            }

            for (nint half = parts / 2; half > 0; half /= 2)
            {
                for (nint part = 0; part < half; part++)
                {
                    var at = part * SimdSums.Lanes;
                    TSimd.Store(TSimd.Add(TSimd.Load(in sums, at), TSimd.Load(in sums, at + (half * SimdSums.Lanes))), ref sums, at);
                }
            }

            TSimd.Store(TSimd.Load(in sums, 0), ref z, j);
        }
    }

    /// <summary>Input i in part i mod 8 or 16; then halves are added, and the bias.</summary>
    private float SingleNeuron(ref readonly float weights, ref readonly float x)
    {
        // −0 is what changes no sum: a part of what is written out begins as its first product.
        var parts = Shape.IsWrittenOut ? WrittenOutParts : MostParts;
        Span<float> sums = stackalloc float[MostParts];
        sums.Fill(Shape.IsWrittenOut ? -0f : 0f);
        for (var i = 0; i < Shape.Inputs; i++)
        {
            ref var sum = ref sums[i % parts];
            var (input, weight) = (Unsafe.Add(ref Unsafe.AsRef(in x), i), Unsafe.Add(ref Unsafe.AsRef(in weights), i));
            sum = Hardware.HasFusedMultiplyAdd ? MathF.FusedMultiplyAdd(input, weight, sum) : input * weight + sum;
        }

        return Halves.Fold(sums[..parts]) + Unsafe.Add(ref Unsafe.AsRef(in weights), _biases);
    }
}
