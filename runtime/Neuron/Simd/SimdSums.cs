using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Generated.Neuron.Simd;

/// <summary>
/// Sums over samples that are kept in sixteen lanes: sample r goes to lane r mod 16. One 512-bit vector, two of 256 or four
/// of 128 bits hold them, and they are folded in one fixed tree, so the sum has the same bits at every vector width.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SimdSums
{
    /// <summary>The number of lanes of one sum.</summary>
    public const int Lanes = 16;

    /// <summary>One sum: lanes i and i + 8 are added, then i and i + 4, i and i + 2, i and i + 1.</summary>
    /// <param name="sums">The first sum.</param>
    /// <param name="offset">Where its lanes begin.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Fold(ref readonly float sums, int offset)
    {
        var four = FourLanes(in sums, offset);
        var two = four + Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1));
        return two[0] + two[1];
    }

    /// <summary>Every sum times <paramref name="scale"/>.</summary>
    /// <param name="sums"><c>[totals × 16]</c></param>
    /// <param name="totals">Overwritten.</param>
    /// <param name="scale">The factor of all.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fold(ref readonly float sums, Span<float> totals, float scale)
    {
        var i = 0;
        for (; (Sse2.IsSupported || AdvSimd.Arm64.IsSupported) && i + 4 <= totals.Length; i += 4)
        {
            // Four sums of four lanes each, transposed, are four vectors to add: the same tree as for one.
            var (a, b) = (FourLanes(in sums, i * Lanes), FourLanes(in sums, (i + 1) * Lanes));
            var (c, d) = (FourLanes(in sums, (i + 2) * Lanes), FourLanes(in sums, (i + 3) * Lanes));
            var (low01, low23) = (SimdColumns.Low(a, b), SimdColumns.Low(c, d));
            var (high01, high23) = (SimdColumns.High(a, b), SimdColumns.High(c, d));
            var even = SimdColumns.LowPairs(low01, low23) + SimdColumns.LowPairs(high01, high23);
            var odd = SimdColumns.HighPairs(low01, low23) + SimdColumns.HighPairs(high01, high23);
            ((even + odd) * scale).CopyTo(totals[i..]);
        }

        for (; i < totals.Length; i++)
        {
            totals[i] = Fold(in sums, i * Lanes) * scale;
        }
    }

    /// <summary>Lanes i and i + 8 added, then i and i + 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> FourLanes(ref readonly float sums, int offset)
    {
        var lanes = (nuint)offset;
        var low = Vector128.LoadUnsafe(in sums, lanes) + Vector128.LoadUnsafe(in sums, lanes + 8);
        var high = Vector128.LoadUnsafe(in sums, lanes + 4) + Vector128.LoadUnsafe(in sums, lanes + 12);
        return low + high;
    }

    /// <summary>Rows without what fills them up to whole vectors, every number times <paramref name="scale"/>.</summary>
    /// <param name="sums"><c>[rows × stride]</c></param>
    /// <param name="stride">The distance of two rows.</param>
    /// <param name="width">The numbers of a row that count.</param>
    /// <param name="totals"><c>[rows × width]</c>, overwritten.</param>
    /// <param name="scale">The factor of all.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(ref readonly float sums, int stride, int width, Span<float> totals, float scale)
    {
        for (int from = 0, to = 0; to < totals.Length; from += stride, to += width)
        {
            var row = totals.Slice(to, width);
            MemoryMarshal.CreateReadOnlySpan(in Unsafe.Add(ref Unsafe.AsRef(in sums), from), width).CopyTo(row);
            Scale(row, scale);
        }
    }

    /// <summary>Every total plus a value times <paramref name="scale"/>, rounded twice on every processor.</summary>
    /// <param name="totals">Added to.</param>
    /// <param name="values">As many.</param>
    /// <param name="scale">The factor of all.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(Span<float> totals, ReadOnlySpan<float> values, float scale)
    {
        var i = 0;
        for (; i + Vector256<float>.Count <= totals.Length; i += Vector256<float>.Count)
        {
            (Vector256.Create<float>(totals[i..]) + (Vector256.Create(values[i..]) * scale)).CopyTo(totals[i..]);
        }

        for (; i < totals.Length; i++)
        {
            totals[i] += values[i] * scale;
        }
    }

    /// <summary>Every number times <paramref name="scale"/>.</summary>
    /// <param name="values">Overwritten.</param>
    /// <param name="scale">The factor of all.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale(Span<float> values, float scale)
    {
        var i = 0;
        for (; i + Vector256<float>.Count <= values.Length; i += Vector256<float>.Count)
        {
            (Vector256.Create<float>(values[i..]) * scale).CopyTo(values[i..]);
        }

        for (; i < values.Length; i++)
        {
            values[i] *= scale;
        }
    }
}
