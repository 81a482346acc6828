using Generated.Neuron.Tests.Weights;
using Xunit.Abstractions;

namespace Generated.Neuron.Tests.Training.Checkpoints;

/// <summary>Checkpoints that do not fit, are damaged or are no checkpoints, and arguments that make no sense.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class CheckpointRefusalTests(ITestOutputHelper output) : IDisposable
{
    private readonly TestFiles _files = new();

    private string File => _files.Place("checkpoint.safetensors");

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_checkpoint_of_another_run_is_refused_by_the_setting_that_differs()
    {
        var run = new CheckpointRun(File);
        run.Run();
        Differs("trainer.BatchSize", run with { BatchSize = 16 });
        Differs("trainer.Seed", run with { Seed = 4 });
        Differs("trainer.Shuffle", run with { Shuffle = false });
        Differs("trainer.ClipNorm", run with { ClipNorm = 0.75 });
        Differs("trainer.ClipNorm", run with { ClipNorm = null });
        Differs("trainer.ClipValue", run with { ClipValue = 1 });
        Differs("trainer.L1", run with { L1 = 0 });
        Differs("trainer.EarlyStopping", run with { Patience = null });
        Differs("run.best.Patience", run with { Patience = 5 });
        Differs("run.best.MinDelta", run with { MinDelta = 0.5 });
        Differs("trainer.ValidationMetric", run with { Metric = false });
        Differs("run.LearningRate", run with { LearningRate = 0.02 });
        Differs("optimizer.AmsGrad", run with { Options = false });
        Differs("optimizer.Type", run with { Optimizer = nameof(AdamW) });
        Differs("schedule.Type", run with { Schedule = nameof(StepDecay) });
        Differs("steps", run with { Epochs = 13 });
        Differs("train", run with { FirstInput = 0.625f });
        Differs("validation", run with { Validates = false, Patience = null });
        Differs("topology", run with { Shape = new([2, 4, 1], [Activation.Tanh, Activation.Sigmoid], Loss.BinaryCrossEntropy) });

        void Differs(string name, CheckpointRun other) =>
            Assert.Matches(
                $"'{name}': is '.*' in the file, but '.*' here; make them the same, or start over without Resume.$", Refused(other));
    }

    /// <summary>Each schedule's settings, found by reflection.</summary>
    [Fact]
    public void Every_setting_of_every_schedule_is_compared()
    {
        foreach (var name in Variants.Of<ISchedule>())
        {
            Assert.True(Variants.Create<ISchedule>(name, true) is IStateful, name);
            foreach (var setting in Variants.Settings(name, typeof(ISchedule)).Select(property => property.Name))
            {
                var saved = StateFile.Checkpoint.Write(state => state.Part("schedule", Variants.Create<ISchedule>(name, true)));
                var refused = Assert.Throws<ModelFileException>(() => StateFile.Checkpoint.Read(
                    new("file", saved), state => state.Part("schedule", Variants.Create<ISchedule>(name, true, setting))));
                Assert.Contains($"'schedule.{setting}'", refused.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void What_is_no_checkpoint_is_refused_and_stays_as_it_is()
    {
        var run = new CheckpointRun(File);
        new MatrixNetwork(CheckpointRun.Topology).Save(File);
        Stays("metadata 'kind': is missing, so that the file is not a checkpoint; name one that Trainer.CheckpointPath wrote.");
        new Adam().Save(File);
        Stays("metadata 'kind': is 'Generated.Neuron optimizer' instead of 'Generated.Neuron checkpoint'");
        System.IO.File.WriteAllText(File, "");
        Stays("byte 0");

        void Stays(string message)
        {
            var before = System.IO.File.ReadAllBytes(File);
            Assert.Contains(message, Refused(run), StringComparison.Ordinal);
            Assert.Equal(before, System.IO.File.ReadAllBytes(File));
        }
    }

    /// <summary>Refused, or of the same content: then the run that resumes ends as the one that was not damaged.</summary>
    [Fact]
    public void A_damaged_checkpoint_is_refused()
    {
        const int cases = 3000;
        var run = new CheckpointRun(File) { Epochs = 3, Patience = null };
        var expected = run.Run().Network.Parameters.ToArray();
        var original = System.IO.File.ReadAllBytes(File);
        var seed = int.TryParse(Environment.GetEnvironmentVariable("NEURON_FUZZ_SEED"), out var fixedSeed)
            ? fixedSeed
            : Environment.TickCount;
        output.WriteLine($"{cases} files, NEURON_FUZZ_SEED={seed}");
        var mutation = new Mutation(seed, [original]);
        var same = 0;
        for (var i = 0; i < cases; i++)
        {
            var content = mutation.Next();
            System.IO.File.WriteAllBytes(File, content);
            try
            {
                Assert.Equal(expected, run.Run(resume: true).Network.Parameters);
                Assert.True(content.AsSpan().SequenceEqual(original), $"NEURON_FUZZ_SEED={seed}: damaged file {i} was read.");
                same++;
            }
            catch (ModelFileException refused)
            {
                Assert.True(
                    !refused.Message.Any(char.IsControl) && refused.Message.Length < 1500,
                    $"NEURON_FUZZ_SEED={seed}, file {i}: {refused.Message}");
            }
        }

        output.WriteLine($"{same} were changed back to what they were and read, the rest refused");
    }

    /// <summary>Right checksums around wrong content: nobody writes that by accident, and it is refused all the same.</summary>
    [Fact]
    public void Numbers_that_cannot_be_are_refused()
    {
        Wrong("'optimizer.first': is 'F32' of the shape [3], but must be F32 of [2]", state =>
        {
            state.Part("optimizer", part =>
            {
                part.Setting("Type", "Generated.Neuron.Sgd");
                part.LearningRate(new Sgd());
                part.Setting("Momentum", 0.25);
                part.Setting("Nesterov", false);
                part.Setting("WeightDecay", 0.0);
                part.Value("parameters", 2);
                part.Values("first", new float[3], 3);
            });
        });
        Wrong("'optimizer.LearningRate': is -1, but must be from 0 to", state =>
            state.Part("optimizer", part =>
            {
                part.Setting("Type", "Generated.Neuron.Sgd");
                part.Value("LearningRate", -1.0);
            }));
        Wrong("'optimizer.LearningRate': is NaN, but must be from 0 to", state =>
            state.Part("optimizer", part =>
            {
                part.Setting("Type", "Generated.Neuron.Sgd");
                part.Value("LearningRate", double.NaN);
            }));
        Wrong(
            "'optimizer.LearningRate': is missing", state => state.Part("optimizer", part => part.Setting("Type", "Generated.Neuron.Sgd")));
        Wrong("'more': is not known here", state =>
        {
            state.Part("optimizer", new Sgd { Momentum = 0.25 });
            state.Setting("more", 1);
        });

        var rows = StateFile.Checkpoint.Write(state => state.Permutation("order", [0, 1, 1]));
        Assert.Contains(
            "'order': holds 1, but each row from 0 to 2 must appear once",
            Assert.Throws<ModelFileException>(() =>
                StateFile.Checkpoint.Read(new("file", rows), state => state.Permutation("order", [0, 1, 2]))).Message,
            StringComparison.Ordinal);

        static void Wrong(string message, Action<SavedState> written)
        {
            var content = StateFile.Optimizer.Write(written);
            var optimizer = new Sgd { LearningRate = 0.5, Momentum = 0.25 };
            Assert.Contains(
                message,
                Assert.Throws<ModelFileException>(() => optimizer.Load(new MemoryStream(content))).Message,
                StringComparison.Ordinal);
            Assert.Equal(0.5, optimizer.LearningRate);
        }
    }

    [Fact]
    public void What_makes_no_sense_is_refused_before_anything_starts()
    {
        var network = new MatrixNetwork(CheckpointRun.Topology, seed: 1);
        var before = network.Parameters.ToArray();
        Assert.Throws<ArgumentOutOfRangeException>("CheckpointEpochs", () => new Trainer(network, new Adam()) { CheckpointEpochs = 0 });
        Assert.StartsWith("Resume needs a CheckpointPath", Wrong("Resume", null, resume: true), StringComparison.Ordinal);
        Assert.StartsWith("CheckpointPath is '', but must name a file.", Wrong("CheckpointPath", ""), StringComparison.Ordinal);
        Assert.StartsWith(
            $"CheckpointPath is '{_files.Folder}', but must name a file.",
            Wrong("CheckpointPath", _files.Folder),
            StringComparison.Ordinal);
        Assert.StartsWith("CheckpointPath is ", Wrong("CheckpointPath", _files.Place("a\0b")), StringComparison.Ordinal);
        Assert.StartsWith(
            $"The folder of CheckpointPath, {_files.Place("nowhere")}, does not exist: create it first.",
            Wrong("CheckpointPath", _files.Place("nowhere/checkpoint")),
            StringComparison.Ordinal);
        Assert.Contains(
            "cannot be saved: implement IStateful",
            Assert.Throws<ArgumentException>(
                "CheckpointPath",
                () => new CheckpointRun(File)
                    .Trainer(network, optimizer: new NoState())
                    .Fit(CheckpointRun.Rows(5, 1), CheckpointRun.Rows(5, 1))).Message,
            StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_files.Folder));

        string Wrong(string name, string? path, bool resume = false) =>
            Assert.Throws<ArgumentException>(
                name,
                () => new Trainer(network, new Adam()) { CheckpointPath = path, Resume = resume }.Fit(CheckpointRun.Rows(5, 1))).Message;
    }

    /// <summary>The message; network, optimizer and schedule go on as if nothing had been tried.</summary>
    private static string Refused(CheckpointRun run)
    {
        var network = new MatrixNetwork(run.Shape, seed: 1);
        var optimizer = Variants.Create<IOptimizer>(run.Optimizer, run.Options);
        var (train, validation) = (CheckpointRun.Rows(40, 1, run.FirstInput), run.Validates ? CheckpointRun.Rows(20, 2) : null);
        var before = network.Parameters.ToArray();
        var message = Assert.Throws<ModelFileException>(() =>
            run.Trainer(network, resume: true, optimizer: optimizer).Fit(train, validation)).Message;
        Assert.StartsWith(run.Path, message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters);

        (run with { Path = null }).Trainer(network, optimizer: optimizer).Fit(train, validation);
        Assert.Equal((run with { Path = null }).Run().Network.Parameters, network.Parameters);
        return message;
    }

    private sealed class NoState : IOptimizer
    {
        public double LearningRate { get; set; }

        public void Reset()
        {
        }

        public void Step(Span<float> parameters, ReadOnlySpan<float> gradients)
        {
        }
    }
}
