using Generated.Neuron.Tables;

namespace Generated.Neuron.Tests.Tables;

/// <summary>The scaling as part of the weights: explicit, and refused where float32 would lose digits.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class FoldingTests
{
    private static readonly TableEncoding Flats = new(
        [
            new NumberEncoding("meters", new(), 76, Indicator: true, 76, 27),
            new OrderedEncoding("condition", new(["poor", "fair", "good"]), 1, 0.8),
            new DateEncoding("sold", new("yyyy-MM-dd"), DateParts.Days | DateParts.Month, null, false, 19013, 624),
            new WordEncoding("heating", new(["gas", "oil"]), false, UnseenRule.Error),
        ],
        ["id"],
        [new NumberTarget("price", new(Unit: "€"), 274744, 117765), new NumberTarget("rent", new(), 900, 300)],
        []);

    private static readonly TableRow Row = new()
    {
        ["meters"] = 71.5,
        ["condition"] = "good",
        ["sold"] = "2024-05-01",
        ["heating"] = "oil",
    };

    [Fact]
    public void Folded_inputs_and_outputs_predict_the_same_and_never_scale_twice()
    {
        var network = MatrixNetwork.For(Flats, hidden: [16], seed: 7);
        var expected = new TableModel(network, Flats).Predict(Row).Values;
        var inputsFolded = Flats.FoldInputs(network);
        AssertSame(expected, new TableModel(network, inputsFolded).Predict(Row).Values);
        Assert.Equal(71.5f, inputsFolded.Encode(Row)[0]);
        Assert.Equal(19844f, inputsFolded.Encode(Row)[3]);
        Assert.Equal(76f, inputsFolded.Encode(new TableRow
        {
            ["meters"] = TableValue.Missing,
            ["condition"] = "good",
            ["sold"] = "2024-05-01",
            ["heating"] = "oil",
        })[0]);
        var bothFolded = inputsFolded.FoldOutput(network);
        AssertSame(expected, new TableModel(network, bothFolded).Predict(Row).Values);
        var outputs = new float[2];
        network.Forward(bothFolded.Encode(Row), outputs);
        AssertSame(expected, [outputs[0], outputs[1]]);

        // Once more changes nothing.
        var before = network.Parameters.ToArray();
        Assert.Equal(bothFolded, bothFolded.FoldInputs(network).FoldOutput(network));
        Assert.Equal(before, network.Parameters);
        Assert.Equal("€", new TableModel(network, bothFolded).Predict(Row).Unit);
    }

    [Fact]
    public void A_mean_of_more_than_a_thousand_deviations_is_refused_and_the_network_stays()
    {
        var far = TableFixtures.With(new NumberEncoding("id", new(), null, false, 100_000_720, 404.14));
        var network = MatrixNetwork.For(far, hidden: [4], seed: 1);
        var before = network.Parameters.ToArray();
        var refused = Assert.Throws<InvalidOperationException>(() => far.FoldInputs(network));
        Assert.StartsWith("The mean of column 'id', 100000720, is 247,441 deviations away", refused.Message, StringComparison.Ordinal);
        var target = new TableEncoding(far.InputColumns, [], [new NumberTarget("year", new(), -2019, 2)], []);
        Assert.Contains(
            "column 'year', -2019, is 1,010 deviations",
            Assert.Throws<InvalidOperationException>(() => target.FoldOutput(network)).Message,
            StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters);
    }

    [Fact]
    public void Only_identity_outputs_of_numbers_are_folded()
    {
        Assert.Contains(
            "classes",
            Assert.Throws<InvalidOperationException>(
                () => TableFixtures.Iris.FoldOutput(MatrixNetwork.For(TableFixtures.Iris, [4]))).Message,
            StringComparison.Ordinal);
        var network = new MatrixNetwork(Topology.Parse("8-4-2 (Relu, Tanh; MeanSquaredError)"));
        Assert.Contains(
            "Tanh", Assert.Throws<InvalidOperationException>(() => Flats.FoldOutput(network)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_weight_beyond_float32_is_refused_and_the_network_stays()
    {
        var tiny = TableFixtures.With(new NumberEncoding("x", new(), null, false, 0, 1e-300));
        var network = MatrixNetwork.For(tiny, hidden: [4], seed: 1);
        var before = network.Parameters.ToArray();
        Assert.Throws<ArgumentException>("network", () => tiny.FoldInputs(network));
        Assert.Equal(before, network.Parameters);
    }

    [Fact]
    public void What_a_residual_connection_adds_is_not_folded()
    {
        var (inputs, outputs) = (Flats.InputCount, Flats.Targets.Length);
        var first = new MatrixNetwork(Topology.Parse($"{inputs}-{inputs}+1-{outputs} (Relu, Identity; MeanSquaredError)"));
        Assert.Contains(
            "a residual connection adds its inputs themselves, which no weight scales; leave the scaling outside the network",
            Assert.Throws<ArgumentException>("network", () => Flats.FoldInputs(first)).Message,
            StringComparison.Ordinal);
        var last = new MatrixNetwork(Topology.Parse($"{inputs}-{outputs}-{outputs}+1 (Relu, Identity; MeanSquaredError)"));
        Assert.Contains(
            "a residual connection adds to its outputs, which no weight of the last layer scales; leave the scaling outside the network",
            Assert.Throws<ArgumentException>("network", () => Flats.FoldOutput(last)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_of_another_shape_is_refused()
    {
        var network = MatrixNetwork.For(TableFixtures.Iris, [4]);
        Assert.Throws<ArgumentException>("network", () => Flats.FoldInputs(network));
        Assert.Throws<ArgumentException>("network", () => Flats.FoldOutput(network));
        Assert.Throws<ArgumentNullException>("network", () => Flats.FoldInputs(null!));
        Assert.Throws<ArgumentNullException>("network", () => Flats.FoldOutput(null!));
    }

    // Float32 twice: of the weights, and of sums with a mean of 30 deviations.
    private static void AssertSame(IReadOnlyList<double> expected, IReadOnlyList<double> actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-5 * Math.Abs(pair.First)));
}
