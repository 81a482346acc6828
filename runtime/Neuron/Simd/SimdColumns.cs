using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Generated.Neuron.Simd;

/// <summary>
/// Rows as people store them, sample after sample, into columns as kernels with lanes = samples want them, and back.
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
    /// <param name="width">The numbers in a row.</param>
    /// <param name="columns">The first column.</param>
    /// <param name="stride">The distance of two columns, a multiple of <see cref="Step"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Load(ref readonly float rows, int rowStride, int count, int width, ref float columns, int stride)
    {
        if (width == 1 && rowStride == 1)
        {
            MemoryMarshal.CreateReadOnlySpan(in rows, count).CopyTo(MemoryMarshal.CreateSpan(ref columns, count));
        }
        else
        {
            var pairs = width == 2 && rowStride == 2 ? LoadPairs(in rows, count, ref columns, stride) : 0;
            var (doneRows, doneColumns) = Blocks(in rows, rowStride, count, width, ref columns, stride);
            for (var column = 0; column < width; column++)
            {
                var row = column < doneColumns ? doneRows : pairs;
                for (var from = row * rowStride + column; row < count; row++, from += rowStride)
                {
                    Unsafe.Add(ref columns, column * stride + row) = Unsafe.Add(ref Unsafe.AsRef(in rows), from);
                }
            }
        }

        var padding = -count & (Step - 1);
        for (var column = 0; padding != 0 && column < width; column++)
        {
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref columns, column * stride + count), padding).Clear();
        }
    }

    /// <summary>columns <c>[width × stride]</c> → rows <c>[count × width]</c>, the other way round.</summary>
    /// <param name="columns">The first column.</param>
    /// <param name="stride">The distance of two columns.</param>
    /// <param name="rows">The first row.</param>
    /// <param name="rowStride">The distance of two rows.</param>
    /// <param name="width">The numbers in a row.</param>
    /// <param name="count">The number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Store(ref readonly float columns, int stride, ref float rows, int rowStride, int width, int count)
    {
        if (width == 1 && rowStride == 1)
        {
            MemoryMarshal.CreateReadOnlySpan(in columns, count).CopyTo(MemoryMarshal.CreateSpan(ref rows, count));
            return;
        }

        // Columns are the rows of the matrix on its other side, so the blocks are the same.
        var (doneColumns, doneRows) = Blocks(in columns, stride, width, count, ref rows, rowStride);
        var pairs = width == 2 && rowStride == 2 ? StorePairs(in columns, stride, ref rows, count) : 0;
        for (var column = 0; column < width; column++)
        {
            var row = column < doneColumns ? doneRows : pairs;
            for (var to = row * rowStride + column; row < count; row++, to += rowStride)
            {
                Unsafe.Add(ref rows, to) = Unsafe.Add(ref Unsafe.AsRef(in columns), column * stride + row);
            }
        }
    }

    /// <summary>As many whole steps of two columns as there are; returns the rows done.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int LoadPairs(ref readonly float rows, int count, ref float columns, int stride)
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

        return row;
    }

    /// <summary>As many whole blocks of four rows of two columns as there are; returns the rows done.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int StorePairs(ref readonly float columns, int stride, ref float rows, int count)
    {
        var row = 0;
        if (Sse2.IsSupported || AdvSimd.Arm64.IsSupported)
        {
            for (; row + 4 <= count; row += 4)
            {
                var first = Vector128.LoadUnsafe(in columns, (nuint)row);
                var second = Vector128.LoadUnsafe(in columns, (nuint)(stride + row));
                Low(first, second).StoreUnsafe(ref rows, (nuint)(2 * row));
                High(first, second).StoreUnsafe(ref rows, (nuint)(2 * row + 4));
            }
        }

        return row;
    }

    /// <summary>
    /// Transposes what is whole blocks of four rows and four columns, two blocks at a time where vectors have room for them;
    /// returns the rows and columns done.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (int Rows, int Columns) Blocks(
        ref readonly float source, int sourceStride, int rows, int columns, ref float destination, int destinationStride)
    {
        if (!Sse2.IsSupported && !AdvSimd.Arm64.IsSupported)
        {
            return (0, 0);
        }

        var (wholeRows, wholeColumns) = (rows & ~3, columns & ~3);
        for (var column = 0; column < wholeColumns; column += 4)
        {
            ref var from = ref Unsafe.Add(ref Unsafe.AsRef(in source), column);
            ref var to = ref Unsafe.Add(ref destination, column * destinationStride);
            var row = 0;
            for (; Avx.IsSupported && row + 8 <= wholeRows; row += 8)
            {
                TwoBlocks(in Unsafe.Add(ref from, row * sourceStride), (nuint)sourceStride, ref Unsafe.Add(ref to, row), (nuint)destinationStride);
            }

            for (; row < wholeRows; row += 4)
            {
                Block(in Unsafe.Add(ref from, row * sourceStride), (nuint)sourceStride, ref Unsafe.Add(ref to, row), (nuint)destinationStride);
            }
        }

        return (wholeRows, wholeColumns);
    }

    /// <summary>A 4 × 4 matrix transposed: neighbouring rows interleaved, and then the pairs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block(ref readonly float source, nuint sourceStride, ref float destination, nuint destinationStride)
    {
        var row0 = Vector128.LoadUnsafe(in source);
        var row1 = Vector128.LoadUnsafe(in source, sourceStride);
        var row2 = Vector128.LoadUnsafe(in source, 2 * sourceStride);
        var row3 = Vector128.LoadUnsafe(in source, 3 * sourceStride);
        var low01 = Low(row0, row1);
        var low23 = Low(row2, row3);
        var high01 = High(row0, row1);
        var high23 = High(row2, row3);
        LowPairs(low01, low23).StoreUnsafe(ref destination);
        HighPairs(low01, low23).StoreUnsafe(ref destination, destinationStride);
        LowPairs(high01, high23).StoreUnsafe(ref destination, 2 * destinationStride);
        HighPairs(high01, high23).StoreUnsafe(ref destination, 3 * destinationStride);
    }

    /// <summary>Eight rows of four: rows 0 to 3 in the lower halves and rows 4 to 7 in the upper ones are two blocks side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TwoBlocks(ref readonly float source, nuint sourceStride, ref float destination, nuint destinationStride)
    {
        var row0 = Vector256.Create(Vector128.LoadUnsafe(in source), Vector128.LoadUnsafe(in source, 4 * sourceStride));
        var row1 = Vector256.Create(Vector128.LoadUnsafe(in source, sourceStride), Vector128.LoadUnsafe(in source, 5 * sourceStride));
        var row2 = Vector256.Create(Vector128.LoadUnsafe(in source, 2 * sourceStride), Vector128.LoadUnsafe(in source, 6 * sourceStride));
        var row3 = Vector256.Create(Vector128.LoadUnsafe(in source, 3 * sourceStride), Vector128.LoadUnsafe(in source, 7 * sourceStride));
        var low01 = Avx.UnpackLow(row0, row1).AsDouble();
        var low23 = Avx.UnpackLow(row2, row3).AsDouble();
        var high01 = Avx.UnpackHigh(row0, row1).AsDouble();
        var high23 = Avx.UnpackHigh(row2, row3).AsDouble();
        Avx.UnpackLow(low01, low23).AsSingle().StoreUnsafe(ref destination);
        Avx.UnpackHigh(low01, low23).AsSingle().StoreUnsafe(ref destination, destinationStride);
        Avx.UnpackLow(high01, high23).AsSingle().StoreUnsafe(ref destination, 2 * destinationStride);
        Avx.UnpackHigh(high01, high23).AsSingle().StoreUnsafe(ref destination, 3 * destinationStride);
    }

    /// <summary>a₀ b₀ a₁ b₁.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> Low(Vector128<float> a, Vector128<float> b) =>
        Sse2.IsSupported ? Sse.UnpackLow(a, b) : AdvSimd.Arm64.ZipLow(a, b);

    /// <summary>a₂ b₂ a₃ b₃.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> High(Vector128<float> a, Vector128<float> b) =>
        Sse2.IsSupported ? Sse.UnpackHigh(a, b) : AdvSimd.Arm64.ZipHigh(a, b);

    /// <summary>a₀ a₁ b₀ b₁.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> LowPairs(Vector128<float> a, Vector128<float> b) =>
        (Sse2.IsSupported ? Sse2.UnpackLow(a.AsDouble(), b.AsDouble()) : AdvSimd.Arm64.ZipLow(a.AsDouble(), b.AsDouble())).AsSingle();

    /// <summary>a₂ a₃ b₂ b₃.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> HighPairs(Vector128<float> a, Vector128<float> b) =>
        (Sse2.IsSupported ? Sse2.UnpackHigh(a.AsDouble(), b.AsDouble()) : AdvSimd.Arm64.ZipHigh(a.AsDouble(), b.AsDouble())).AsSingle();
}
