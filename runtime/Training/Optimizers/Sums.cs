using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Generated.Neuron;

/// <summary>Sums over float32 lists in float64: each number is rounded once, and every sum has one order, at any vector width.</summary>
internal static class Sums
{
    /// <summary>Σ ab, where each product is exact, in eight running sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Product(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        Vector128<double> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        ref var x = ref MemoryMarshal.GetReference(a);
        ref var y = ref MemoryMarshal.GetReference(b);
        nuint k = 0;
        for (; k + 8 <= (nuint)a.Length; k += 8)
        {
            var (x0, x1) = Vector128.Widen(Vector128.LoadUnsafe(ref x, k));
            var (x2, x3) = Vector128.Widen(Vector128.LoadUnsafe(ref x, k + 4));
            var (y0, y1) = Vector128.Widen(Vector128.LoadUnsafe(ref y, k));
            var (y2, y3) = Vector128.Widen(Vector128.LoadUnsafe(ref y, k + 4));
            sum0 += x0 * y0;
            sum1 += x1 * y1;
            sum2 += x2 * y2;
            sum3 += x3 * y3;
        }

        var sum = Vector128.Sum((sum0 + sum1) + (sum2 + sum3));
        for (; k < (nuint)a.Length; k++)
        {
            sum += (double)a[(int)k] * b[(int)k];
        }

        return sum;
    }

    /// <summary>Σ |a|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Absolute(ReadOnlySpan<float> a)
    {
        var sum = 0.0;
        foreach (var value in a)
        {
            sum += Math.Abs((double)value);
        }

        return sum;
    }

    /// <summary>The largest |a|; 0 if there are none, NaN if one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Largest(ReadOnlySpan<float> a)
    {
        var largest = 0f;
        foreach (var value in a)
        {
            largest = MathF.Max(largest, MathF.Abs(value));
        }

        return largest;
    }

    /// <summary>Σ (θ − θ₀)(g − g₀) and Σ (g − g₀)², with differences rounded as they would be stored.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (double Curvature, double Square) Curvature(
        ReadOnlySpan<float> parameters,
        ReadOnlySpan<float> parametersBefore,
        ReadOnlySpan<float> gradients,
        ReadOnlySpan<float> gradientsBefore)
    {
        var (curvature, square) = (0.0, 0.0);
        for (var k = 0; k < gradients.Length; k++)
        {
            var (s, y) = ((double)(parameters[k] - parametersBefore[k]), (double)(gradients[k] - gradientsBefore[k]));
            curvature += y * s;
            square += y * y;
        }

        return (curvature, square);
    }

    /// <summary>a ← a + tb.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Move(Span<float> a, double t, ReadOnlySpan<float> b)
    {
        for (var k = 0; k < a.Length; k++)
        {
            a[k] = (float)(a[k] + t * b[k]);
        }
    }

    /// <summary>c ← ta.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale(ReadOnlySpan<float> a, double t, Span<float> c)
    {
        for (var k = 0; k < a.Length; k++)
        {
            c[k] = (float)(t * a[k]);
        }
    }

    /// <summary>c ← a − b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Subtract(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c)
    {
        for (var k = 0; k < a.Length; k++)
        {
            c[k] = a[k] - b[k];
        }
    }

    /// <summary>c ← −a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Negate(ReadOnlySpan<float> a, Span<float> c)
    {
        for (var k = 0; k < a.Length; k++)
        {
            c[k] = -a[k];
        }
    }
}
