namespace Generated.Neuron.Tests.Training;

/// <summary>Rows whose classes or inputs have other names are never paired.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class MeaningTests
{
    private static readonly Topology Binary = new([2, 3, 1], [Activation.Tanh, Activation.Sigmoid], Loss.BinaryCrossEntropy);

    public static TheoryData<string[], string[]> OtherClasses => new()
    {
        { ["a", "b"], ["b", "c"] },
        { ["a", "b"], ["b", "a"] },
        { ["a", "b"], ["a", "B"] },
        { ["no", "yes"], ["no", "yes "] },
    };

    [Fact]
    public void Two_files_of_other_classes_read_by_themselves_do_not_train_or_measure_one_network()
    {
        var (train, test) = (Read("x,y,kind\n1,2,a\n2,1,b\n3,0,a\n4,4,b\n"), Read("x,y,kind\n1,1,b\n2,2,c\n3,3,b\n4,5,c\n"));
        var network = new MatrixNetwork(Binary);
        var message = Assert.Throws<ArgumentException>("validation", () => Trainer(network).Fit(train, test)).Message;
        Assert.Contains("The classes of the validation data are 'b', 'c'", message, StringComparison.Ordinal);
        Assert.Contains("those of the training data are 'a', 'b'", message, StringComparison.Ordinal);
        Assert.Contains("ReadAs = encoding", message, StringComparison.Ordinal);
        Assert.Contains("""CsvOptions { Classes = ["a", "b"] }""", message, StringComparison.Ordinal);
        Assert.Equal(new MatrixNetwork(Binary).Parameters, network.Parameters);

        Trainer(network).Fit(train);
        message = Assert.Throws<ArgumentException>("data", () => Metrics.Evaluate(network, test)).Message;
        Assert.Contains("'b', 'c'", message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(OtherClasses))]
    public void Other_names_and_other_orders_are_other_classes(string[] learned, string[] others)
    {
        var network = new MatrixNetwork(Binary);
        Assert.Throws<ArgumentException>("validation", () => Trainer(network).Fit(Rows(learned, []), Rows(others, [])));
        Trainer(network).Fit(Rows(learned, []), Rows(learned, []));
        Assert.Throws<ArgumentException>("data", () => Metrics.Evaluate(network, Rows(others, [])));
        Assert.Throws<ArgumentException>("data", () => Metrics.Accuracy(network, Rows(others, [])));
        Assert.Throws<ArgumentException>("data", () => Metrics.Accuracy(new LiveModel(network), Rows(others, [])));
        Assert.Equal(4, Metrics.Evaluate(network, Rows(learned, [])).Rows);
    }

    [Fact]
    public void Other_names_and_other_orders_are_other_inputs()
    {
        var (train, turned) = (Rows([], ["width", "height"]), Rows([], ["height", "width"]));
        var network = new MatrixNetwork(Binary);
        var message = Assert.Throws<ArgumentException>("validation", () => Trainer(network).Fit(train, turned)).Message;
        Assert.StartsWith(
            "The inputs of the validation data are 'height', 'width', but those of the training data are 'width', 'height'.",
            message,
            StringComparison.Ordinal);
        Trainer(network).Fit(train);
        Assert.Throws<ArgumentException>("data", () => Metrics.Evaluate(network, turned));
        Assert.Throws<ArgumentException>("data", () => StandardScaler.Fit(train).Transform(turned));
        Assert.Throws<ArgumentException>("data", () => StandardScaler.Fit(train).InverseTransform(turned));
        Assert.Throws<ArgumentException>("data", () => MinMaxScaler.Fit(train).Transform(turned));
    }

    [Fact]
    public void A_trainer_does_not_go_on_with_other_classes_but_another_one_learns_them()
    {
        var network = new MatrixNetwork(Binary);
        var trainer = Trainer(network);
        trainer.Fit(Rows(["a", "b"], []));
        Assert.Throws<ArgumentException>("train", () => trainer.Fit(Rows(["b", "c"], [])));
        Trainer(network).Fit(Rows(["b", "c"], []));
        Assert.Equal(["b", "c"], Metrics.Evaluate(network, Rows(["b", "c"], [])).Classes.ToArray());
        Assert.Throws<ArgumentException>("data", () => Metrics.Evaluate(network, Rows(["a", "b"], [])));
    }

    [Fact]
    public void Rows_without_names_fit_any_and_new_parameters_forget_what_was_learned()
    {
        var network = new MatrixNetwork(Binary);
        Trainer(network).Fit(Rows(["a", "b"], ["x", "y"]), Rows([], []));
        Assert.Equal(4, Metrics.Evaluate(network, Rows([], [])).Rows);
        Initializer.Initialize(network, Initialization.HeNormal, 3);
        Assert.Equal(4, Metrics.Evaluate(network, Rows(["b", "c"], ["z", "x"])).Rows);

        Trainer(network).Fit(Rows(["a", "b"], []));
        var file = new MemoryStream();
        Safetensors.Save(network, file);
        file.Position = 0;
        Safetensors.Load(network, file);
        Assert.Equal(4, Metrics.Evaluate(network, Rows(["b", "c"], [])).Rows);

        Trainer(network).Fit(Rows(["a", "b"], []));
        Trainer(network).Fit(Rows([], []));
        Assert.Equal(4, Metrics.Evaluate(network, Rows(["b", "c"], [])).Rows);
    }

    [Fact]
    public void Names_go_with_the_rows_wherever_they_go()
    {
        var data = Rows(["a", "b"], ["x", "y"]);
        Dataset[] parts =
        [
            data.Select(3, 0, 1), data.Shuffle(1), data.Split(2).Test, data.Split(0.5, seed: 1).Train, data.Folds(2, seed: 1)[0].Test,
            data.OneHot(2), data.WithBalancedClasses(), data.WithClassWeights(1, 2), data.WithRowWeights(new float[] { 1, 2, 3, 4 }),
            StandardScaler.Fit(data).Transform(data), MinMaxScaler.Fit(data).InverseTransform(data),
        ];
        Assert.All(parts, part => Assert.Equal(["x", "y"], part.InputNames.ToArray()));
        Assert.All(parts, part => Assert.Equal(["a", "b"], part.Classes.ToArray()));
    }

    [Fact]
    public void Long_lists_are_cut_and_their_first_difference_is_named()
    {
        string[] names = [.. Enumerable.Range(0, 100).Select(i => $"class {i}")];
        string[] others = [.. names];
        others[57] = "another\u001b";
        var network = new MatrixNetwork(new Topology([2, 100], [Activation.Softmax], Loss.CrossEntropy));
        var message = Assert.Throws<ArgumentException>("validation", () => Trainer(network).Fit(Many(names), Many(others))).Message;
        Assert.Contains("(100 in all)", message, StringComparison.Ordinal);
        Assert.Contains(@"The first difference is class 58: 'class 57' and 'another\u001b'.", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message.Split(" (Parameter")[0]);

        static Dataset Many(string[] classes) => new Dataset(new float[4], new float[2], 2) { Classes = [.. classes] }.OneHot(100);
    }

    [Fact]
    public void Data_of_more_classes_than_outputs_says_how_many_are_needed()
    {
        var data = new Dataset(new float[6], new float[] { 0, 1, 2 }, 3) { Classes = ["a", "b", "c"] }.OneHot(3);
        Assert.Contains(
            "The targets are 3 classes, so the network needs 3 outputs and Loss.CrossEntropy.",
            Assert.Throws<ArgumentException>("train", () => Trainer(new MatrixNetwork(Binary)).Fit(data)).Message,
            StringComparison.Ordinal);
    }

    private static Trainer Trainer(INetwork network) => new(network, new Adam()) { Epochs = 2 };

    private static Dataset Rows(string[] classes, string[] inputNames) =>
        new(new float[] { 1, 2, 2, 1, 3, 0, 4, 4 }, new float[] { 0, 1, 0, 1 }, 4) { Classes = [.. classes], InputNames = [.. inputNames] };

    private static Dataset Read(string text)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, text);
        try
        {
            return Dataset.FromCsv(path, new CsvOptions());
        }
        finally
        {
            File.Delete(path);
        }
    }
}
