namespace Generated.Neuron.Tests.Training;

[Trait(nameof(Needs), Needs.Vectors)]
public sealed class TrainerTests
{
    private static readonly Topology Small = new([2, 4, 1], [Activation.Relu, Activation.Sigmoid], Loss.BinaryCrossEntropy);

    [Fact]
    public void A_full_batch_is_one_step_of_all_rows_an_epoch()
    {
        var (trained, byHand) = (new MatrixNetwork(Small), new MatrixNetwork(Small));
        var data = Rows(50);
        var report = new Trainer(trained, new Sgd { LearningRate = 0.5 }) { Epochs = 3 }.Fit(data);

        var gradients = new float[Small.ParameterCount];
        var optimizer = new Sgd { LearningRate = 0.5 };
        List<float> costs = [];
        for (var epoch = 0; epoch < 3; epoch++)
        {
            costs.Add(byHand.Backward(data.Inputs, data.Targets, gradients));
            optimizer.Step(byHand.Parameters, gradients);
        }

        Assert.Equal(costs, report.Costs.ToArray());
        Assert.Equal(byHand.Parameters, trained.Parameters);
        Assert.Empty(report.ValidationCosts);
        Assert.True(report.Elapsed > TimeSpan.Zero);
    }

    [Fact]
    public void Mini_batches_without_shuffle_take_the_rows_as_they_stand_and_the_short_last_batch_too()
    {
        var (trained, byHand) = (new MatrixNetwork(Small), new MatrixNetwork(Small));
        var data = Rows(50);
        var report = new Trainer(trained, new Sgd { LearningRate = 0.5 }) { Epochs = 1, BatchSize = 20, Shuffle = false }.Fit(data);

        var gradients = new float[Small.ParameterCount];
        var optimizer = new Sgd { LearningRate = 0.5 };
        var sum = 0.0;
        foreach (var (start, rows) in new[] { (0, 20), (20, 20), (40, 10) })
        {
            sum += (double)byHand.Backward(data.Inputs.Slice(2 * start, 2 * rows), data.Targets.Slice(start, rows), gradients) * rows;
            optimizer.Step(byHand.Parameters, gradients);
        }

        Assert.Equal([(float)(sum / 50)], report.Costs.ToArray());
        Assert.Equal(byHand.Parameters, trained.Parameters);
    }

