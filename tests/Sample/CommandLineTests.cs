using Generated.Neuron.Sample;

namespace Generated.Neuron.Tests.Sample;

[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class CommandLineTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Help_names_every_option_and_succeeds()
    {
        var result = await Workspace.Run(["--help"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Error);
        Assert.All(
            [
                "moons|circles|spirals|xor|iris|wine|cancer|digits", "--data", "--recipe", "--epochs", "--learning-rate", "--batch-size",
                "predict <FILE> <VALUES>", "table <FILE>", "--seed", "--output", "--save", "--version", "300 with default",
                "5000 with notes",
                "the first 67 % of the rows train, half of the others validate", "the test rows influence nothing",
            ],
            name => Assert.Contains(name, result.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Version_prints_a_version()
    {
        var result = await Workspace.Run(["--version"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+", result.Output);
    }

    [Theory]
    [InlineData("--epochs must be a whole number from 1 to 10000000; got '0'", "--epochs", "0")]
    [InlineData("--epochs must be a whole number from 1 to 10000000; got '-5'", "--epochs", "-5")]
    [InlineData("--epochs must be a whole number from 1 to 10000000; got '1.5'", "-e", "1.5")]
    [InlineData("--epochs must be a whole number from 1 to 10000000; got '99999999999'", "--epochs", "99999999999")]
    [InlineData("--batch-size must be a whole number from 1", "--batch-size", "0")]
    [InlineData("--seed must be a whole number", "--seed", "one")]
    [InlineData("--learning-rate must be a number above 0, such as 0.01; got 'NaN'", "--learning-rate", "NaN")]
    [InlineData("--learning-rate must be a number above 0, such as 0.01; got '0'", "--learning-rate", "0")]
    [InlineData("--learning-rate must be a number above 0, such as 0.01; got '-0.1'", "--learning-rate", "-0.1")]
    [InlineData("--learning-rate must be a number above 0, such as 0.01; got '1e99'", "--learning-rate", "1e99")]
    [InlineData("--learning-rate must be a number above 0, such as 0.01; got '0,5'", "--learning-rate", "0,5")]
    [InlineData("--recipe must be default or notes; got 'secret'", "--recipe", "secret")]
    [InlineData("--epochs", "--epochs")]
    [InlineData("There is no option --what", "--what")]
    [InlineData("The sets are moons, circles, spirals, xor, iris, wine, cancer, digits; for your own file use --data FILE", "moons.csv")]
    [InlineData("There is no set 'irises'. The sets are moons, circles", "irises")]
    [InlineData("wine", "iris", "wine")]
    [InlineData("--data is for points in the plane and the network 2-8-1; leave it out", "iris", "--data", "points.csv")]
    [InlineData("--recipe is for points in the plane", "digits", "--recipe", "notes")]
    [InlineData("--epochs must be a whole number from 1 to 10000000; got '0'", "iris", "--epochs", "0")]
    [InlineData("--save", "iris", "--save")]
    [InlineData("--resume needs --checkpoint FILE, the file that the interrupted run wrote", "--resume")]
    public async Task A_bad_command_line_is_one_line_with_a_hint_and_exit_code_1(string expected, params string[] args)
    {
        var result = await Workspace.Run(args);

        OneLine(result, expected);
        Assert.Contains("--help", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("", "points.csv: the file has no rows")]
    [InlineData("x_1,x_2,y\n", "points.csv: the file has no rows")]
    [InlineData("x_1,x_2,y\n1,2,0\n3,4\n5,6,1\n", "points.csv, line 3: expected 3 columns, found 2")]
    [InlineData("x_1,x_2,y\n1,2,0\n3,4,1\n5,six,1\n", "points.csv, line 4, column 2: \"six\" is not a number")]
    [InlineData("x_1,x_2,y\n1,2,0\n3,Infinity,1\n", "line 3")]
    [InlineData("a,b,c,y\n1,2,3,0\n4,5,6,1\n", "3 input columns before the label; the network 2-8-1 takes 2")]
    [InlineData("a,y\n1,0\n2,1\n", "1 input column before the label; the network 2-8-1 takes 2")]
    [InlineData("x_1,x_2,y\n1,2,0\n3,4,2\n", "data row 2: the label is 2; it must be 0 or 1")]
    [InlineData("x_1,x_2,y\n1,2,0\n3,4,0.5\n", "data row 2: the label is 0.5; it must be 0 or 1")]
    [InlineData("x_1,x_2,y\n1,2,0\n", "needs at least 2")]
    public async Task Bad_data_is_one_line_and_exit_code_1_and_leaves_nothing(string csv, string expected)
    {
        var result = await _workspace.RunHere("--data", _workspace.Write("points.csv", csv));

        OneLine(result, expected);
        Assert.False(Directory.Exists(_workspace.Results));
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        var result = await _workspace.RunHere("--data", _workspace.Place("nowhere.csv"));

        OneLine(result, "nowhere.csv");
        Assert.False(Directory.Exists(_workspace.Results));
    }

    [Fact]
    public async Task A_folder_instead_of_a_data_file_is_one_line() =>
        OneLine(await _workspace.RunHere("--data", Path.GetTempPath()), Path.GetTempPath());

    [Theory]
    [InlineData("taken")]
    [InlineData("taken/below")]
    public async Task An_output_folder_that_cannot_be_written_is_found_before_training(string name)
    {
        _workspace.Write("taken", "a file");

        var result = await Workspace.Run(["--output", _workspace.Place(name)]);

        OneLine(result, "cannot be written");
        Assert.Empty(result.Output);
        Assert.Equal("a file", await File.ReadAllTextAsync(_workspace.Place("taken")));
    }

    [Theory]
    [InlineData("iris")]
    [InlineData("moons")]
    public async Task A_file_that_cannot_be_saved_is_found_before_training(string set)
    {
        _workspace.Write("taken", "a file");
        foreach (var (name, expected) in new[]
        {
            ("network.json", "'.json' is not a model file extension; use .safetensors, .npz or .onnx."),
            ("network", "is not a model file extension; use .safetensors"), (".", "names the folder"),
            ("nowhere/network.npz", "there is no folder"), ("taken/network.npz", "there is no folder"),
        })
        {
            var result = await _workspace.RunHere(set, "--save", _workspace.Place(name));

            OneLine(result, expected);
            Assert.StartsWith("--save", result.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("Parameter", result.Error, StringComparison.Ordinal);
            Assert.Empty(result.Output);
            Assert.Empty(Directory.EnumerateFileSystemEntries(_workspace.Results));
        }
    }

    [Fact]
    public async Task A_result_that_cannot_be_replaced_leaves_no_half_written_file()
    {
        Directory.CreateDirectory(Path.Combine(_workspace.Results, "cost.png"));

        var result = await _workspace.RunHere("--epochs", "1");

        OneLine(result, "cannot be written");
        Assert.Empty(Directory.EnumerateFiles(_workspace.Results));
    }

    [Fact]
    public async Task A_training_that_runs_away_says_so_and_leaves_nothing()
    {
        var result = await _workspace.RunHere("--recipe", "notes", "--epochs", "50", "--learning-rate", "1e30");

        OneLine(result, "Try a smaller --learning-rate");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_workspace.Results));
    }

    [Theory]
    [InlineData("nowhere.checkpoint", "--resume finds no checkpoint", "--resume")]
    [InlineData(".", "--checkpoint names the folder")]
    [InlineData("nowhere/iris.checkpoint", "there is no folder")]
    [InlineData("points.csv", "points.csv", "--resume")]
    public async Task A_checkpoint_that_cannot_be_is_one_line(string name, string expected, params string[] more)
    {
        _workspace.Write("points.csv", "x_1,x_2,y\n1,2,0\n");

        var result = await _workspace.RunHere(["iris", "--checkpoint", _workspace.Place(name), .. more]);

        OneLine(result, expected);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_workspace.Results));
    }

    [Fact]
    public async Task A_canceled_run_ends_with_130_and_leaves_nothing()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        var result = await Workspace.Run(["--epochs", "10000000", "--output", _workspace.Results], cancellation.Token);

        Assert.Equal(SampleCommand.Canceled, result.ExitCode);
        Assert.Equal($"Canceled. Nothing was written.{Environment.NewLine}", result.Error);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_workspace.Results));
    }

    [Theory]
    [InlineData("Value 1 must be a finite number such as 0.5, because", "two.npz", "one", "2")]
    [InlineData("has no column names; got 'NaN'", "two.npz", "1", "NaN")]
    [InlineData("Value 3 must be a finite number", "two.npz", "1", "2", "2,5")]
    [InlineData("Value 1 must be a finite number", "two.npz", "x_1=1", "x_2=2")]
    [InlineData("Required argument 'VALUES' missing", "FILE")]
    [InlineData("The network of", "two.npz", "1")]
    [InlineData("takes 2 numbers; got 3", "two.npz", "1", "2", "3")]
    [InlineData("nowhere.safetensors", "nowhere.safetensors", "1", "2")]
    [InlineData("'.json' is not a model file extension; use .safetensors", "weights.json", "1", "2")]
    [InlineData("save_file(model.state_dict(), \"model.safetensors\")", "model.pt", "1", "2")]
    [InlineData("byte 0: no zip archive ends here", "empty.npz", "1", "2")]
    public async Task A_prediction_that_cannot_be_is_one_line_and_exit_code_1(string expected, params string[] arguments)
    {
        _workspace.Write("empty.npz", "");
        new MoonClassifier().Save(_workspace.Place("two.npz"));
        arguments[0] = _workspace.Place(arguments[0]);
        var result = await Workspace.Run(["predict", .. arguments]);
        OneLine(result, expected);
        Assert.Empty(result.Output);
    }

    private static void OneLine(SampleResult result, string expected)
    {
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        var line = Assert.Single(result.Error.TrimEnd().Split('\n'));
        Assert.DoesNotContain("   at ", line, StringComparison.Ordinal);
    }
}
