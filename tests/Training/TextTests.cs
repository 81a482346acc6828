using System.Globalization;

namespace Generated.Neuron.Tests.Training;

/// <summary>What prints itself prints one readable line, the same in every culture.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class TextTests
{
    private static readonly Topology Small = new([2, 8, 1], [Activation.Relu, Activation.Sigmoid], Loss.BinaryCrossEntropy);

    public static TheoryData<string, object> Lines => new()
    {
        { "1,500 rows, 2 inputs, 1 target", Dataset.Moons(1500, 0.1, 1) },
        { "1 row, 1 input, no targets", Dataset.FromRows([1f], x => [x], _ => []) },
        {
            "2 rows, 2 inputs (width, height), 2 classes (a, b), row weights",
            (new Dataset(new float[4], new float[] { 0, 1 }, 2) { Classes = ["a", "b"], InputNames = ["width", "height"] })
                .WithRowWeights(new float[] { 1, 2 })
        },
        {
            "2 rows, 1 input, 7 classes (c0, c1, c2, c3, c4, …)",
            new Dataset(new float[2], new float[14], 2) { Classes = [.. Enumerable.Range(0, 7).Select(i => $"c{i}")] }
        },
        { "Adam { LearningRate = 0.001 }", new Adam() },
        { "Adam { LearningRate = 0.5, Beta2 = 0.99, AmsGrad = true }", new Adam { LearningRate = 0.5, Beta2 = 0.99, AmsGrad = true } },
        { "AdamW { LearningRate = 0.001, WeightDecay = 0.1 }", new AdamW { WeightDecay = 0.1 } },
        { "Sgd { LearningRate = 0.25, Momentum = 0.9 }", new Sgd { LearningRate = 0.25, Momentum = 0.9 } },
        { "NAdam { LearningRate = 0.002 }", new NAdam() },
        { "RAdam { LearningRate = 0.001, Epsilon = 1E-06 }", new RAdam { Epsilon = 1e-6 } },
        { "RmsProp { LearningRate = 0.01, Centered = true }", new RmsProp { Centered = true } },
        { "Adagrad { LearningRate = 0.01 }", new Adagrad() },
        { "Lbfgs", new Lbfgs() },
        { "Lbfgs { MaxIterations = 5 }", new Lbfgs { MaxIterations = 5 } },
        { "CosineDecay", new CosineDecay() },
        { "CosineDecay { WarmupSteps = 100, MinimumRate = 0.01 }", new CosineDecay { WarmupSteps = 100, MinimumRate = 0.01 } },
        { "StepDecay { Every = 30, Factor = 0.1 }", new StepDecay { Every = 30 } },
        { "ExponentialDecay { Factor = 0.95 }", new ExponentialDecay { Factor = 0.95 } },
        { "OneCycle { PeakRate = 0.1, Steps = 500 }", new OneCycle { PeakRate = 0.1, Steps = 500 } },
        { "ReduceOnPlateau { Patience = 3 }", new ReduceOnPlateau { Patience = 3 } },
        { "StandardScaler of 2 inputs: mean [1.5, -2000], deviation [0.25, 1E-05]", new StandardScaler([1.5f, -2000], [0.25f, 1e-5f]) },
        {
            "MinMaxScaler of 6 inputs: minimum [0, 0, 0, 0, 0, …], maximum [1, 1, 1, 1, 1, …]",
            new MinMaxScaler(new float[6], [1, 1, 1, 1, 1, 1])
        },
        { "MatrixNetwork 2-8-1 (Relu, Sigmoid; BinaryCrossEntropy), 33 parameters", new MatrixNetwork(Small) },
        {
            "MatrixNetwork 2-8-1 (Relu, Sigmoid; BinaryCrossEntropy), 33 parameters, dropout 0.1",
            new MatrixNetwork(Small) { Dropout = 0.1 }
        },
        { "epoch 12 of 1,000, cost 0.3142, rate 0.01, 1.5 s", Progress(12, 1000, null, 1.5) },
        {
            "epoch 12 of 100, cost 0.3142, validation cost 1.5, metric 0.9712, rate 0.01, 1:01:05",
            Progress(12, 100, 1.5f, 3665) with { ValidationMetric = 0.97123f }
        },
        { "epoch 1 of 1, cost 0.3142, rate 0.01, 48:00:01", Progress(1, 1, null, 2 * 86400 + 1) },
    };

    [Theory, MemberData(nameof(Lines), DisableDiscoveryEnumeration = true)]
    public void Each_prints_one_line_in_every_culture(string line, object thing)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (comma.NumberFormat.NumberDecimalSeparator, comma.NumberFormat.NumberGroupSeparator) = (",", ".");
            comma.NumberFormat.NegativeSign = "−";
            CultureInfo.CurrentCulture = comma;
            Assert.Equal(line, thing.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_terminal_shows_one_line_that_is_overwritten_and_ends_with_the_run()
    {
        var output = new StringWriter { NewLine = "\n" };
        var progress = new ConsoleProgress(output, isLive: true, () => 60);
        var (train, validation) = Dataset.Moons(60, 0.1, 1).Split(0.5, seed: 1);
        new Trainer(new MatrixNetwork(Small), new Adam()) { Epochs = 200, OnEpoch = moment => moment.Epoch < 150 }
            .Fit(train, validation, progress);
        var text = output.ToString();
        Assert.Equal(1, text.Count(c => c == '\n'));
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        var shown = text.TrimEnd('\n').Split('\r');
        Assert.Equal("", shown[0]);
        Assert.StartsWith("epoch 1 of 200, cost ", shown[1], StringComparison.Ordinal);
        Assert.StartsWith("epoch 150 of 200, cost ", shown[^1], StringComparison.Ordinal);
        Assert.All(shown, line => Assert.InRange(line.Length, 0, 59));

        // A shorter line covers all of the longer one before it.
        Assert.All(shown.Zip(shown.Skip(1)), pair => Assert.True(pair.Second.Length >= pair.First.TrimEnd().Length));
    }

    [Fact]
    public void Redirected_output_has_plain_lines_now_and_then()
    {
        var output = new StringWriter { NewLine = "\n" };
        var progress = new ConsoleProgress(output, isLive: false, () => throw new InvalidOperationException());
        new Trainer(new MatrixNetwork(Small), new Adam()) { Epochs = 200, OnEpoch = moment => moment.Epoch < 150 }
            .Fit(Dataset.Moons(60, 0.1, 1), progress: progress);
        Assert.DoesNotContain('\r', output.ToString());
        Assert.Equal(
            ["1", "20", "40", "60", "80", "100", "120", "140", "150"],
            output.ToString().TrimEnd('\n').Split('\n').Select(line => line.Split(' ')[1]));
    }

    [Fact]
    public void The_line_ends_where_the_run_throws()
    {
        var output = new StringWriter { NewLine = "\n" };
        var progress = new ConsoleProgress(output, isLive: true, () => 200);
        var trainer = new Trainer(new MatrixNetwork(Small), new Adam()) { OnEpoch = _ => throw new OperationCanceledException() };
        Assert.Throws<OperationCanceledException>(() => trainer.Fit(Dataset.Moons(60, 0.1, 1), progress: progress));
        Assert.EndsWith("\n", output.ToString(), StringComparison.Ordinal);
        Assert.NotNull(TrainingProgress.ToConsole());
    }

    private static TrainingProgress Progress(int epoch, int epochs, float? validation, double seconds) =>
        new(epoch, epochs, 0.31415f, validation, TimeSpan.FromSeconds(seconds)) { LearningRate = 0.01 };
}
