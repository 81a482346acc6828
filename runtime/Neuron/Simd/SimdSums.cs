using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Generated.Neuron.Simd;

/// <summary>
/// Sums over samples in sixteen lanes: sample r is added to lane r mod 16. One 512-bit vector, two of 256 or four
/// of 128 bits hold them, and they are folded in one fixed tree, so the sum has the same bits at every vector width.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SimdSums
{
    /// <summary>The number of lanes of one sum.</summary>
    public const int Lanes = 16;

    /// <summary>As many numbers, padded to whole vectors of the widest kind.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Padded(int count) => (count + Lanes - 1) / Lanes * Lanes;

    /// <summary>Sums of nothing yet: every lane 0.</summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <param name="sums"><c>[count]</c>, overwritten.</param>
    /// <param name="count">The lanes of all sums: a multiple of <see cref="Lanes"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Clear<TSimd, TVector>(ref float sums, int count)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        for (nint i = 0; i < count; i += TSimd.Lanes)
        {
            TSimd.Store(TSimd.Zero, ref sums, i);
        }
    }

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

    /// <summary>A sum in eight lanes: lanes i and i + 4 are added, then i and i + 2, i and i + 1.</summary>
    /// <param name="sums">Its lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float FoldEight(ref readonly float sums)
    {
        var four = Vector128.LoadUnsafe(in sums) + Vector128.LoadUnsafe(in sums, 4);
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
        ref var total = ref MemoryMarshal.GetReference(totals);
        var i = 0;
        if (Avx.IsSupported)
        {
            for (; i + 8 <= totals.Length; i += 8)
            {
                (FoldEight(in sums, i * Lanes) * scale).StoreUnsafe(ref total, (nuint)i);
            }
        }
        else if (Sse2.IsSupported || AdvSimd.Arm64.IsSupported)
        {
            for (; i + 4 <= totals.Length; i += 4)
            {
                (FoldFour(in sums, i * Lanes) * scale).StoreUnsafe(ref total, (nuint)i);
            }
        }

        for (; i < totals.Length; i++)
        {
            Unsafe.Add(ref total, i) = Fold(in sums, i * Lanes) * scale;
        }
    }

    /// <summary>Four sums of four lanes each, transposed, are four vectors to add: the same tree as for one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> FoldFour(ref readonly float sums, int offset)
    {
        var a = FourLanes(in sums, offset);
        var b = FourLanes(in sums, offset + Lanes);
        var c = FourLanes(in sums, offset + 2 * Lanes);
        var d = FourLanes(in sums, offset + 3 * Lanes);
        var low01 = SimdTransposition.Low(a, b);
        var low23 = SimdTransposition.Low(c, d);
        var high01 = SimdTransposition.High(a, b);
        var high23 = SimdTransposition.High(c, d);
        var even = SimdTransposition.LowPairs(low01, low23) + SimdTransposition.LowPairs(high01, high23);
        var odd = SimdTransposition.HighPairs(low01, low23) + SimdTransposition.HighPairs(high01, high23);
        return even + odd;
    }

    /// <summary>Eight sums: as four, with four more in the upper half of each vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> FoldEight(ref readonly float sums, int offset)
    {
        var a = EightLanes(in sums, offset);
        var b = EightLanes(in sums, offset + Lanes);
        var c = EightLanes(in sums, offset + 2 * Lanes);
        var d = EightLanes(in sums, offset + 3 * Lanes);
        var low01 = Avx.UnpackLow(a, b).AsDouble();
        var low23 = Avx.UnpackLow(c, d).AsDouble();
        var high01 = Avx.UnpackHigh(a, b).AsDouble();
        var high23 = Avx.UnpackHigh(c, d).AsDouble();
        var even = Avx.UnpackLow(low01, low23).AsSingle() + Avx.UnpackLow(high01, high23).AsSingle();
        var odd = Avx.UnpackHigh(low01, low23).AsSingle() + Avx.UnpackHigh(high01, high23).AsSingle();
        return even + odd;
    }

    /// <summary>
    /// For the sum at <paramref name="offset"/> and, in the upper half, the fourth after it: adds lanes i and i + 8, then i and i + 4.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> EightLanes(ref readonly float sums, int offset)
    {
        var (here, there) = ((nuint)offset, (nuint)offset + 4 * Lanes);
        var a = Vector256.LoadUnsafe(in sums, here) + Vector256.LoadUnsafe(in sums, here + 8);
        var b = Vector256.LoadUnsafe(in sums, there) + Vector256.LoadUnsafe(in sums, there + 8);
        return Avx.Permute2x128(a, b, 0x20) + Avx.Permute2x128(a, b, 0x31);
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

    /// <summary>Copies rows without their padding, every number times <paramref name="scale"/>.</summary>
    /// <param name="sums"><c>[rows × stride]</c></param>
    /// <param name="stride">The distance of two rows.</param>
    /// <param name="width">The numbers per row without padding.</param>
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

    /// <summary>Whether none of the numbers is infinite or NaN.</summary>
    /// <param name="numbers">Any number of them.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static bool AreFinite(ReadOnlySpan<float> numbers)
    {
        // 0 times a number is 0, or NaN if it is not finite.
        ref var first = ref MemoryMarshal.GetReference(numbers);
        var (i, length) = ((nuint)0, (nuint)numbers.Length);
        var sum = Vector256<float>.Zero;
        for (; i + 8 <= length; i += 8)
        {
            sum += Vector256.LoadUnsafe(ref first, i) * Vector256<float>.Zero;
        }

        var rest = 0f;
        for (; i < length; i++)
        {
            rest += Unsafe.Add(ref first, i) * 0;
        }

        return Vector256.EqualsAll(sum, Vector256<float>.Zero) && rest == 0;
    }

    /// <summary>Every total plus a value.</summary>
    /// <param name="totals">Added to.</param>
    /// <param name="values">As many.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Add(Span<float> totals, ReadOnlySpan<float> values)
    {
        Debug.Assert(totals.Length == values.Length);
        ref var total = ref MemoryMarshal.GetReference(totals);
        ref var value = ref MemoryMarshal.GetReference(values);
        var (i, length) = ((nuint)0, (nuint)totals.Length);
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i + 16 <= length; i += 16)
            {
                (Vector512.LoadUnsafe(in total, i) + Vector512.LoadUnsafe(in value, i)).StoreUnsafe(ref total, i);
            }
        }

        for (; i + 8 <= length; i += 8)
        {
            (Vector256.LoadUnsafe(in total, i) + Vector256.LoadUnsafe(in value, i)).StoreUnsafe(ref total, i);
        }

        for (; i < length; i++)
        {
            Unsafe.Add(ref total, i) += Unsafe.Add(ref value, i);
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
