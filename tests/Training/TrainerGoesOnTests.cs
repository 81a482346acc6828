namespace Generated.Neuron.Tests.Training;

/// <summary>Runs in parts, stopped early, diverged, with schedules and clipped gradients.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class TrainerGoesOnTests
{
    private static readonly Topology Small = new([2, 4, 1], [Activation.Relu, Activation.Sigmoid], Loss.BinaryCrossEntropy);

    private static readonly Topology Line = new([1, 1], [Activation.Identity], Loss.MeanSquaredError);

    public static TheoryData<string> Optimizers => [.. ByName.Keys];

    private static readonly Dictionary<string, Func<IOptimizer>> ByName = new()
    {
        ["Sgd"] = static () => new Sgd { LearningRate = 0.5, Momentum = 0.9 },
        ["Adam"] = static () => new Adam { LearningRate = 0.01, AmsGrad = true },
        ["NAdam"] = static () => new NAdam(),
        ["RAdam"] = static () => new RAdam(),
        ["RmsProp"] = static () => new RmsProp { Momentum = 0.5, Centered = true },
    };

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Two_runs_of_50_epochs_are_one_of_100_to_the_bit(string optimizer)
    {
        var (train, validation) = Rows(60).Split(40);
        var (twice, once) = (new MatrixNetwork(Small), new MatrixNetwork(Small));
        var parts = Trainer(twice, 50, 100);
        TrainingReport[] reports = [parts.Fit(train, validation), parts.Fit(train, validation)];
        var whole = Trainer(once, 100, 0).Fit(train, validation);

        Assert.Equal(once.Parameters, twice.Parameters);
        Assert.Equal(whole.Costs, reports[0].Costs.Concat(reports[1].Costs));
        Assert.Equal(whole.ValidationCosts, reports[0].ValidationCosts.Concat(reports[1].ValidationCosts));
        Assert.Equal((51, 500L), (reports[1].FirstEpoch, reports[1].Steps));

        Trainer Trainer(INetwork network, int epochs, int planned) => new(network, ByName[optimizer]())
        {
            Epochs = epochs,
            PlannedEpochs = planned,
            BatchSize = 8,
            Seed = 3,
            Schedule = new CosineDecay { Steps = 500, WarmupSteps = 20 },
            ClipNorm = 0.2,
            EarlyStopping = new EarlyStopping { Patience = 1000 },
        };
    }

    [Fact]
    public void After_a_reset_a_trainer_starts_anew()
    {
        var network = new MatrixNetwork(Small);
        var trainer = new Trainer(network, new Adam()) { Epochs = 5, BatchSize = 8, Schedule = new ExponentialDecay { Factor = 0.5 } };
        var first = network.Parameters.ToArray();
        trainer.Fit(Rows(40));
        var trained = network.Parameters.ToArray();
        first.CopyTo(network.Parameters);
        trainer.Reset();
        Assert.Equal(1, trainer.Fit(Rows(40)).FirstEpoch);
        Assert.Equal(trained, network.Parameters);
    }

    [Fact]
    public void Early_stopping_gives_the_parameters_of_the_best_epoch_back()
    {
        // Validation rows that say the opposite of what is learned: their cost rises from the first epoch on.
        var train = Rows(50);
        var opposite = new Dataset(train.Inputs.ToArray(), train.Targets.ToArray().Select(target => 1 - target).ToArray(), 50);
        var (stopped, one) = (new MatrixNetwork(Small), new MatrixNetwork(Small));
        var patience = new EarlyStopping { Patience = 4 };
        var report = new Trainer(stopped, new Sgd { LearningRate = 0.5 }) { Epochs = 100, EarlyStopping = patience }.Fit(train, opposite);
        new Trainer(one, new Sgd { LearningRate = 0.5 }) { Epochs = 1 }.Fit(train);

        Assert.Equal((StopReason.EarlyStopping, 1, 5), (report.StopReason, report.BestEpoch, report.Costs.Length));
        Assert.Equal(one.Parameters, stopped.Parameters);
        Assert.Equal(report.ValidationCosts[0], stopped.Cost(opposite.Inputs, opposite.Targets));
        Assert.StartsWith("5 epochs, best 1, stopped early", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Early_stopping_needs_a_fall_of_more_than_its_least()
    {
        var (train, validation) = Rows(60).Split(40);
        var report = new Trainer(new MatrixNetwork(Small), new Sgd { LearningRate = 0.01 })
        {
            Epochs = 100,
            EarlyStopping = new EarlyStopping { Patience = 3, MinDelta = 0.5 },
        }.Fit(train, validation);
        Assert.Equal((StopReason.EarlyStopping, 4), (report.StopReason, report.Costs.Length));
    }

    [Fact]
    public void A_callback_can_stop_and_sees_what_the_report_says()
    {
        List<TrainingProgress> seen = [];
        var (train, validation) = Rows(60).Split(40);
        var report = new Trainer(new MatrixNetwork(Small), new Sgd { LearningRate = 0.25 })
        {
            OnEpoch = moment =>
            {
                seen.Add(moment);
                return moment.Epoch < 3;
            },
            ValidationMetric = static (_, data) => data.Rows,
        }.Fit(train, validation);

        Assert.Equal((StopReason.Callback, 3), (report.StopReason, report.Costs.Length));
        Assert.Equal(report.Costs, seen.Select(moment => moment.Cost));
        Assert.Equal([20f, 20f, 20f], report.ValidationMetrics.ToArray());
        Assert.All(seen, moment => Assert.Equal((0.25, 20f), (moment.LearningRate, moment.ValidationMetric!.Value)));
    }

    /// <summary>θ is multiplied by −3 at each step until its square overflows.</summary>
    [Fact]
    public void A_run_that_diverges_ends_at_its_step_with_the_last_good_parameters()
    {
        var network = new MatrixNetwork(Line);
        network.Parameters[0] = 1;
        var data = new Dataset(new float[] { 1, -1 }, new float[2], 2);
        var report = new Trainer(network, new Sgd { LearningRate = 2 }) { Epochs = 1000 }.Fit(data);

        Assert.Equal(StopReason.Diverged, report.StopReason);
        Assert.InRange(report.Costs.Length, 35, 45);
        Assert.All(report.Costs, cost => Assert.True(float.IsFinite(cost)));
        Assert.Equal(report.Costs[^1], network.Cost(data.Inputs, data.Targets));
        Assert.Contains($"diverged at step {report.Steps + 1}", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cost_of_NaN_changes_no_parameter()
    {
        var network = new MatrixNetwork(Small);
        network.Parameters[^1] = float.NaN;
        var before = network.Parameters.ToArray();
        var report = new Trainer(network, new Adam()).Fit(Rows(5));
        Assert.Equal((StopReason.Diverged, 0, 0L), (report.StopReason, report.Costs.Length, report.Steps));
        Assert.Equal(before, network.Parameters);
    }

    /// <summary>One step of plain descent at rate 1 is the gradient that was used.</summary>
    [Fact]
    public void Gradients_are_clipped_by_value_and_by_norm_and_pulled_to_zero()
    {
        var data = Rows(30);
        var network = new MatrixNetwork(Small);
        var (start, gradients) = (network.Parameters.ToArray(), new float[Small.ParameterCount]);
        network.Backward(data.Inputs, data.Targets, gradients);
        var length = Math.Sqrt(gradients.Sum(g => (double)g * g));

        Used(new() { ClipValue = 0.01 }, g => Math.Clamp(g, -0.01, 0.01));
        Used(new() { ClipNorm = length / 2 }, g => g * (length / 2) / (length + 1e-6));
        Used(new() { ClipNorm = length * 2 }, g => g);
        var place = 0;
        Used(new() { L1 = 0.125 }, g => g + 0.125 * Math.Sign(start[place++]));

        void Used(Settings settings, Func<double, double> expected)
        {
            start.CopyTo(network.Parameters);
            new Trainer(network, new Sgd { LearningRate = 1 })
            {
                Epochs = 1,
                ClipNorm = settings.ClipNorm,
                ClipValue = settings.ClipValue,
                L1 = settings.L1,
            }.Fit(data);
            for (var k = 0; k < start.Length; k++)
            {
                // The difference of two parameters below 4 rounds at 2⁻²³.
                Assert.Equal(expected(gradients[k]), start[k] - network.Parameters[k], 1e-6);
            }
        }
    }

    [Fact]
    public void What_makes_no_sense_is_refused_before_anything_starts()
    {
        var network = new MatrixNetwork(Small);
        var before = network.Parameters.ToArray();
        Assert.Contains("EarlyStopping", Assert.Throws<ArgumentException>("validation", () =>
            new Trainer(network, new Sgd()) { EarlyStopping = new EarlyStopping() }.Fit(Rows(5))).Message, StringComparison.Ordinal);
        Assert.Contains("ValidationMetric", Assert.Throws<ArgumentException>("validation", () =>
            new Trainer(network, new Sgd()) { ValidationMetric = static (_, _) => 0 }.Fit(Rows(5))).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "The schedule takes 30 steps, but the run has 20: 10 epochs of 2.",
            Assert.Throws<ArgumentException>("Schedule", () => new Trainer(network, new Sgd())
            {
                Epochs = 10,
                BatchSize = 3,
                Schedule = new CosineDecay { Steps = 30 },
            }.Fit(Rows(5))).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(
            "Schedule", () => new Trainer(network, new Sgd()) { Epochs = 2, Schedule = new CosineDecay { WarmupSteps = 3 } }.Fit(Rows(5)));
        foreach (var bad in new[] { 0, -1, double.NaN, double.PositiveInfinity })
        {
            Assert.Throws<ArgumentOutOfRangeException>("ClipNorm", () => new Trainer(network, new Sgd()) { ClipNorm = bad });
            Assert.Throws<ArgumentOutOfRangeException>("ClipValue", () => new Trainer(network, new Sgd()) { ClipValue = bad });
        }

        Assert.Throws<ArgumentOutOfRangeException>("L1", () => new Trainer(network, new Sgd()) { L1 = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("Patience", () => new EarlyStopping { Patience = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("MinDelta", () => new EarlyStopping { MinDelta = double.NaN });
        Assert.Equal(before, network.Parameters);
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

    private sealed record Settings
    {
        public double? ClipNorm { get; init; }

        public double? ClipValue { get; init; }

        public double L1 { get; init; }
    }
}
