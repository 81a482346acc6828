using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Generated.Neuron.Simd;

/// <summary>A matrix turned over: in blocks as large as the processor's vectors allow, and what they leave number by number.</summary>
internal static class SimdTransposition
{
    /// <summary>
    /// source <c>[rows × sourceStride]</c>, of which <paramref name="columns"/> count → destination <c>[columns × destinationStride]</c>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(
        ref readonly float source, int sourceStride, int rows, int columns, ref float destination, int destinationStride)
    {
        var (doneRows, doneColumns) = Sse2.IsSupported || AdvSimd.Arm64.IsSupported ? (rows & ~3, columns & ~3) : (0, 0);
        var column = 0;
        for (; Avx512F.IsSupported && doneRows >= 16 && column + 8 <= doneColumns; column += 8)
        {
            ref var from = ref Unsafe.Add(ref Unsafe.AsRef(in source), column);
            ref var to = ref Unsafe.Add(ref destination, column * destinationStride);
            var row = 0;
            for (; row + 16 <= doneRows; row += 16)
            {
                EightColumns(
                    in Unsafe.Add(ref from, row * sourceStride),
                    (nuint)sourceStride,
                    ref Unsafe.Add(ref to, row),
                    (nuint)destinationStride);
            }

            FourColumns(ref from, sourceStride, row, doneRows, ref to, destinationStride);
            FourColumns(
                ref Unsafe.Add(ref from, 4), sourceStride, row, doneRows, ref Unsafe.Add(ref to, 4 * destinationStride), destinationStride);
        }

        for (; column < doneColumns; column += 4)
        {
            FourColumns(
                ref Unsafe.Add(ref Unsafe.AsRef(in source), column),
                sourceStride,
                0,
                doneRows,
                ref Unsafe.Add(ref destination, column * destinationStride),
                destinationStride);
        }

        for (column = doneRows < rows ? 0 : doneColumns; column < columns; column++)
        {
            var row = column < doneColumns ? doneRows : 0;
            for (var from = row * sourceStride + column; row < rows; row++, from += sourceStride)
            {
                Unsafe.Add(ref destination, column * destinationStride + row) = Unsafe.Add(ref Unsafe.AsRef(in source), from);
            }
        }
    }

    /// <summary>Four columns of whole blocks of four rows, two blocks at a time if vectors have room for them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourColumns(ref float source, int sourceStride, int row, int rows, ref float destination, int destinationStride)
    {
        for (; Avx.IsSupported && row + 8 <= rows; row += 8)
        {
            TwoBlocks(
                in Unsafe.Add(ref source, row * sourceStride),
                (nuint)sourceStride,
                ref Unsafe.Add(ref destination, row),
                (nuint)destinationStride);
        }

        for (; row < rows; row += 4)
        {
            ref var source0 = ref Unsafe.Add(ref source, row * sourceStride);
            Block(
                in source0, in Unsafe.Add(ref source0, sourceStride), in Unsafe.Add(ref source0, 2 * sourceStride),
                    in Unsafe.Add(ref source0, 3 * sourceStride),
                ref Unsafe.Add(ref destination, row), (nuint)destinationStride);
        }
    }

    /// <summary>
    /// Sixteen rows of eight. Rows 0 and 4, 1 and 5, … are adjacent, so that the quarters of a vector come out in the order of
    /// their rows: neighbors interleaved, then the pairs, then the quarters.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EightColumns(ref readonly float source, nuint sourceStride, ref float destination, nuint destinationStride)
    {
        var (column0, column1, column2, column3) = HalfOfRows(in source, sourceStride);
        var (column0After, column1After, column2After, column3After) = HalfOfRows(
            in Unsafe.Add(ref Unsafe.AsRef(in source), 8 * sourceStride), sourceStride);
        const byte even = 0b10_00_10_00, odd = 0b11_01_11_01;
        Avx512F.Shuffle4x128(column0, column0After, even).StoreUnsafe(ref destination);
        Avx512F.Shuffle4x128(column1, column1After, even).StoreUnsafe(ref destination, destinationStride);
        Avx512F.Shuffle4x128(column2, column2After, even).StoreUnsafe(ref destination, 2 * destinationStride);
        Avx512F.Shuffle4x128(column3, column3After, even).StoreUnsafe(ref destination, 3 * destinationStride);
        Avx512F.Shuffle4x128(column0, column0After, odd).StoreUnsafe(ref destination, 4 * destinationStride);
        Avx512F.Shuffle4x128(column1, column1After, odd).StoreUnsafe(ref destination, 5 * destinationStride);
        Avx512F.Shuffle4x128(column2, column2After, odd).StoreUnsafe(ref destination, 6 * destinationStride);
        Avx512F.Shuffle4x128(column3, column3After, odd).StoreUnsafe(ref destination, 7 * destinationStride);
    }

    /// <summary>Eight numbers at one place, and eight at another, which is a load each and no work in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Halves(ref readonly float source, nuint lower, nuint upper) =>
        Avx512F.InsertVector256(
            Vector256.LoadUnsafe(in source, lower).ToVector512Unsafe().AsDouble(), Vector256.LoadUnsafe(in source, upper).AsDouble(), 1)
            .AsSingle();

    /// <summary>
    /// Of eight rows of eight: columns 0 and 4, 1 and 5, 2 and 6, 3 and 7, in quarters: 0 of rows 0 to 3, 4 of them, 0 of rows 4 to 7, 4 of
    /// them.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<float>, Vector512<float>, Vector512<float>, Vector512<float>) HalfOfRows(
        ref readonly float source, nuint sourceStride)
    {
        var row0 = Halves(in source, 0, 4 * sourceStride);
        var row1 = Halves(in source, sourceStride, 5 * sourceStride);
        var row2 = Halves(in source, 2 * sourceStride, 6 * sourceStride);
        var row3 = Halves(in source, 3 * sourceStride, 7 * sourceStride);
        var low01 = Avx512F.UnpackLow(row0, row1).AsDouble();
        var low23 = Avx512F.UnpackLow(row2, row3).AsDouble();
        var high01 = Avx512F.UnpackHigh(row0, row1).AsDouble();
        var high23 = Avx512F.UnpackHigh(row2, row3).AsDouble();
        return (
            Avx512F.UnpackLow(low01, low23).AsSingle(), Avx512F.UnpackHigh(low01, low23).AsSingle(),
            Avx512F.UnpackLow(high01, high23).AsSingle(), Avx512F.UnpackHigh(high01, high23).AsSingle());
    }

    /// <summary>A 4 × 4 matrix transposed: neighboring rows interleaved, and then the pairs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Block(
        ref readonly float source0, ref readonly float source1, ref readonly float source2, ref readonly float source3,
        ref float destination, nuint destinationStride)
    {
        var row0 = Vector128.LoadUnsafe(in source0);
        var row1 = Vector128.LoadUnsafe(in source1);
        var row2 = Vector128.LoadUnsafe(in source2);
        var row3 = Vector128.LoadUnsafe(in source3);
        var low01 = Low(row0, row1);
        var low23 = Low(row2, row3);
        var high01 = High(row0, row1);
        var high23 = High(row2, row3);
        LowPairs(low01, low23).StoreUnsafe(ref destination);
        HighPairs(low01, low23).StoreUnsafe(ref destination, destinationStride);
        LowPairs(high01, high23).StoreUnsafe(ref destination, 2 * destinationStride);
        HighPairs(high01, high23).StoreUnsafe(ref destination, 3 * destinationStride);
    }

    /// <summary>
    /// Eight rows of four: rows 0 to 3 in the lower halves and rows 4 to 7 in the upper ones are two blocks side by side.
    /// </summary>
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
