using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Generated.Neuron.Simd;

/// <summary>
/// Transposes rows, stored sample after sample, into columns, the layout that kernels with lanes = samples expect, and back.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SimdColumns
{
    /// <summary>
    /// Columns are filled up to a multiple of this: one step of the widest kernel. Narrower ones make it in several.
    /// </summary>
    public const int Step = 16;

    /// <summary>rows <c>[count × width]</c> → columns <c>[width × stride]</c>; the rest of the last step of every column is 0.</summary>
    /// <param name="rows">The first row.</param>
    /// <param name="rowStride">The distance of two rows.</param>
    /// <param name="count">The number of rows, at most <paramref name="stride"/>.</param>
    /// <param name="width">The numbers per row.</param>
    /// <param name="columns">The first column.</param>
    /// <param name="stride">The distance of two columns, a multiple of <see cref="Step"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Load(ref readonly float rows, int rowStride, int count, int width, ref float columns, int stride)
    {
        if (width == 1 && rowStride == 1)
        {
            MemoryMarshal.CreateReadOnlySpan(in rows, count).CopyTo(MemoryMarshal.CreateSpan(ref columns, count));
        }
        else if (width == 2 && rowStride == 2)
        {
            LoadPairs(in rows, count, ref columns, stride);
        }
        else
        {
            SimdTransposition.Transpose(in rows, rowStride, count, width, ref columns, stride);
        }

        Pad(ref columns, stride, width, count);
    }

    /// <summary>As the other Load, for rows of a data set: those from <paramref name="first"/> on, or those of a batch.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="width">The numbers per row.</param>
    /// <param name="batch">
    /// The indices of the batch's rows, which have been checked; empty for all rows in their order. If another thread has changed one since
    /// then and is out of range, the last row is read: nothing outside of the rows is.
    /// </param>
    /// <param name="first">The first row, counted in the batch if there is one.</param>
    /// <param name="count">The number of rows, at most <paramref name="stride"/>.</param>
    /// <param name="columns">The first column.</param>
    /// <param name="stride">The distance of two columns, a multiple of <see cref="Step"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(
        ReadOnlySpan<float> rows, int width, ReadOnlySpan<int> batch, int first, int count, ref float columns, int stride)
    {
        if (batch.IsEmpty)
        {
            Load(in rows[first * width], width, count, width, ref columns, stride);
        }
        else
        {
            Gather(in rows[0], width, ((uint)rows.Length / (uint)width) - 1, batch.Slice(first, count), ref columns, stride);
        }
    }

    /// <summary>Rows from anywhere → columns, without a copy between.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Gather(ref readonly float rows, int width, uint last, ReadOnlySpan<int> batch, ref float columns, int stride)
    {
        // The first column holds the indices until it is written.
        Bound(batch, last, ref Unsafe.As<float, uint>(ref columns));
        var k = width switch
        {
            1 => GatherNumbers(in rows, ref columns, batch.Length),
            2 => GatherPairs(in rows, ref columns, stride, batch.Length),
            _ => 0,
        };
        var blocks = Sse2.IsSupported || AdvSimd.Arm64.IsSupported ? width & ~3 : 0;
        for (; k + 4 <= batch.Length; k += 4)
        {
            ref readonly var row0 = ref Row(in rows, width, in columns, k);
            ref readonly var row1 = ref Row(in rows, width, in columns, k + 1);
            ref readonly var row2 = ref Row(in rows, width, in columns, k + 2);
            ref readonly var row3 = ref Row(in rows, width, in columns, k + 3);
            ref var to = ref Unsafe.Add(ref columns, k);
            for (nuint column = 0; column < (uint)blocks; column += 4)
            {
                SimdTransposition.Block(
                    in At(in row0, column), in At(in row1, column), in At(in row2, column), in At(in row3, column), ref to, (nuint)stride);
                to = ref Unsafe.Add(ref to, 4 * stride);
            }

            for (var column = (nuint)blocks; column < (uint)width; column++)
            {
                to = At(in row0, column);
                Unsafe.Add(ref to, 1) = At(in row1, column);
                Unsafe.Add(ref to, 2) = At(in row2, column);
                Unsafe.Add(ref to, 3) = At(in row3, column);
                to = ref Unsafe.Add(ref to, stride);
            }
        }

        for (; k < batch.Length; k++)
        {
            ref readonly var row = ref Row(in rows, width, in columns, k);
            for (var column = 0; column < width; column++)
            {
                Unsafe.Add(ref columns, column * stride + k) = At(in row, (nuint)column);
            }
        }

        Pad(ref columns, stride, width, batch.Length);
    }

    /// <summary>The indices, limited to the last row, because another thread may have changed them since they were checked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Bound(ReadOnlySpan<int> batch, uint last, ref uint indices)
    {
        ref var first = ref Unsafe.As<int, uint>(ref MemoryMarshal.GetReference(batch));
        var (limit, k) = (new Vector<uint>(last), 0);
        for (; k + Vector<uint>.Count <= batch.Length; k += Vector<uint>.Count)
        {
            Vector.Min(Vector.LoadUnsafe(ref first, (nuint)k), limit).StoreUnsafe(ref indices, (nuint)k);
        }

        for (; k < batch.Length; k++)
        {
            Unsafe.Add(ref indices, k) = Math.Min(Unsafe.Add(ref first, k), last);
        }
    }

    /// <summary>One column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int GatherNumbers(ref readonly float rows, ref float column, int count)
    {
        for (var k = 0; k < count; k++)
        {
            Unsafe.Add(ref column, k) = Row(in rows, 1, in column, k);
        }

        return count;
    }

    /// <summary>
    /// As many whole steps of two columns as there are, in whole vectors, which the first layer reads again at once; returns the
    /// rows done.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int GatherPairs(ref readonly float rows, ref float columns, int stride, int count)
    {
        var k = 0;
        if (Avx512F.IsSupported)
        {
            var even = Vector512<int>.Indices * 2;
            var odd = even + Vector512<int>.One;
            for (; k + 16 <= count; k += 16)
            {
                var low = EightPairs(in rows, in columns, k);
                var high = EightPairs(in rows, in columns, k + 8);
                Avx512F.PermuteVar16x32x2(low, even, high).StoreUnsafe(ref columns, (nuint)k);
                Avx512F.PermuteVar16x32x2(low, odd, high).StoreUnsafe(ref columns, (nuint)(stride + k));
            }
        }

        return k;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> EightPairs(ref readonly float rows, ref readonly float indices, int k) => Vector512.Create(
        Pair(in rows, in indices, k), Pair(in rows, in indices, k + 1), Pair(in rows, in indices, k + 2), Pair(in rows, in indices, k + 3),
        Pair(in rows, in indices, k + 4), Pair(in rows, in indices, k + 5), Pair(in rows, in indices, k + 6),
        Pair(in rows, in indices, k + 7)).AsSingle();

    /// <summary>A row of two numbers as one of twice their size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Pair(ref readonly float rows, ref readonly float indices, int k) =>
        Unsafe.ReadUnaligned<double>(in Unsafe.As<float, byte>(ref Unsafe.AsRef(in Row(in rows, 2, in indices, k))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref readonly float At(ref readonly float row, nuint column) => ref Unsafe.Add(ref Unsafe.AsRef(in row), column);

    /// <summary>The row whose index is at k.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref readonly float Row(ref readonly float rows, int width, ref readonly float indices, int k) => ref Unsafe.Add(
        ref Unsafe.AsRef(in rows), (nint)Unsafe.As<float, uint>(ref Unsafe.Add(ref Unsafe.AsRef(in indices), k)) * width);

    /// <summary>The rest of the last step of every column: 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pad(ref float columns, int stride, int width, int count)
    {
        if ((count & (Step - 1)) != 0)
        {
            Clear(ref Unsafe.Add(ref columns, count), stride, width, -count & (Step - 1));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Clear(ref float columns, int stride, int width, int padding)
    {
        for (var column = 0; column < width; column++)
        {
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref columns, column * stride), padding).Clear();
        }
    }

    /// <summary>columns <c>[width × stride]</c> → rows <c>[count × width]</c>, the other way round.</summary>
    /// <param name="columns">The first column.</param>
    /// <param name="stride">The distance of two columns.</param>
    /// <param name="rows">The first row.</param>
    /// <param name="rowStride">The distance of two rows.</param>
    /// <param name="width">The numbers per row.</param>
    /// <param name="count">The number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Store(ref readonly float columns, int stride, ref float rows, int rowStride, int width, int count)
    {
        if (width == 1 && rowStride == 1)
        {
            MemoryMarshal.CreateReadOnlySpan(in columns, count).CopyTo(MemoryMarshal.CreateSpan(ref rows, count));
        }
        else if (width == 2 && rowStride == 2)
        {
            StorePairs(in columns, stride, ref rows, count);
        }
        else
        {
            // Columns are the rows of the matrix on its other side.
            SimdTransposition.Transpose(in columns, stride, width, count, ref rows, rowStride);
        }
    }

    /// <summary>Rows of two numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LoadPairs(ref readonly float rows, int count, ref float columns, int stride)
    {
        var row = 0;
        if (Avx512F.IsSupported)
        {
            var even = Vector512<int>.Indices * 2;
            var odd = even + Vector512<int>.One;
            for (; row + 16 <= count; row += 16)
            {
                var low = Vector512.LoadUnsafe(in rows, (nuint)(2 * row));
                var high = Vector512.LoadUnsafe(in rows, (nuint)(2 * row + 16));
                Avx512F.PermuteVar16x32x2(low, even, high).StoreUnsafe(ref columns, (nuint)row);
                Avx512F.PermuteVar16x32x2(low, odd, high).StoreUnsafe(ref columns, (nuint)(stride + row));
            }
        }
        else if (Sse.IsSupported)
        {
            for (; row + 4 <= count; row += 4)
            {
                var low = Vector128.LoadUnsafe(in rows, (nuint)(2 * row));
                var high = Vector128.LoadUnsafe(in rows, (nuint)(2 * row + 4));
                Sse.Shuffle(low, high, 0b10_00_10_00).StoreUnsafe(ref columns, (nuint)row);
                Sse.Shuffle(low, high, 0b11_01_11_01).StoreUnsafe(ref columns, (nuint)(stride + row));
            }
        }

        for (; row < count; row++)
        {
            Unsafe.Add(ref columns, row) = Unsafe.Add(ref Unsafe.AsRef(in rows), 2 * row);
            Unsafe.Add(ref columns, stride + row) = Unsafe.Add(ref Unsafe.AsRef(in rows), 2 * row + 1);
        }
    }

    /// <summary>Two columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void StorePairs(ref readonly float columns, int stride, ref float rows, int count)
    {
        var row = 0;
        if (Sse2.IsSupported || AdvSimd.Arm64.IsSupported)
        {
            for (; row + 4 <= count; row += 4)
            {
                var first = Vector128.LoadUnsafe(in columns, (nuint)row);
                var second = Vector128.LoadUnsafe(in columns, (nuint)(stride + row));
                SimdTransposition.Low(first, second).StoreUnsafe(ref rows, (nuint)(2 * row));
                SimdTransposition.High(first, second).StoreUnsafe(ref rows, (nuint)(2 * row + 4));
            }
        }

        for (; row < count; row++)
        {
            Unsafe.Add(ref rows, 2 * row) = Unsafe.Add(ref Unsafe.AsRef(in columns), row);
            Unsafe.Add(ref rows, 2 * row + 1) = Unsafe.Add(ref Unsafe.AsRef(in columns), stride + row);
        }
    }
}
