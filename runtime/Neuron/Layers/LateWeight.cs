using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>
/// The late weight of a network with one hidden layer and one output: dz1 = dz2 · w2 ⊙ f′(z1), and w2 is the same for every row, so it is
/// left out of the sums over the rows and applied to them once. <see cref="LateWeightDelta{TActivation}"/> is dz1 without it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LateWeight
{
    /// <summary>Lanes of a 128-bit vector.</summary>
    private const nuint Four = 4;

    /// <summary>Multiplies the gradients of W1 and b1, which were summed without the factor w2, by w2.</summary>
    /// <param name="parameters">W1 <c>[inputs × hidden]</c>, b1 <c>[hidden]</c>, W2 <c>[hidden]</c></param>
    /// <param name="gradients">W1, b1, W2 and the output's bias.</param>
    /// <param name="inputs">The rows of W1.</param>
    /// <param name="hidden">Its columns.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(ref readonly float parameters, Span<float> gradients, int inputs, int hidden)
    {
        if (!float.IsFinite(gradients[(inputs + 2) * hidden]))
        {
            ByNaN(in parameters, gradients, inputs, hidden);
            return;
        }

        ref var gradient = ref MemoryMarshal.GetReference(gradients[..((inputs + 1) * hidden)]);
        ref var factors = ref Unsafe.Add(ref Unsafe.AsRef(in parameters), (inputs + 1) * hidden);
        var (width, end, j) = ((nuint)hidden, (nuint)((inputs + 1) * hidden), (nuint)0);
        for (; j + Four <= width; j += Four)
        {
            var factor = Vector128.LoadUnsafe(ref factors, j);
            for (nuint row = j; row < end; row += width)
            {
                (Vector128.LoadUnsafe(ref gradient, row) * factor).StoreUnsafe(ref gradient, row);
            }
        }

        for (; j < width; j++)
        {
            for (nuint row = j; row < end; row += width)
            {
                Unsafe.Add(ref gradient, row) *= Unsafe.Add(ref factors, j);
            }
        }
    }

    /// <summary>
    /// <see cref="Apply"/> for an output dz that is not finite in some row. If a factor w2 is NaN, so is dz2 in every row:
    /// the sums are already NaN, or 0 where ReLU blocks.
    /// </summary>
    private static void ByNaN(ref readonly float parameters, Span<float> gradients, int inputs, int hidden)
    {
        for (var i = 0; i < (inputs + 1) * hidden; i++)
        {
            var factor = Unsafe.Add(ref Unsafe.AsRef(in parameters), ((inputs + 1) * hidden) + (i % hidden));
            if (!float.IsNaN(factor))
            {
                gradients[i] *= factor;
            }
        }
    }

    /// <summary>
    /// As <see cref="Apply"/>, and before it the gradient of W2: where a1 = f′(z1) z1, Σ dz2 a1 = Σ dz2 f′(z1) (W1 x + b1),
    /// from b1 on in the order of the inputs.
    /// </summary>
    /// <param name="parameters">W1 <c>[inputs × hidden]</c>, b1 <c>[hidden]</c>, W2 <c>[hidden]</c></param>
    /// <param name="gradients">W1, b1, W2 and the output's bias.</param>
    /// <param name="inputs">The rows of W1.</param>
    /// <param name="hidden">Its columns.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ApplyAndGiveGradient(ref readonly float parameters, Span<float> gradients, int inputs, int hidden)
    {
        ref var gradient = ref MemoryMarshal.GetReference(gradients[..((inputs + 2) * hidden)]);
        ref var parameter = ref Unsafe.AsRef(in parameters);
        var (width, bias, j) = ((nuint)hidden, (nuint)(inputs * hidden), (nuint)0);
        for (; j + Four <= width; j += Four)
        {
            var sum = Vector128.LoadUnsafe(ref parameter, bias + j) * Vector128.LoadUnsafe(ref gradient, bias + j);
            for (nuint row = j; row < bias; row += width)
            {
                sum = Simd128.MultiplyAdd(Vector128.LoadUnsafe(ref parameter, row), Vector128.LoadUnsafe(ref gradient, row), sum);
            }

            sum.StoreUnsafe(ref gradient, bias + width + j);
        }

        for (; j < width; j++)
        {
            var sum = Unsafe.Add(ref parameter, bias + j) * Unsafe.Add(ref gradient, bias + j);
            for (nuint row = j; row < bias; row += width)
            {
                var (a, b) = (Unsafe.Add(ref parameter, row), Unsafe.Add(ref gradient, row));
                sum = Hardware.HasFusedMultiplyAdd ? MathF.FusedMultiplyAdd(a, b, sum) : (a * b) + sum;
            }

            Unsafe.Add(ref gradient, bias + width + j) = sum;
        }

        if (!float.IsFinite(gradients[(inputs + 2) * hidden]))
        {
            // If dz2 is not finite and a1 is 0, their product is NaN, which is missing in sums without the blocked rows.
            for (j = 0; j < width; j++)
            {
                if (float.IsFinite(Unsafe.Add(ref gradient, bias + j)))
                {
                    Unsafe.Add(ref gradient, bias + width + j) = float.NaN;
                }
            }
        }

        Apply(in parameters, gradients, inputs, hidden);
    }
}
