using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Generated.Neuron.Sample;
using Generated.Neuron.Sample.Sets;

namespace Generated.Neuron.Tests.Sample;

/// <summary>Every set but the moons, run by its name alone.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
[Trait(nameof(Needs), Needs.Time)]
public sealed partial class SetTests : IDisposable
{
    private readonly Workspace _workspace = new();

    /// <summary>The sets, the least accuracy on their test rows with seed 0, and their pictures.</summary>
    public static TheoryData<string, double, string> Sets => new()
    {
        { "circles", 0.85, "boundary" }, { "spirals", 0.97, "boundary" }, { "xor", 0.97, "boundary" },
        { "iris", 0.95, "confusion" }, { "wine", 0.95, "confusion" }, { "cancer", 0.95, "confusion" },
        { "digits", 0.95, "confusion misread" },
    };

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Every_set_is_tested() => Assert.Equal(SampleSets.All.Select(set => set.Name), Sets.Select(row => (string)row[0]));

    [Theory, MemberData(nameof(Sets))]
    public async Task A_set_is_learned_reported_and_drawn(string name, double accuracy, string pictures)
    {
        var result = await _workspace.RunHere(name, "--save", _workspace.Place("saved.npz"));

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var set = SampleSets.All.Single(set => set.Name == name);
        var rows = set.Load(0);
        Assert.All(
            [
                $"{rows.Name}, {set.Description}: {rows.Train.Rows} rows train, {rows.Validation!.Rows} validate, {rows.Test.Rows} test",
                set.Create(0).Topology.ToString(), $"{set.Recipe.Epochs} epochs", "lowest validation cost", "whose parameters are kept",
                "precision", "macro mean", "true \\ predicted", $"wrote {_workspace.Place("saved.npz")}",
            ],
            text => Assert.Contains(text, result.Output, StringComparison.Ordinal));
        string[] expected =
        [
            .. pictures.Split(' ').Append("cost").SelectMany(picture => new[] { $"{picture}.png", $"{picture}.svg" }),
            "network.safetensors",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), Files(_workspace.Results));
        Assert.All(expected, file => Assert.Contains(Path.Combine(_workspace.Results, file), result.Output, StringComparison.Ordinal));
        Assert.All(expected.Where(file => file.EndsWith(".svg", StringComparison.Ordinal)), file =>
        {
            var svg = Path.Combine(_workspace.Results, file);
            Assert.Equal("svg", XDocument.Load(svg).Root!.Name.LocalName);
            Assert.InRange(new FileInfo(svg).Length, 1_000, 400_000);
        });

