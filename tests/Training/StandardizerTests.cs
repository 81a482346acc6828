namespace Generated.Neuron.Tests.Training;

public sealed class StandardizerTests
{
    [Fact]
    public void Mean_and_deviation_are_those_of_the_training_rows()
    {
        var standardizer = Standardizer.Fit(new Dataset(new float[] { 1, 10, 3, 30, 5, 50 }, new float[3], rows: 3));

        // The population's deviation: √((4 + 0 + 4) / 3).
        Assert.Equal([3f, 30f], standardizer.Mean.ToArray());
        Assert.Equal([(float)Math.Sqrt(8.0 / 3), (float)Math.Sqrt(800.0 / 3)], standardizer.Deviation.ToArray());
    }

    [Fact]
    public void Other_rows_are_moved_by_the_same_numbers_and_keep_their_targets()
    {
        var standardizer = Standardizer.Fit(new Dataset(new float[] { 1, 10, 3, 30 }, new float[2], rows: 2));
        var moved = standardizer.Apply(new Dataset(new float[] { 2, 20, 4, 0 }, new float[] { 7, 8 }, rows: 2));

        Assert.Equal([0, 0, 2, -2], moved.Inputs.ToArray());
        Assert.Equal([7, 8], moved.Targets.ToArray());
    }

    [Fact]
    public void A_constant_input_becomes_zero()
    {
        // 0.1 is no exact binary number: a mean that is summed up would miss it.
        var data = new Dataset(Enumerable.Repeat(0.1f, 1000).ToArray(), new float[1000], rows: 1000);
        var standardizer = Standardizer.Fit(data);

        Assert.Equal([1f], standardizer.Deviation.ToArray());
        Assert.All(standardizer.Apply(data).Inputs.ToArray(), x => Assert.Equal(0, x));
    }

    [Fact]
    public void A_small_spread_around_a_large_value_is_kept()
    {
        var data = new Dataset(new float[] { 1_000_000, 1_000_001 }, new float[2], rows: 2);
        Assert.Equal([0.5f], Standardizer.Fit(data).Deviation.ToArray());
    }

    [Fact]
    public void The_number_of_inputs_must_be_that_of_the_fit()
    {
        var standardizer = Standardizer.Fit(new Dataset(new float[2], new float[1], rows: 1));
        Assert.Throws<ArgumentException>("data", () => standardizer.Apply(new Dataset(new float[3], new float[1], rows: 1)));
    }

    [Fact]
    public void There_must_be_rows_to_fit() =>
        Assert.Throws<ArgumentException>("train", () => Standardizer.Fit(new Dataset(new float[2], new float[1], rows: 1).Split(0).Train));
}
