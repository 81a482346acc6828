using Generated.Neuron.Passes;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Tests.Simd;

[Trait(nameof(Needs), Needs.Vectors)]
public sealed class SimdColumnsTests
{
    public static TheoryData<int, int> Shapes
    {
        get
        {
            var shapes = new TheoryData<int, int>();
            foreach (var count in new[] { 1, 3, 4, 5, 15, 16, 17, 23, 40 })
            {
                foreach (var width in new[] { 1, 2, 3, 4, 5, 8, 11, 24, 29 })
                {
                    shapes.Add(count, width);
                }
            }

            return shapes;
        }
    }

    [Theory, MemberData(nameof(Shapes))]
    public void An_index_that_was_changed_after_its_check_stands_for_the_last_row_and_nothing_else_is_read(int count, int width)
    {
        const int Stride = 48, Rows = 7;
        int[] wrong = [-1, Rows, int.MaxValue, int.MinValue, 1 << 30];
        var rows = Enumerable.Range(1, Rows * width).Select(i => (float)i).ToArray();
        var batch = Enumerable.Range(0, count).Select(i => i % 3 == 1 ? wrong[i % wrong.Length] : i * 5 % Rows).ToArray();
        int[] bounded = [.. batch.Select(row => row is >= 0 and < Rows ? row : Rows - 1)];
        var (expected, actual) = (new float[width * Stride], new float[width * Stride]);
        SimdColumns.Load(rows, width, bounded, 0, count, ref expected[0], Stride);
        SimdColumns.Load(rows, width, batch, 0, count, ref actual[0], Stride);
        Assert.Equal(expected, actual);
        for (var column = 0; column < width; column++)
        {
            Assert.Equal(
                bounded.Select(row => rows[(row * width) + column]), actual.Skip(column * Stride).Take(count));
        }
    }

    [Theory, InlineData(-1), InlineData(int.MinValue), InlineData(int.MaxValue), InlineData(int.MaxValue - 16)]
    public void The_memory_of_a_thread_has_a_size_that_an_array_can_have(int length)
    {
        SimdMemory.OfThread(100).Fill(1);
        Assert.Throws<ArgumentOutOfRangeException>(nameof(length), () => SimdMemory.OfThread(length).Length);
        Assert.Equal(0, SimdMemory.OfThread(0).Length);
        Assert.Equal(200, SimdMemory.OfThread(200).Length);
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Rows_become_columns_padded_with_zeros_to_a_whole_step(int count, int width)
    {
        const int Stride = 48;
        foreach (var rowStride in new[] { width, width + 3 })
        {
            var rows = Enumerable.Range(1, count * rowStride).Select(i => (float)i).ToArray();
            var columns = Enumerable.Repeat(-1f, width * Stride).ToArray();
            SimdColumns.Load(in rows[0], rowStride, count, width, ref columns[0], Stride);

            for (var column = 0; column < width; column++)
            {
                for (var row = 0; row < Stride; row++)
                {
                    var padded = (count + SimdColumns.Step - 1) / SimdColumns.Step * SimdColumns.Step;
                    var expected = row < count ? rows[row * rowStride + column] : row < padded ? 0 : -1;
                    Assert.Equal(expected, columns[column * Stride + row]);
                }
            }
        }
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Rows_from_anywhere_become_the_same_columns_as_their_copies(int count, int width)
    {
        const int Stride = 48, All = 61;
        var rows = Enumerable.Range(1, All * width).Select(i => (float)i).ToArray();
        var batch = Enumerable.Range(0, count + 2).Select(k => (k * 37 + 60) % All).ToArray();
        var copies = batch.Skip(2).SelectMany(row => rows.Skip(row * width).Take(width)).ToArray();
        var expected = Enumerable.Repeat(-1f, width * Stride).ToArray();
        var actual = Enumerable.Repeat(-1f, width * Stride).ToArray();

        SimdColumns.Load(in copies[0], width, count, width, ref expected[0], Stride);
        SimdColumns.Load(rows, width, batch, 2, count, ref actual[0], Stride);

        Assert.Equal(expected, actual);
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Columns_become_rows_and_nothing_else_is_written(int count, int width)
    {
        const int Stride = 48;
        var columns = Enumerable.Range(1, width * Stride).Select(i => (float)i).ToArray();
        foreach (var rowStride in new[] { width, width + 3 })
        {
            var rows = Enumerable.Repeat(-1f, count * rowStride + 1).ToArray();
            SimdColumns.Store(in columns[0], Stride, ref rows[0], rowStride, width, count);

            for (var i = 0; i < rows.Length; i++)
            {
                var (row, column) = (i / rowStride, i % rowStride);
                var expected = row < count && column < width ? columns[column * Stride + row] : -1;
                Assert.Equal(expected, rows[i]);
            }
        }
    }
}
