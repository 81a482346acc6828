namespace Generated.Neuron.Tests.Training;

[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class StandardScalerTests
{
    [Fact]
    public void Mean_and_deviation_are_those_of_the_training_rows()
    {
        var scaler = StandardScaler.Fit(new Dataset(new float[] { 1, 10, 3, 30, 5, 50 }, new float[3], rows: 3));

        // The population's deviation: √((4 + 0 + 4) / 3).
        Assert.Equal([3f, 30f], scaler.Mean.ToArray());
        Assert.Equal([(float)Math.Sqrt(8.0 / 3), (float)Math.Sqrt(800.0 / 3)], scaler.Deviation.ToArray());
    }

    [Fact]
    public void Other_rows_are_moved_by_the_same_numbers_and_keep_their_targets()
    {
        var scaler = StandardScaler.Fit(new Dataset(new float[] { 1, 10, 3, 30 }, new float[2], rows: 2));
        var moved = scaler.Transform(new Dataset(new float[] { 2, 20, 4, 0 }, new float[] { 7, 8 }, rows: 2));

        Assert.Equal([0, 0, 2, -2], moved.Inputs.ToArray());
        Assert.Equal([7, 8], moved.Targets.ToArray());
    }

    [Fact]
    public void A_constant_input_becomes_zero()
    {
        // 0.1 is no exact binary number: a mean that is summed up would miss it.
        var data = new Dataset(Enumerable.Repeat(0.1f, 1000).ToArray(), new float[1000], rows: 1000);
        var scaler = StandardScaler.Fit(data);

        Assert.Equal([1f], scaler.Deviation.ToArray());
        Assert.All(scaler.Transform(data).Inputs.ToArray(), x => Assert.Equal(0, x));
    }

    [Fact]
    public void A_small_spread_around_a_large_value_is_kept()
    {
        var data = new Dataset(new float[] { 1_000_000, 1_000_001 }, new float[2], rows: 2);
        Assert.Equal([0.5f], StandardScaler.Fit(data).Deviation.ToArray());
    }

    [Fact]
    public void The_number_of_inputs_must_be_that_of_the_fit()
    {
        var scaler = StandardScaler.Fit(new Dataset(new float[2], new float[1], rows: 1));
        Assert.Throws<ArgumentException>("data", () => scaler.Transform(new Dataset(new float[3], new float[1], rows: 1)));
    }

    [Fact]
    public void There_must_be_rows_to_fit() => Assert.Throws<ArgumentException>(
        "train", () => StandardScaler.Fit(new Dataset(new float[2], new float[1], rows: 1).Split(0).Train));

    [Fact]
    public void Rows_that_are_not_finite_have_no_mean() => Assert.Throws<ArgumentException>(
        "train", () => StandardScaler.Fit(new Dataset(new float[] { 1, float.NaN }, new float[1], rows: 1)));

    [Fact]
    public void Known_numbers_make_one()
    {
        var scaler = new StandardScaler([1, 2], [0.5f, 4]);
        Assert.Equal([2f, -0.5f], scaler.Transform(new Dataset(new float[] { 2, 0 }, new float[1], rows: 1)).Inputs.ToArray());
        Assert.Equal(scaler.Mean.ToArray(), new StandardScaler(scaler.Mean, scaler.Deviation).Mean.ToArray());
    }

    [Theory]
    [InlineData("mean", "at least one; got none", new float[0], new float[0])]
    [InlineData("mean", "must be finite numbers, at least one; got 1, NaN", new[] { 1, float.NaN }, new float[] { 1, 1 })]
    [InlineData(
        "deviation", "must be 2 finite numbers greater than 0, one for each mean; got 1", new float[] { 1, 2 }, new float[] { 1 })]
    [InlineData("deviation", "greater than 0, one for each mean; got 1, 0", new float[] { 1, 2 }, new float[] { 1, 0 })]
    [InlineData("deviation", "got Infinity", new float[] { 1 }, new[] { float.PositiveInfinity })]
    public void Known_numbers_that_cannot_be_are_refused(string name, string message, float[] mean, float[] deviation) =>
        Assert.Contains(
            message, Assert.Throws<ArgumentException>(name, () => new StandardScaler(mean, deviation)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("2-8-1 (Relu, Sigmoid; BinaryCrossEntropy)")]
    [InlineData("2-3 (Identity; MeanSquaredError)")]
    public void Folded_into_a_network_it_takes_the_inputs_as_they_come(string topology)
    {
        var network = new MatrixNetwork(Topology.Parse(topology), seed: 1);
        var random = new Random(2);
        foreach (ref var bias in network.Biases(1))
        {
            bias = random.NextSingle();
        }

        var scaler = new StandardScaler([30, -0.25f], [0.125f, 7]);
        var rows = new Dataset(
            Enumerable.Range(0, 40).Select(_ => 28 + 4 * random.NextSingle()).ToArray(),
            new float[20 * network.Topology.OutputCount],
            rows: 20);
        var (expected, actual) = (new float[rows.Targets.Length], new float[rows.Targets.Length]);
        network.Forward(scaler.Transform(rows).Inputs, expected);
        scaler.FoldInto(network);
        network.Forward(rows.Inputs, actual);

        // Each new weight is off by 2⁻²⁴ of itself at most, times inputs of 30 standing for (30 − mean) / 0.125: 240 × 2⁻²⁴ a product.
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
    }

    [Fact]
    public void What_cannot_be_folded_is_refused_and_the_network_is_unchanged()
    {
        var network = new MatrixNetwork(Topology.Parse("2-1 (Identity; MeanSquaredError)"), seed: 1);
        var before = network.Parameters.ToArray();
        Assert.Contains(
            "has 2 inputs, but the scaling is of 1",
            Assert.Throws<ArgumentException>("network", () => new StandardScaler([1], [1]).FoldInto(network)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "would be NaN or infinite",
            Assert.Throws<ArgumentException>("network", () => new StandardScaler([1, 0], [1, 1e-45f]).FoldInto(network)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("network", () => new StandardScaler([1], [1]).FoldInto(null!));
        Assert.Equal(before, network.Parameters.ToArray());
    }
}
