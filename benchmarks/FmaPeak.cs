using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Generated.Neuron.Benchmarks;

/// <summary>
/// How many single-precision operations a second one core of this machine can do at all: fused multiply-adds and nothing else.
/// </summary>
internal static class FmaPeak
{
    // MultiplyAddEstimate is the fused instruction if there is one, otherwise a multiplication and an addition.
    // 12 chains keep two units of a latency of 4 to 5 cycles busy, and fit 16 registers with the two factors.
    private const int Chains = 12;
    private const int Rounds = 200_000;
    private const int Repetitions = 25;

    /// <summary>Operations per second, two per multiply-add. The best of some short runs: only other work makes a run slower.</summary>
    public static double FlopsPerSecond { get; } = Measure();

    /// <summary>The width of the vectors that reach it.</summary>
    public static int VectorBits => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    /// <summary>The sum of all chains, so that none of them is dead code.</summary>
    public static float Checksum { get; private set; }

    private static double Measure()
    {
        var best = double.MaxValue;
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            var start = Stopwatch.GetTimestamp();
            Checksum += VectorBits switch { 512 => Run512(0.5f, 1), 256 => Run256(0.5f, 1), _ => Run128(0.5f, 1) };
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return 2.0 * Chains * (VectorBits / 32) * Rounds / best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run512(float factor, float term)
    {
        var (f, t) = (Vector512.Create(factor), Vector512.Create(term));
        var (a0, a1, a2, a3, a4, a5) = (t, t, t, t, t, t);
        var (b0, b1, b2, b3, b4, b5) = (t, t, t, t, t, t);
        for (var round = 0; round < Rounds; round++)
        {
            a0 = Vector512.MultiplyAddEstimate(a0, f, t);
            a1 = Vector512.MultiplyAddEstimate(a1, f, t);
            a2 = Vector512.MultiplyAddEstimate(a2, f, t);
            a3 = Vector512.MultiplyAddEstimate(a3, f, t);
            a4 = Vector512.MultiplyAddEstimate(a4, f, t);
            a5 = Vector512.MultiplyAddEstimate(a5, f, t);
            b0 = Vector512.MultiplyAddEstimate(b0, f, t);
            b1 = Vector512.MultiplyAddEstimate(b1, f, t);
            b2 = Vector512.MultiplyAddEstimate(b2, f, t);
            b3 = Vector512.MultiplyAddEstimate(b3, f, t);
            b4 = Vector512.MultiplyAddEstimate(b4, f, t);
            b5 = Vector512.MultiplyAddEstimate(b5, f, t);
        }

        return Vector512.Sum(a0 + a1 + a2 + a3 + a4 + a5 + (b0 + b1 + b2 + b3 + b4 + b5));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run256(float factor, float term)
    {
        var (f, t) = (Vector256.Create(factor), Vector256.Create(term));
        var (a0, a1, a2, a3, a4, a5) = (t, t, t, t, t, t);
        var (b0, b1, b2, b3, b4, b5) = (t, t, t, t, t, t);
        for (var round = 0; round < Rounds; round++)
        {
            a0 = Vector256.MultiplyAddEstimate(a0, f, t);
            a1 = Vector256.MultiplyAddEstimate(a1, f, t);
            a2 = Vector256.MultiplyAddEstimate(a2, f, t);
            a3 = Vector256.MultiplyAddEstimate(a3, f, t);
            a4 = Vector256.MultiplyAddEstimate(a4, f, t);
            a5 = Vector256.MultiplyAddEstimate(a5, f, t);
            b0 = Vector256.MultiplyAddEstimate(b0, f, t);
            b1 = Vector256.MultiplyAddEstimate(b1, f, t);
            b2 = Vector256.MultiplyAddEstimate(b2, f, t);
            b3 = Vector256.MultiplyAddEstimate(b3, f, t);
            b4 = Vector256.MultiplyAddEstimate(b4, f, t);
            b5 = Vector256.MultiplyAddEstimate(b5, f, t);
        }

        return Vector256.Sum(a0 + a1 + a2 + a3 + a4 + a5 + (b0 + b1 + b2 + b3 + b4 + b5));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run128(float factor, float term)
    {
        var (f, t) = (Vector128.Create(factor), Vector128.Create(term));
        var (a0, a1, a2, a3, a4, a5) = (t, t, t, t, t, t);
        var (b0, b1, b2, b3, b4, b5) = (t, t, t, t, t, t);
        for (var round = 0; round < Rounds; round++)
        {
            a0 = Vector128.MultiplyAddEstimate(a0, f, t);
            a1 = Vector128.MultiplyAddEstimate(a1, f, t);
            a2 = Vector128.MultiplyAddEstimate(a2, f, t);
            a3 = Vector128.MultiplyAddEstimate(a3, f, t);
            a4 = Vector128.MultiplyAddEstimate(a4, f, t);
            a5 = Vector128.MultiplyAddEstimate(a5, f, t);
            b0 = Vector128.MultiplyAddEstimate(b0, f, t);
            b1 = Vector128.MultiplyAddEstimate(b1, f, t);
            b2 = Vector128.MultiplyAddEstimate(b2, f, t);
            b3 = Vector128.MultiplyAddEstimate(b3, f, t);
            b4 = Vector128.MultiplyAddEstimate(b4, f, t);
            b5 = Vector128.MultiplyAddEstimate(b5, f, t);
        }

        return Vector128.Sum(a0 + a1 + a2 + a3 + a4 + a5 + (b0 + b1 + b2 + b3 + b4 + b5));
    }
}
