namespace Generated.Neuron.Tests.Training;

/// <summary>Calls of Fit that would learn nothing, because a schedule is over.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class UsedUpScheduleTests
{
    private static readonly Topology Small = new([2, 4, 1], [Activation.Tanh, Activation.Sigmoid], Loss.BinaryCrossEntropy);
    private static readonly Dataset Data = Dataset.Moons(60, 0.2, 1);

    private static readonly Dictionary<string, Func<ISchedule>> ByName = new()
    {
        ["cosine"] = static () => new CosineDecay(),
        ["cosine with warmup"] = static () => new CosineDecay { WarmupSteps = 7 },
        ["cosine of stated length"] = static () => new CosineDecay { Steps = 80 },
        ["cosine down to a minimum"] = static () => new CosineDecay { MinimumRate = 0.01 },
        ["one cycle"] = static () => new OneCycle { PeakRate = 0.5 },
        ["one cycle of stated length"] = static () => new OneCycle { PeakRate = 0.5, Steps = 60 },
        ["steps to 0"] = static () => new StepDecay { Every = 20, Factor = 0 },
        ["exponential to 0"] = static () => new ExponentialDecay { Factor = 0 },
        ["a custom rule"] = static () => new Own(),
    };

    public static TheoryData<string> Schedules => [.. ByName.Keys];

    [Theory, MemberData(nameof(Schedules))]
    public void A_call_after_the_schedules_end_is_refused_and_told_of_PlannedEpochs(string schedule)
    {
        var network = new MatrixNetwork(Small);
        var trainer = Trainer(network, ByName[schedule](), planned: 0);
        Assert.Equal(StopReason.Completed, trainer.Fit(Data).StopReason);
        var before = network.Parameters.ToArray();
        var message = Assert.Throws<ArgumentException>("Schedule", () => trainer.Fit(Data)).Message;
        Assert.Contains("PlannedEpochs", message, StringComparison.Ordinal);
        Assert.Contains("40", message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters);

        // Nothing was changed: a reset trainer begins again.
        trainer.Reset();
        Assert.Equal((1, 20), (trainer.Fit(Data).FirstEpoch, trainer.Epochs));
    }

    [Theory, InlineData("cosine"), InlineData("cosine with warmup"), InlineData("one cycle"), InlineData("cosine down to a minimum")]
    public void Planned_epochs_make_two_calls_one_run(string schedule)
    {
        var (twice, once) = (new MatrixNetwork(Small), new MatrixNetwork(Small));
        var parts = Trainer(twice, ByName[schedule](), planned: 40);
        parts.Fit(Data);
        parts.Fit(Data);
        new Trainer(once, new Sgd { LearningRate = 0.5 }) { Epochs = 40, BatchSize = 16, Schedule = ByName[schedule]() }.Fit(Data);
        Assert.Equal(once.Parameters, twice.Parameters);
        Assert.Throws<ArgumentException>("Schedule", () => parts.Fit(Data));
    }

    [Theory, InlineData("cosine"), InlineData("one cycle"), InlineData("exponential to 0")]
    public void A_run_in_its_last_planned_call_resumes_and_is_over_then(string schedule)
    {
        var folder = Directory.CreateTempSubdirectory("neuron-schedule-");
        try
        {
            var path = Path.Combine(folder.FullName, "checkpoint");
            var (killed, whole) = (new MatrixNetwork(Small), new MatrixNetwork(Small));
            var first = Checkpointed(killed, resume: false, killAt: schedule == "exponential to 0" ? 13 : 33);
            Assert.Throws<OperationCanceledException>(() =>
            {
                first.Fit(Data);
                first.Fit(Data);
            });
            var resumed = new MatrixNetwork(Small);
            var second = Checkpointed(resumed, resume: true, killAt: 0);
            var report = second.Fit(Data);
            Assert.Equal(schedule == "exponential to 0" ? 20 : 40, report.FirstEpoch + report.Costs.Length - 1);
            var parts = Trainer(whole, ByName[schedule](), planned: 40);
            parts.Fit(Data);
            if (schedule != "exponential to 0")
            {
                parts.Fit(Data);
            }

            Assert.Equal(whole.Parameters, resumed.Parameters);
            Assert.Throws<ArgumentException>("Schedule", () => second.Fit(Data));

            // A finished call gives its report again.
            var again = Checkpointed(new MatrixNetwork(Small), resume: true, killAt: 0).Fit(Data);
            Assert.Equal(report.Costs.ToArray(), again.Costs.ToArray());

            Trainer Checkpointed(INetwork network, bool resume, int killAt) => new(network, new Sgd { LearningRate = 0.5 })
            {
                Epochs = 20,
                BatchSize = 16,
                PlannedEpochs = 40,
                Schedule = ByName[schedule](),
                CheckpointPath = path,
                Resume = resume,
                OnEpoch = moment => moment.Epoch == killAt ? throw new OperationCanceledException() : true,
            };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_decay_of_stated_length_to_a_minimum_goes_on_at_its_minimum()
    {
        var network = new MatrixNetwork(Small);
        var trainer = Trainer(network, new CosineDecay { Steps = 80, MinimumRate = 0.01 }, planned: 0);
        trainer.Fit(Data);
        var before = network.Parameters.ToArray();
        trainer.Fit(Data);
        Assert.NotEqual(before, network.Parameters.ToArray());
    }

    [Fact]
    public void A_first_call_whose_rates_are_all_0_is_refused()
    {
        foreach (var schedule in new ISchedule[] { new CosineDecay(), new StepDecay { Every = 3 }, new ReduceOnPlateau() })
        {
            var trainer = new Trainer(new MatrixNetwork(Small), new Sgd { LearningRate = 0 }) { Epochs = 3, Schedule = schedule };
            var message = Assert.Throws<ArgumentException>("Schedule", () => trainer.Fit(Data)).Message;
            Assert.Contains("LearningRate above 0", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_optimizer_keeps_its_own_rate_for_the_trainer_that_takes_it_over()
    {
        var (optimizer, network) = (new Sgd { LearningRate = 0.5 }, new MatrixNetwork(Small));
        List<double> rates = [];
        new Trainer(network, optimizer) { Epochs = 20, Schedule = new CosineDecay() }.Fit(Data);
        Assert.Equal(0.5, optimizer.LearningRate);
        new Trainer(network, optimizer)
        {
            Epochs = 20,
            Schedule = new CosineDecay(),
            OnEpoch = moment =>
            {
                rates.Add(moment.LearningRate);
                return true;
            },
        }.Fit(Data);
        Assert.Equal(0.5, rates[0]);
    }

    [Fact]
    public void No_decay_raises_a_rate_that_is_below_its_minimum()
    {
        var plateau = new ReduceOnPlateau { Patience = 0, MinimumRate = 0.1 };
        for (var epoch = 0; epoch < 4; epoch++)
        {
            Assert.Equal(0.01, plateau.LearningRate(0.01, new ScheduleMoment(epoch, epoch, 100)));
            plateau.EndEpoch(epoch == 0 ? 1 : double.NaN);
        }

        var cosine = new CosineDecay { MinimumRate = 0.1 };
        Assert.All(
            Enumerable.Range(0, 120), step => Assert.Equal(0.01, cosine.LearningRate(0.01, new ScheduleMoment(step, step, 100)), 1e-15));
    }

    private static Trainer Trainer(INetwork network, ISchedule schedule, int planned) => new(network, new Sgd { LearningRate = 0.5 })
    {
        Epochs = 20,
        BatchSize = 16,
        PlannedEpochs = planned,
        Schedule = schedule,
    };

    private sealed class Own : ISchedule
    {
        public double LearningRate(double initial, ScheduleMoment moment) => moment.Epoch < 20 ? initial : 0;
    }
}