    [Fact]
    public void Every_epoch_of_mini_batches_sees_every_row_once_in_an_order_of_its_own()
    {
        var network = new RecordingNetwork(new MatrixNetwork(Small));
        new Trainer(network, new Sgd()) { Epochs = 2, BatchSize = 16 }.Fit(Rows(50));

        Assert.Equal([16, 16, 16, 2, 16, 16, 16, 2], network.BatchRows);
        var (first, second) = (network.FirstInputs[..50], network.FirstInputs[50..]);
        var rows = Enumerable.Range(0, 50).Select(row => Rows(50).Inputs[2 * row]).Order().ToArray();
        Assert.Equal(rows, first.Order());
        Assert.Equal(rows, second.Order());
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void A_seed_gives_one_run_and_another_seed_another()
    {
        float[] Train(int seed)
        {
            var network = new MatrixNetwork(Small);
            new Trainer(network, new Adam()) { Epochs = 3, BatchSize = 8, Seed = seed }.Fit(Rows(50));
            return network.Parameters.ToArray();
        }

        Assert.Equal(Train(1), Train(1));
        Assert.NotEqual(Train(1), Train(2));
    }

    [Fact]
    public void A_batch_larger_than_the_data_is_a_full_batch()
    {
        var (large, full) = (new MatrixNetwork(Small), new MatrixNetwork(Small));
        new Trainer(large, new Sgd()) { Epochs = 3, BatchSize = 51 }.Fit(Rows(50));
        new Trainer(full, new Sgd()) { Epochs = 3 }.Fit(Rows(50));
        Assert.Equal(full.Parameters, large.Parameters);
    }

    [Fact]
    public void Validation_is_measured_after_each_epoch_and_not_learned()
    {
        var (with, without) = (new MatrixNetwork(Small), new MatrixNetwork(Small));
        var (train, validation) = Rows(50).Split(40);
        var report = new Trainer(with, new Sgd { LearningRate = 0.5 }) { Epochs = 4 }.Fit(train, validation);
        new Trainer(without, new Sgd { LearningRate = 0.5 }) { Epochs = 4 }.Fit(train);

        Assert.Equal(without.Parameters, with.Parameters);
        Assert.Equal(4, report.ValidationCosts.Length);
        Assert.Equal(with.Cost(validation.Inputs, validation.Targets), report.ValidationCosts[^1]);
    }

    [Fact]
    public void Progress_tells_each_epoch_what_the_report_says()
    {
        var progress = new RecordedProgress();
        var (train, validation) = Rows(50).Split(40);
        var report = new Trainer(new MatrixNetwork(Small), new Sgd()) { Epochs = 3 }.Fit(train, validation, progress);

        Assert.Equal([1, 2, 3], progress.Seen.Select(seen => seen.Epoch));
        Assert.All(progress.Seen, seen => Assert.Equal(3, seen.Epochs));
        Assert.Equal(report.Costs.ToArray(), progress.Seen.Select(seen => seen.Cost));
        Assert.Equal(report.ValidationCosts.ToArray(), progress.Seen.Select(seen => seen.ValidationCost!.Value));
        Assert.Equal(progress.Seen.Select(seen => seen.Elapsed).Order(), progress.Seen.Select(seen => seen.Elapsed));
        Assert.True(report.Elapsed >= progress.Seen[^1].Elapsed);
    }

    [Fact]
    public void Progress_has_no_validation_cost_without_validation_data()
    {
        var progress = new RecordedProgress();
        new Trainer(new MatrixNetwork(Small), new Sgd()) { Epochs = 1 }.Fit(Rows(5), progress: progress);
        Assert.Null(Assert.Single(progress.Seen).ValidationCost);
    }

    [Fact]
    public void Cancellation_keeps_the_last_whole_step()
    {
        using var source = new CancellationTokenSource();
        var (canceled, short_) = (new MatrixNetwork(Small), new MatrixNetwork(Small));
        var progress = new RecordedProgress { Then = seen => { if (seen.Epoch == 3) source.Cancel(); } };

        var report = new Trainer(canceled, new Sgd { LearningRate = 0.5 }) { Epochs = 100 }.Fit(Rows(50), null, progress, source.Token);
        new Trainer(short_, new Sgd { LearningRate = 0.5 }) { Epochs = 3 }.Fit(Rows(50));

        Assert.Equal(short_.Parameters, canceled.Parameters);
        Assert.Equal(3, progress.Seen.Count);
        Assert.Equal((StopReason.Canceled, 3, 3L), (report.StopReason, report.Costs.Length, report.Steps));
    }

    [Fact]
    public void Cancellation_works_between_the_batches_of_an_epoch()
    {
        using var source = new CancellationTokenSource();
        var network = new RecordingNetwork(new MatrixNetwork(Small)) { AfterBackward = calls => { if (calls == 2) source.Cancel(); } };
        var report = new Trainer(network, new Sgd()) { BatchSize = 5 }.Fit(Rows(50), cancellationToken: source.Token);
        Assert.Equal([5, 5], network.BatchRows);
        Assert.Equal((StopReason.Canceled, 0, 2L), (report.StopReason, report.BestEpoch, report.Steps));
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(16)]
    public void Epochs_allocate_nothing(int batchSize)
    {
        var network = new MatrixNetwork(Small);
        var data = Rows(50);

        // The least of three: the runtime allocates now and then on the thread that happens to run.
        long Allocated(int epochs) => Enumerable.Range(0, 3).Min(_ =>
        {
            var trainer = new Trainer(network, new Sgd()) { Epochs = epochs, BatchSize = batchSize };
            var before = GC.GetAllocatedBytesForCurrentThread();
            trainer.Fit(data);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });

        Allocated(1);

        // 400 more epochs are 400 more costs to keep, and nothing else.
        Assert.Equal(400 * sizeof(float), Allocated(500) - Allocated(100));
    }

    [Theory]
    [InlineData(3, 1, "The rows have 3 inputs and 1 target, but the network has 2 inputs and 1 output.")]
    [InlineData(2, 2, "The rows have 2 inputs and 2 targets, but the network has 2 inputs and 1 output.")]
    public void Data_that_does_not_fit_the_network_is_rejected(int inputs, int targets, string message)
    {
        var bad = new Dataset(new float[4 * inputs], new float[4 * targets], rows: 4);
        var trainer = new Trainer(new MatrixNetwork(Small), new Sgd());

        Assert.StartsWith(message, Assert.Throws<ArgumentException>("train", () => trainer.Fit(bad)).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            message, Assert.Throws<ArgumentException>("validation", () => trainer.Fit(Rows(5), bad)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_without_rows_is_rejected()
    {
        var trainer = new Trainer(new MatrixNetwork(Small), new Sgd());
        var (none, all) = Rows(5).Split(0);
        Assert.Throws<ArgumentException>("train", () => trainer.Fit(none));
        Assert.Throws<ArgumentException>("validation", () => trainer.Fit(all, none));
    }

    [Fact]
    public void Epochs_and_batches_must_make_sense()
    {
        var network = new MatrixNetwork(Small);
        Assert.Throws<ArgumentOutOfRangeException>("Epochs", () => new Trainer(network, new Sgd()) { Epochs = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("BatchSize", () => new Trainer(network, new Sgd()) { BatchSize = -1 });
        Assert.Throws<ArgumentNullException>("network", () => new Trainer(null!, new Sgd()));
        Assert.Throws<ArgumentNullException>("optimizer", () => new Trainer(network, null!));
    }

    private static Dataset Rows(int rows)
    {
        var random = new SplitMix64(7);
        var (inputs, targets) = (new float[2 * rows], new float[rows]);
        for (var row = 0; row < rows; row++)
        {
            inputs[2 * row] = (float)random.NextNormal();
            inputs[2 * row + 1] = (float)random.NextNormal();
            targets[row] = inputs[2 * row] > inputs[2 * row + 1] ? 1 : 0;
        }

        return new Dataset(inputs, targets, rows);
    }

    private sealed class RecordedProgress : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> Seen { get; } = [];

        public Action<TrainingProgress>? Then { get; init; }

        public void Report(TrainingProgress value)
        {
            Seen.Add(value);
            Then?.Invoke(value);
        }
    }

    /// <summary>Passes everything on and remembers the batches it was given.</summary>
    private sealed class RecordingNetwork(MatrixNetwork network) : INetwork
    {
        public List<int> BatchRows { get; } = [];

        public List<float> FirstInputs { get; } = [];

        public Action<int>? AfterBackward { get; init; }

        public Topology Topology => network.Topology;

        public Span<float> Parameters => network.Parameters;

        public float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients)
        {
            BatchRows.Add(targets.Length);
            for (var row = 0; row < targets.Length; row++)
            {
                FirstInputs.Add(inputs[2 * row]);
            }

            var cost = network.Backward(inputs, targets, gradients);
            AfterBackward?.Invoke(BatchRows.Count);
            return cost;
        }

        public float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients, Span<float> inputGradients) =>
            network.Backward(inputs, targets, gradients, inputGradients);

        public void Backpropagate(
            ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradients, Span<float> inputGradients = default) =>
            network.Backpropagate(inputs, outputGradients, gradients, inputGradients);

        public float Cost(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => network.Cost(inputs, targets);

        public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Forward(inputs, outputs);
    }
}
