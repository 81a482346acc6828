using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Generated.Neuron.Tests.Sample;

/// <summary>The sample as the README runs it, once for all these tests.</summary>
public sealed class CompleteRun : IAsyncLifetime
{
    public Workspace Workspace { get; } = new();

    internal SampleResult Result { get; private set; } = null!;

    public async Task InitializeAsync() => Result = await Workspace.Run(["--output", Workspace.Results], TimeSpan.FromSeconds(2));

    public Task DisposeAsync()
    {
        Workspace.Dispose();
        return Task.CompletedTask;
    }
}

[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed partial class CompleteRunTests(CompleteRun run) : IClassFixture<CompleteRun>
{
    private string Place(string name) => Path.Combine(run.Workspace.Results, name);

    [Fact]
    public void It_succeeds_without_a_word_of_error()
    {
        Assert.Equal(0, run.Result.ExitCode);
        Assert.Empty(run.Result.Error);
    }

    [Fact]
    public void It_says_the_data_the_recipe_and_its_values() =>
        Assert.All(
             [
                "moons.csv: 1340 rows train, 330 validate, 330 test", "default (standardized inputs", "best epoch kept",
                "300 epochs, learning rate 0.005, batches of 32",
                "seed 0",
            ],
            text => Assert.Contains(text, run.Result.Output, StringComparison.Ordinal));

    [Fact]
    public void Redirected_output_is_plain_lines_ten_for_each_network()
    {
        Assert.DoesNotContain('\u001b', run.Result.Output);
        Assert.DoesNotContain('\r', run.Result.Output.ReplaceLineEndings("\n"));
        var progress = run.Result.Output.Split('\n').Where(line => line.Contains("epochs/s", StringComparison.Ordinal)).ToArray();
        Assert.Equal(20, progress.Length);
        Assert.Contains("epoch  30/300", progress[0], StringComparison.Ordinal);
        Assert.Contains("epoch 300/300", progress[9], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("train accuracy")]
    [InlineData("validation accuracy")]
    [InlineData("test accuracy")]
    [InlineData("lowest validation cost")]
    [InlineData("its epoch (kept)")]
    [InlineData("training, 300 epochs")]
    [InlineData("one epoch of the recipe")]
    [InlineData("one Backward over 1340 rows")]
    [InlineData("ratio")]
    public void The_summary_has_a_row_for(string row) => Assert.Contains(row, run.Result.Output, StringComparison.Ordinal);

    [Fact]
    public void It_writes_these_files_whole_and_no_other_and_names_them()
    {
        string[] expected = ["boundary.png", "boundary.svg", "cost.png", "cost.svg", "network.safetensors", "weights.png", "weights.svg"];
        Assert.Equal(expected, Directory.EnumerateFileSystemEntries(run.Workspace.Results).Select(Path.GetFileName).Order());
        Assert.All(expected, name => Assert.Contains(Place(name), run.Result.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("boundary")]
    [InlineData("cost")]
    [InlineData("weights")]
    public async Task A_picture_is_a_sharp_PNG_and_a_light_SVG(string name)
    {
        var png = await File.ReadAllBytesAsync(Place($"{name}.png"));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        Assert.Equal([0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D'], png[^12..^4]);
        var width = (png[16] << 24) | (png[17] << 16) | (png[18] << 8) | png[19];
        Assert.InRange(width, 1800, 2400);

        var svg = XDocument.Load(Place($"{name}.svg"));
        Assert.Equal("svg", svg.Root!.Name.LocalName);
        // More would make a README slow to open.
        Assert.InRange(new FileInfo(Place($"{name}.svg")).Length, 1_000, 300_000);
    }

    /// <summary>Each point is drawn twice, rim and inside: a circle is a round cap, a triangle a closed part of a path.</summary>
    [Fact]
    public async Task The_boundary_shows_every_point_with_its_rim_circles_and_triangles()
    {
        XName d = "d";
        var paths = XDocument.Load(Place("boundary.svg")).Descendants().Where(element => element.Attribute(d) is not null).ToArray();
        var circles = paths.Where(path => (string?)path.Attribute("stroke-linecap") == "round" && !path.Attribute(d)!.Value.Contains('Z'))
            .Sum(path => path.Attribute(d)!.Value.Count(letter => letter == 'M'));
        var triangles = paths.Sum(path => Triangle().Count(path.Attribute(d)!.Value));

        var labels = (await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "data", "moons.csv")))[1..]
            .Select(line => line[^1]).ToArray();
        Assert.Equal(2 * labels.Count(label => label == '0'), circles);

        // The triangles of two entries of the legend, rim and inside.
        Assert.InRange(triangles - 2 * labels.Count(label => label == '1'), 0, 4);
    }

    [Fact]
    public async Task The_saved_network_takes_the_points_of_the_file_as_they_are()
    {
        var file = Safetensors.Read(Place("network.safetensors"));
        Assert.Equal("2-8-1 (Relu, Sigmoid; BinaryCrossEntropy)", file.Metadata["topology"]);
        var (w1, b1, w2, b2) = (file["0.weight"].ToArray(), file["0.bias"].ToArray(), file["2.weight"].ToArray(), file["2.bias"].ToArray());

        // The formulas of the notes, written out here, in double.
        var lines = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "data", "moons.csv"));
        var right = 0;
        foreach (var line in lines[1671..])
        {
            var x = line.Split(',').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
            var a1 = b1.Select((b, j) => Math.Max(0, w1[2 * j] * x[0] + w1[2 * j + 1] * x[1] + b)).ToArray();
            var z2 = a1.Zip(w2, (a, w) => a * w).Sum() + b2[0];
            right += z2 >= 0 == (x[2] == 1) ? 1 : 0;
        }

        var accuracy = (100.0 * right / 330).ToString("F2", CultureInfo.InvariantCulture);
        var said = run.Result.Output.Split('\n').Single(line => line.Contains("test accuracy", StringComparison.Ordinal));
        Assert.Contains($"{accuracy} %", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.0", "1.0")]
    [InlineData("1.0", "-0.5")]
    [InlineData("-0.5", "-1e-1")]
    public async Task Predict_answers_with_the_class_from_the_saved_network(string x1, string x2)
    {
        var network = MatrixNetwork.FromFile(Place("network.safetensors"));
        var expected = new float[1];
        network.Forward([float.Parse(x1, CultureInfo.InvariantCulture), float.Parse(x2, CultureInfo.InvariantCulture)], expected);
        var answer = await Workspace.Run(["predict", Place("network.safetensors"), x1, x2]);
        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        var (label, percent) = expected[0] >= 0.5f ? (1, 100 * expected[0]) : (0, 100 - 100 * expected[0]);
        var said = Answer().Match(answer.Output);
        Assert.Equal(label.ToString(CultureInfo.InvariantCulture), said.Groups["label"].Value);

        // One decimal is shown.
        Assert.Equal(percent, double.Parse(said.Groups["percent"].Value, CultureInfo.InvariantCulture), 0.0501);

        // The columns have the names of the file, in any order.
        Assert.Equal(answer.Output, (await Workspace.Run(["predict", Place("network.safetensors"), $"x_2={x2}", $"x_1={x1}"])).Output);
    }

    [GeneratedRegex(@"^(?<label>[01]) \((?<percent>[\d.]+) %\)\s*$")]
    private static partial Regex Answer();

    [GeneratedRegex("M[^MLZ]+L[^MLZ]+L[^MLZ]+(L[^MLZ]+)?Z")]
    private static partial Regex Triangle();
}
