using Generated.Neuron.Tables;

namespace Generated.Neuron.Tests.Tables;

/// <summary>Rows in, meaning out; a network that is known only at run time.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class TableModelTests
{
    private static readonly MatrixNetwork Iris = MatrixNetwork.For(TableFixtures.Iris, hidden: [8], seed: 3);

    [Fact]
    public void A_row_by_names_gives_a_prediction_with_a_name()
    {
        var model = FromStream(Iris, TableFixtures.Iris);
        var prediction = model.Predict(new() { ["length"] = "5.5", ["width"] = 3 });
        var outputs = new float[3];
        Iris.Forward(TableFixtures.Iris.Encode(new() { ["length"] = 5.5, ["width"] = 3 }), outputs);
        for (var place = 0; place < 3; place++)
        {
            // The matrix network sums in another order.
            Assert.Equal(outputs[place], prediction.Values[place], 1e-6);
        }

        Assert.Equal(TableFixtures.Iris, model.Encoding);
        Assert.Equal(Iris.Topology, model.Topology);
        Assert.Equal("2-8-3 (Relu, Softmax; CrossEntropy); 2 columns → species", model.ToString());
    }

    [Fact]
    public void Many_rows_give_what_each_gives_alone()
    {
        var model = new TableModel(Iris, TableFixtures.Iris);
        var rows = Enumerable.Range(0, 600).Select(row => new TableRow { ["length"] = row / 100.0, ["width"] = 3 }).ToArray();
        var predictions = model.Predict(rows);
        Assert.Equal(rows.Length, predictions.Length);
        Assert.All(rows.Zip(predictions), pair => Assert.True(model.Predict(pair.First).Values.SequenceEqual(pair.Second.Values)));
        Assert.Empty(model.Predict(Array.Empty<TableRow>()));
        Assert.Equal(2, model.Predict([rows[0], new Dictionary<string, string> { ["length"] = "1", ["width"] = "2" }]).Length);
    }

    [Fact]
    public void A_wrong_row_among_many_is_named_by_its_number()
    {
        var rows = Enumerable.Range(0, 600)
            .Select(row => new TableRow { ["length"] = row == 500 ? "5,5" : "5.5", ["width"] = 3 });
        var refused = Assert.Throws<ArgumentException>("rows", () => new TableModel(Iris, TableFixtures.Iris).Predict(rows));
        Assert.StartsWith("Row 501: Column 'length': '5,5' is not a number", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dictionary_is_a_row() => Assert.NotNull(
        new TableModel(Iris, TableFixtures.Iris).Predict(new Dictionary<string, string> { ["length"] = "5.5", ["width"] = "3" }).Class);

    [Fact]
    public void A_live_model_exchanges_weights_and_encoding_together()
    {
        var row = new TableRow { ["length"] = 5, ["width"] = 3 };
        var live = new LiveModel(new TableModel(Iris, TableFixtures.Iris));
        var old = live.Predict(row);

        // Retrained: another encoding, of another width, and other weights.
        var wider = new TableEncoding(
            [.. TableFixtures.Iris.InputColumns, new WordEncoding("color", new(["red", "blue"]), Missing: true, UnseenRule.Error)],
            [],
            TableFixtures.Iris.TargetColumns,
            []);
        live.Exchange(new TableModel(MatrixNetwork.For(wider, hidden: [8], seed: 4), wider));
        Assert.Throws<ArgumentException>(() => live.Predict(row));
        row["color"] = "red";
        Assert.NotEqual(old.Values, live.Predict(row).Values);
        Assert.Equal(wider, ((TableModel)live.Current).Encoding);
        Assert.Equal(5, live.Topology.InputCount);
    }

    [Fact]
    public void A_live_table_is_not_exchanged_for_a_model_without_one_or_of_other_targets()
    {
        var live = new LiveModel(new TableModel(Iris, TableFixtures.Iris));
        Assert.Contains(
            "TableModel", Assert.Throws<ArgumentException>("model", () => live.Exchange(Iris)).Message, StringComparison.Ordinal);
        var other = new TableEncoding(
            TableFixtures.Iris.InputColumns, [], [new ClassTarget("species", new(["virginica", "versicolor", "setosa"]))], []);
        Assert.Throws<ArgumentException>("model", () => live.Exchange(new TableModel(Iris, other)));
        var plain = new LiveModel(Iris);
        Assert.Contains(
            "TableModel", Assert.Throws<InvalidOperationException>(() => plain.Predict(new TableRow())).Message, StringComparison.Ordinal);
        plain.Exchange(new TableModel(Iris, TableFixtures.Iris));
        Assert.NotNull(plain.Predict(new TableRow { ["length"] = 5, ["width"] = 3 }).Class);
    }

    [Fact]
    public void As_a_model_it_takes_encoded_inputs()
    {
        var model = FromStream(Iris, TableFixtures.Iris);
        Assert.Equal(
            model.Predict(new TableRow { ["length"] = 6, ["width"] = 3.5 }).Class, TableFixtures.Iris.Classes[model.PredictClass([1, 1])]);
        Assert.Throws<ArgumentException>("inputs", () => model.Forward([1], new float[3]));
        Assert.Throws<ArgumentException>("outputs", () => model.Forward([1, 1], new float[4]));
    }

    public static TheoryData<string, string> Misfits => new()
    {
        {
            "3-8-3 (Relu, Softmax; CrossEntropy)",
            "The encoding has 2 inputs from 2 columns, but the network has 3. Write [Network(2, 8, 3, …)], or use MatrixNetwork."
        },
        {
            "2-8-2 (Relu, Softmax; CrossEntropy)",
            "The encoding has 3 classes, but the network has 2 outputs. Write [Network(2, 8, 3, …)], or use MatrixNetwork."
        },
        {
            "2-8-3 (Relu, Sigmoid; BinaryCrossEntropy)",
            "The target 'species' has 3 classes, but the network is trained on BinaryCrossEntropy. Write Loss = Loss.CrossEntropy."
        },
        {
            "2-8-3 (Relu, Identity; MeanSquaredError)",
            "The target 'species' has 3 classes, but the network is trained on MeanSquaredError. Write Loss = Loss.CrossEntropy."
        },
    };

    [Theory, MemberData(nameof(Misfits))]
    public void A_network_of_another_shape_or_loss_is_refused_with_what_to_write(string topology, string message)
    {
        var network = new MatrixNetwork(Topology.Parse(topology));
        var refused = Assert.Throws<ArgumentException>("encoding", () => new TableModel(network, TableFixtures.Iris));
        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Targets_fit_the_loss()
    {
        var price = new TableEncoding(
            TableFixtures.Iris.InputColumns, [], [new NumberTarget("price", new(), 1000, 10)], []);
        Assert.StartsWith(
            "The target 'price' is a number, but the network is trained on BinaryCrossEntropy, which predicts probabilities. "
                + "Write Loss = Loss.MeanSquaredError",
            Mistake(price, "2-8-1 (Relu, Sigmoid; BinaryCrossEntropy)"),
            StringComparison.Ordinal);
        Assert.Null(Mistake(price, "2-8-1 (Relu, Identity; Huber)"));
        Assert.Null(Mistake(TableFixtures.Moons, "2-8-1 (Relu, Sigmoid; BinaryCrossEntropy)"));
        Assert.Null(Mistake(TableFixtures.Moons, "2-8-2 (Relu, Softmax; CrossEntropy)"));
        Assert.NotNull(Mistake(TableFixtures.Moons, "2-8-2 (Relu, Sigmoid; BinaryCrossEntropy)"));
        Assert.NotNull(Mistake(TableFixtures.Moons, "2-8-1 (Relu, Identity; MeanSquaredError)"));

        static string? Mistake(TableEncoding encoding, string topology) => TopologyFit.Mistake(encoding, Topology.Parse(topology));
    }

    [Fact]
    public void A_matrix_network_for_an_encoding_has_its_numbers()
    {
        Assert.Equal("2-8-3 (Relu, Softmax; CrossEntropy)", Iris.Topology.ToString());
        Assert.Equal(
            "2-5-4-1 (Relu, Relu, Sigmoid; BinaryCrossEntropy)", MatrixNetwork.For(TableFixtures.Moons, [5, 4]).Topology.ToString());
        Assert.Equal("2-2 (Softmax; CrossEntropy)", MatrixNetwork.For(TableFixtures.Moons, [], Loss.CrossEntropy).Topology.ToString());
        Assert.Equal("24-2 (Identity; Huber)", MatrixNetwork.For(TableFixtures.Everything, [], Loss.Huber).Topology.ToString());
        Assert.Throws<ArgumentException>("loss", () => MatrixNetwork.For(TableFixtures.Iris, [], Loss.Huber));
        Assert.Throws<ArgumentException>(
            "encoding", () => MatrixNetwork.For(new(TableFixtures.Iris.InputColumns, [], [], []), [8]));
    }

    [Fact]
    public void Many_threads_predict_with_one_model()
    {
        var model = FromStream(Iris, TableFixtures.Iris);
        var expected = model.Predict(new TableRow { ["length"] = 5, ["width"] = 3 }).Values;
        Parallel.For(0, 2000, _ =>
            Assert.True(expected.SequenceEqual(model.Predict(new TableRow { ["length"] = 5, ["width"] = 3 }).Values)));
    }

    private static TableModel FromStream(INetwork network, TableEncoding encoding)
    {
        using var stream = new MemoryStream();
        Npz.Save(network, stream, encoding);
        stream.Position = 0;
        return TableModel.FromFile(stream);
    }
}