        // The saved network takes unscaled rows and is as good as the report says, up to a row whose output is at the threshold.
        var said = double.Parse(Accuracy().Match(result.Output).Groups["percent"].Value, CultureInfo.InvariantCulture) / 100;
        Assert.InRange(said, accuracy, 1);
        foreach (var file in new[] { Path.Combine(_workspace.Results, "network.safetensors"), _workspace.Place("saved.npz") })
        {
            Assert.Equal(said, Metrics.Accuracy(MatrixNetwork.FromFile(file), rows.Test), 1.1 / rows.Test.Rows);
        }
    }

    [Fact]
    public async Task Options_change_the_recipe_of_a_set()
    {
        var result = await _workspace.RunHere("iris", "-e", "20", "-l", "0.25", "-b", "100", "-s", "-3");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("20 epochs, learning rate 0.25, batches of 100), seed -3", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("iris", "iris.csv", 0, "setosa")]
    [InlineData("iris", "iris.csv", 149, "virginica")]
    [InlineData("wine", "wine.csv", 0, "class_0")]
    [InlineData("cancer", "breast_cancer.csv", 0, "malignant")]
    [InlineData("digits", "digits.csv", 6, "6")]
    public async Task Predict_answers_with_the_name_of_the_class_for_a_row_as_it_stands_in_the_file(
        string name, string file, int row, string expected)
    {
        await _workspace.RunHere(name, "--save", _workspace.Place("saved.onnx"));
        var lines = (await File.ReadAllLinesAsync(LabeledRows.OwnFile(file))).Where(line => !line.Contains('a', StringComparison.Ordinal));
        var values = lines.ElementAt(row).Split(',')[..^1];
        foreach (var saved in new[] { _workspace.Place("saved.onnx"), Path.Combine(_workspace.Results, "network.safetensors") })
        {
            var answer = await Workspace.Run(["predict", saved, .. values]);
            Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
            Assert.Matches($@"^{expected} \(\d+\.\d %\)\s*$", answer.Output);
        }
    }

    [Fact]
    public async Task Predict_takes_the_columns_of_iris_by_name()
    {
        await _workspace.RunHere("iris", "--save", _workspace.Place("iris.npz"));
        var answer = await Workspace.Run(
            ["predict", _workspace.Place("iris.npz"), "petal width=0.2", "petal length=1.4", "sepal width=3.5", "sepal length=5.1"]);
        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        Assert.StartsWith("setosa (9", answer.Output, StringComparison.Ordinal);
    }

    /// <summary>The table gives the numbers that the file has: only names are added.</summary>
    [Theory]
    [InlineData("iris")]
    [InlineData("wine")]
    [InlineData("cancer")]
    [InlineData("digits")]
    public void The_rows_of_a_set_are_those_of_its_file(string name)
    {
        var rows = SampleSets.All.Single(set => set.Name == name).Load(0);
        var plain = LabeledRows.Stratified("", Dataset.FromCsv(LabeledRows.OwnFile(rows.Name), new CsvOptions { ClassLabels = true }), 0);
        Assert.Equal(plain.Train.Inputs.ToArray(), rows.Train.Inputs.ToArray());
        Assert.Equal(plain.Test.Targets.ToArray(), rows.Test.Targets.ToArray());
        Assert.Equal(plain.Test.Classes.AsEnumerable(), rows.Test.Classes.AsEnumerable());
        Assert.Equal(rows.Test.Classes.AsEnumerable(), rows.Encoding!.Classes.AsEnumerable());
    }

    [Fact]
    public async Task Predict_answers_with_every_class_from_a_network_without_names()
    {
        await _workspace.RunHere("iris");
        var network = MatrixNetwork.FromFile(Path.Combine(_workspace.Results, "network.safetensors"));
        network.Save(_workspace.Place("iris.onnx"));
        var answer = await Workspace.Run(["predict", _workspace.Place("iris.onnx"), "5.1", "3.5", "1.4", "0.2"]);
        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        var lines = answer.Output.TrimEnd().Split(Environment.NewLine);
        Assert.Equal(["class 0: 0.9", "class 1: 0.0", "class 2: 0.0"], lines.Select(line => line[..12]));
        Assert.Equal(1, lines.Sum(line => double.Parse(line[9..], CultureInfo.InvariantCulture)), 2e-6);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_network_and_another_seed_another()
    {
        var saved = new List<byte[]>();
        foreach (var seed in new[] { "1", "1", "2" })
        {
            await _workspace.RunHere("wine", "--epochs", "3", "--seed", seed);
            saved.Add(await File.ReadAllBytesAsync(Path.Combine(_workspace.Results, "network.safetensors")));
        }

        Assert.Equal(saved[0], saved[1]);
        Assert.NotEqual(saved[1], saved[2]);
    }

    [Fact]
    public async Task The_moons_by_their_name_are_the_moons()
    {
        await _workspace.RunHere("moons", "--epochs", "2");
        var named = await File.ReadAllBytesAsync(Path.Combine(_workspace.Results, "network.safetensors"));
        await _workspace.RunHere("--epochs", "2");
        Assert.Equal(named, await File.ReadAllBytesAsync(Path.Combine(_workspace.Results, "network.safetensors")));
    }

    /// <summary>All digits are right if the test rows are some of the training rows.</summary>
    [Fact]
    public void If_no_digit_is_misread_the_least_certain_are_shown()
    {
        var set = SampleSets.All.Single(set => set.Name == "digits");
        var rows = set.Load(0) is var all ? all with { Test = all.Train.Split(20).Train } : null!;
        var fit = Fit.Of(set.Recipe, set.Create(0), rows, 0);
        Assert.Equal(1, fit.TestAccuracy);
        var picture = set.Pictures(fit, rows, set.Recipe).Single(file => file.Name == "misread.svg");
        var svg = System.Text.Encoding.UTF8.GetString(picture.Content);
        Assert.Contains("100.0 % of the 20 test digits classified correctly", svg, StringComparison.Ordinal);
        Assert.Contains("The 20 digits that it is least certain of", svg, StringComparison.Ordinal);
        Assert.Contains("% sure", svg, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("saved.safetensors")]
    [InlineData("saved.onnx")]
    public async Task Save_writes_the_network_of_the_moons_as_well(string name)
    {
        var result = await _workspace.RunHere("--epochs", "1", "--save", _workspace.Place(name));
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var expected = MatrixNetwork.FromFile(Path.Combine(_workspace.Results, "network.safetensors")).Parameters.ToArray();
        var saved = new MatrixNetwork(new MoonClassifier().Topology);
        saved.Load(_workspace.Place(name));
        Assert.Equal(expected, saved.Parameters.ToArray());
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"accuracy (?<percent>[\d.]+) % of")]
    private static partial Regex Accuracy();
}
