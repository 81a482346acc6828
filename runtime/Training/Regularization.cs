using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Generated.Neuron;

/// <summary>What is done to a gradient between the network and the optimizer. Every sum has one order, at any vector width.</summary>
internal static class Regularization
{
    /// <summary>Adds λ sign(θ), the slope of λ Σ|θ|; 0 where θ is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddL1(Span<float> gradients, ReadOnlySpan<float> parameters, float share)
    {
        for (var k = 0; k < gradients.Length; k++)
        {
            var sign = parameters[k] > 0 ? share : parameters[k] < 0 ? -share : 0;
            gradients[k] += sign;
        }
    }

    /// <summary>Cuts each number off at ± <paramref name="limit"/>, <c>torch.nn.utils.clip_grad_value_</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ClipValue(Span<float> gradients, float limit)
    {
        foreach (ref var g in gradients)
        {
            g = g > limit ? limit : g < -limit ? -limit : g;
        }
    }

    /// <summary>
    /// Shortens the gradient to the length <paramref name="limit"/> where it is longer, <c>torch.nn.utils.clip_grad_norm_</c>:
    /// by limit / (‖g‖ + 1e-6).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ClipNorm(Span<float> gradients, double limit)
    {
        var scale = limit / (Math.Sqrt(SumOfSquares(gradients)) + 1e-6);
        if (scale >= 1)
        {
            return;
        }

        var factor = (float)scale;
        foreach (ref var g in gradients)
        {
            g *= factor;
        }
    }

    /// <summary>Whether all numbers are finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool AllFinite(ReadOnlySpan<float> values)
    {
        // x − x is 0 where x is finite and NaN elsewhere, and NaN stays in a sum.
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        var sum = Vector<float>.Zero;
        foreach (var vector in vectors)
        {
            sum += vector - vector;
        }

        var rest = 0f;
        foreach (var value in values[(vectors.Length * Vector<float>.Count)..])
        {
            rest += value - value;
        }

        return Vector.EqualsAll(sum, Vector<float>.Zero) && rest == 0;
    }

    /// <summary>Σ g² in float64, where each square is exact, in eight running sums whatever the width of the vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double SumOfSquares(ReadOnlySpan<float> values)
    {
        Vector128<double> a = default, b = default, c = default, d = default;
        ref var start = ref MemoryMarshal.GetReference(values);
        nuint k = 0;
        for (; k + 8 <= (nuint)values.Length; k += 8)
        {
            var (low, high) = (Vector128.LoadUnsafe(ref start, k), Vector128.LoadUnsafe(ref start, k + 4));
            var (x0, x1) = Vector128.Widen(low);
            var (x2, x3) = Vector128.Widen(high);
            a += x0 * x0;
            b += x1 * x1;
            c += x2 * x2;
            d += x3 * x3;
        }

        var sum = Vector128.Sum((a + b) + (c + d));
        foreach (var value in values[(int)k..])
        {
            sum += (double)value * value;
        }

        return sum;
    }
}
