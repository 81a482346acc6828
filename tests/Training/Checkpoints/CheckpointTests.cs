using Generated.Neuron.Tests.Weights;

namespace Generated.Neuron.Tests.Training.Checkpoints;

/// <summary>Runs that end at some epoch and go on in a new network, optimizer and trainer.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class CheckpointTests : IDisposable
{
    private readonly TestFiles _files = new();

    private string File => _files.Place("checkpoint.safetensors");

    public static TheoryData<string> Optimizers => [.. Variants.Of<IOptimizer>()];

    public static TheoryData<string> Schedules => [.. Variants.Of<ISchedule>()];

    public void Dispose() => _files.Dispose();

    [Theory, MemberData(nameof(Optimizers))]
    public void A_run_that_dies_after_any_epoch_and_resumes_is_one_run_to_the_bit(string optimizer) =>
        DiesAfterEachEpoch(CheckpointRun.With(File, optimizer));

    [Theory, MemberData(nameof(Schedules))]
    public void So_it_is_with_any_schedule(string schedule) =>
        DiesAfterEachEpoch(new CheckpointRun(File) { Schedule = schedule, Patience = null });

    [Fact]
    public void So_it_is_with_a_checkpoint_after_every_third_epoch_and_without_what_can_be_left_out() =>
        DiesAfterEachEpoch(new CheckpointRun(File)
        {
            CheckpointEpochs = 3,
            Validates = false,
            Patience = null,
            Schedule = null,
            ClipNorm = null,
            ClipValue = null,
            L1 = 0,
            BatchSize = int.MaxValue,
            Options = false,
        });

    [Fact]
    public void So_it_is_where_the_run_diverges()
    {
        // Steps of 1e30 times the gradient overflow after some.
        var run = new CheckpointRun(File)
        {
            Optimizer = nameof(Sgd),
            LearningRate = 1e30,
            ClipNorm = null,
            ClipValue = null,
            Schedule = null,
            Patience = null,
            Epochs = 30,
        };
        Assert.Equal(StopReason.Diverged, DiesAfterEachEpoch(run).StopReason);
    }

    [Fact]
    public void A_run_that_is_over_gives_its_report_once_more()
    {
        var run = new CheckpointRun(File) { Patience = 2, Epochs = 60 };
        var (network, report) = run.Run();
        Assert.Equal(StopReason.EarlyStopping, report.StopReason);
        AssertSame((network, report), run.Run(resume: true, _ => throw new InvalidOperationException("No epoch is left.")));

        run = run with { Patience = null, Epochs = 5 };
        var whole = run.Run();
        Assert.Equal(StopReason.Completed, whole.Report.StopReason);
        AssertSame(whole, run.Run(resume: true, _ => throw new InvalidOperationException("No epoch is left.")));
    }

    [Fact]
    public void A_run_that_the_callback_stopped_goes_on()
    {
        var run = new CheckpointRun(File) { CheckpointEpochs = 100 };
        Assert.Equal(StopReason.Callback, run.Run(after: moment => moment.Epoch < 5).Report.StopReason);
        AssertSame((run with { Path = null }).Run(), run.Run(resume: true));
    }

    [Fact]
    public void More_epochs_go_on_where_no_schedule_depends_on_them()
    {
        var run = new CheckpointRun(File) { Schedule = null, Patience = null };
        run.Run();
        AssertSame((run with { Path = null, Epochs = 20 }).Run(), (run with { Epochs = 20 }).Run(resume: true));

        var refused = Refused(run with { Epochs = 10 });
        Assert.Contains("'report.epochs': is 20, but must be from 0 to 10", refused, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_of_the_second_call_of_Fit_is_of_that_call()
    {
        var run = new CheckpointRun(File) { Schedule = null, Patience = null, Metric = false };
        var (train, validation) = (CheckpointRun.Rows(40, 1), CheckpointRun.Rows(20, 2));
        var once = new MatrixNetwork(CheckpointRun.Topology, seed: 1);
        var trainer = run.Trainer(once);
        trainer.Fit(train, validation);
        var second = trainer.Fit(train, validation);

        var resumed = run.Run(resume: true);
        Assert.Equal((13, 12), (resumed.Report.FirstEpoch, resumed.Report.Costs.Length));
        AssertSame((once, second), resumed);
    }

    [Fact]
    public void Only_the_first_call_of_Fit_resumes()
    {
        var run = new CheckpointRun(File) { Schedule = null, Patience = null, Epochs = 4 };
        var network = new MatrixNetwork(CheckpointRun.Topology, seed: 1);
        var trainer = run.Trainer(network, resume: true);
        Assert.Equal(1, trainer.Fit(CheckpointRun.Rows(40, 1), CheckpointRun.Rows(20, 2)).FirstEpoch);
        Assert.Equal(5, trainer.Fit(CheckpointRun.Rows(40, 1), CheckpointRun.Rows(20, 2)).FirstEpoch);
        trainer.Reset();
        Assert.Equal(1, trainer.Fit(CheckpointRun.Rows(40, 1), CheckpointRun.Rows(20, 2)).FirstEpoch);
    }

    [Fact]
    public void A_checkpoint_that_cannot_be_written_ends_the_run_with_its_name_and_the_next_call_goes_on()
    {
        var folder = Directory.CreateDirectory(_files.Place("folder")).FullName;
        var run = new CheckpointRun(Path.Combine(folder, "checkpoint")) { Patience = 100, Epochs = 6, Schedule = null };
        var network = new MatrixNetwork(CheckpointRun.Topology, seed: 1);
        var trainer = run.Trainer(network, after: moment =>
        {
            if (moment.Epoch == 4)
            {
                Directory.Delete(folder, recursive: true);
            }

            return true;
        });
        var (train, validation) = (CheckpointRun.Rows(40, 1), CheckpointRun.Rows(20, 2));
        var failed = Assert.Throws<IOException>(() => trainer.Fit(train, validation));
        Assert.StartsWith($"{run.Path} cannot be written: ", failed.Message, StringComparison.Ordinal);

        // The best of four epochs, as a run of four gives it.
        Assert.Equal((run with { Path = null, Epochs = 4 }).Run().Network.Parameters, network.Parameters);

        Directory.CreateDirectory(folder);
        Assert.Equal((5, 10), (trainer.Fit(train, validation).FirstEpoch, 4 + run.Epochs));
        Assert.Equal((run with { Path = null, Epochs = 10 }).Run().Network.Parameters, network.Parameters);
    }

    [Fact]
    public void Any_reader_of_safetensors_looks_into_a_checkpoint()
    {
        var (network, report) = (new CheckpointRun(File) { Patience = null }).Run();
        var content = Generated.Neuron.Weights.SafetensorsReader.Read(Files.ModelFiles.Read(File));
        Assert.Equal("Generated.Neuron checkpoint", content.Metadata["kind"]);
        Assert.Equal(CheckpointRun.Topology.ToString(), content.Metadata["topology"]);
        Assert.Equal("8", content.Metadata["trainer.BatchSize"]);
        var file = Files.ModelFiles.Read(File);
        Assert.Equal(network.Parameters.ToArray(), content.Tensors.Single(tensor => tensor.Name == "parameters").Read(file));
        Assert.Equal(report.Costs.ToArray(), content.Tensors.Single(tensor => tensor.Name == "report.costs").Read(file));
        Assert.Contains(content.Tensors, tensor => tensor.Name == "optimizer.third");
    }

    /// <summary>Ends after each epoch in turn, checkpoint of that epoch not written, and compares with a run that never ended.</summary>
    private static TrainingReport DiesAfterEachEpoch(CheckpointRun run)
    {
        var whole = (run with { Path = null }).Run();
        for (var last = 1; last <= whole.Report.Costs.Length; last++)
        {
            System.IO.File.Delete(run.Path!);
            Assert.Throws<TimeoutException>(() => run.Run(after: moment => moment.Epoch < last ? true : throw new TimeoutException()));
            Assert.Equal(last > run.CheckpointEpochs, System.IO.File.Exists(run.Path));
            AssertSame(whole, run.Run(resume: true));
        }

        return whole.Report;
    }

    private static void AssertSame(
        (MatrixNetwork Network, TrainingReport Report) expected, (MatrixNetwork Network, TrainingReport Report) actual)
    {
        Assert.Equal(expected.Network.Parameters, actual.Network.Parameters);
        Assert.Equal(expected.Report.Costs.ToArray(), actual.Report.Costs.ToArray());
        Assert.Equal(expected.Report.ValidationCosts.ToArray(), actual.Report.ValidationCosts.ToArray());
        Assert.Equal(expected.Report.ValidationMetrics.ToArray(), actual.Report.ValidationMetrics.ToArray());
        Assert.Equal(
            (expected.Report.FirstEpoch, expected.Report.Steps, expected.Report.StopReason, expected.Report.BestEpoch),
            (actual.Report.FirstEpoch, actual.Report.Steps, actual.Report.StopReason, actual.Report.BestEpoch));
    }

    private static string Refused(CheckpointRun run) => Assert.Throws<ModelFileException>(() => run.Run(resume: true)).Message;
}
