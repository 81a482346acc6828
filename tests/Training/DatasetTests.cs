namespace Generated.Neuron.Tests.Training;

public sealed class DatasetTests
{
    private static readonly Dataset Four = new(new float[] { 0, 1, 10, 11, 20, 21, 30, 31 }, new float[] { 0, 1, 2, 3 }, rows: 4);

    [Fact]
    public void Widths_follow_from_lengths_and_rows() => Assert.Equal((4, 2, 1), (Four.Rows, Four.InputCount, Four.TargetCount));

    [Theory]
    [InlineData(5, 4, "inputs")]
    [InlineData(0, 4, "inputs")]
    [InlineData(8, 3, "targets")]
    [InlineData(8, 0, "targets")]
    public void Lengths_that_are_no_whole_rows_are_rejected(int inputs, int targets, string name) =>
        Assert.Throws<ArgumentException>(name, () => new Dataset(new float[inputs], new float[targets], rows: 4));

    [Fact]
    public void No_rows_are_rejected() =>
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => new Dataset(new float[4], new float[4], rows: 0));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void A_split_keeps_the_order(int trainRows)
    {
        var (train, test) = Four.Split(trainRows);

        Assert.Equal((trainRows, 4 - trainRows), (train.Rows, test.Rows));
        Assert.Equal(Four.Inputs, (ReadOnlySpan<float>)[.. train.Inputs, .. test.Inputs]);
        Assert.Equal(Four.Targets, (ReadOnlySpan<float>)[.. train.Targets, .. test.Targets]);
        Assert.Equal((2, 1), (test.InputCount, test.TargetCount));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void A_split_outside_the_rows_is_rejected(int trainRows) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(trainRows), () => Four.Split(trainRows));

    [Fact]
    public void A_shuffle_keeps_inputs_and_targets_together()
    {
        var shuffled = Four.Shuffle(seed: 3);

        for (var row = 0; row < 4; row++)
        {
            var target = shuffled.Targets[row];
            Assert.Equal([10 * target, 10 * target + 1], shuffled.Inputs.Slice(2 * row, 2).ToArray());
        }

        Assert.Equal([0f, 1, 2, 3], shuffled.Targets.ToArray().Order());
        Assert.Equal([0f, 1, 2, 3], Four.Targets.ToArray());
    }

    [Fact]
    public void A_seed_gives_one_order_on_every_machine()
    {
        // Computed apart from this code, in Python.
        Assert.Equal(PinnedOrder, Four.Shuffle(seed: 0).Targets.ToArray());
        Assert.Equal(Four.Shuffle(seed: 5).Targets.ToArray(), Four.Shuffle(seed: 5).Targets.ToArray());
    }

    [Fact]
    public void Every_order_comes_about_equally_often()
    {
        var counts = new Dictionary<string, int>();
        for (var seed = 0; seed < 24_000; seed++)
        {
            var order = string.Concat(Four.Shuffle(seed).Targets.ToArray());
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        // 24 orders, 1000 times each; the standard deviation of a count is √(24000 · 1/24 · 23/24) = 31, five of them are 155.
        Assert.Equal(24, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 845, 1155));
    }

    [Fact]
    public void One_hot_puts_a_one_at_the_class()
    {
        var data = new Dataset(new float[] { 7, 8, 9 }, new float[] { 2, 0, 1 }, rows: 3).OneHot(classes: 3);

        Assert.Equal(3, data.TargetCount);
        Assert.Equal([7, 8, 9], data.Inputs.ToArray());
        Assert.Equal([0, 0, 1, 1, 0, 0, 0, 1, 0], data.Targets.ToArray());
    }

    [Theory]
    [InlineData(3f, "Row 2: the label 3 is not a class (0 to 2).")]
    [InlineData(-1f, "Row 2: the label -1 is not a class (0 to 2).")]
    [InlineData(0.5f, "Row 2: the label 0.5 is not a class (0 to 2).")]
    [InlineData(float.NaN, "Row 2: the label NaN is not a class (0 to 2).")]
    public void A_label_that_is_no_class_is_named_with_its_row(float label, string message)
    {
        var data = new Dataset(new float[] { 7, 8 }, new float[] { 1, label }, rows: 2);
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => data.OneHot(classes: 3)).Message);
    }

    [Fact]
    public void One_hot_needs_one_target_per_row() =>
        Assert.Throws<InvalidOperationException>(() => new Dataset(new float[2], new float[4], rows: 2).OneHot(classes: 3));

    private static readonly float[] PinnedOrder = [2, 0, 1, 3];
}
