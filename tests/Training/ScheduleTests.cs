namespace Generated.Neuron.Tests.Training;

/// <summary>The schedules against PyTorch's closed forms, with the platform's own functions.</summary>
public sealed class ScheduleTests
{
    [Fact]
    public void Step_decay_multiplies_every_so_many_epochs() =>
        Follows(new StepDecay { Every = 7, Factor = 0.3 }, static moment => 0.4 * Math.Pow(0.3, moment.Epoch / 7));

    [Fact]
    public void Exponential_decay_multiplies_after_each_epoch() =>
        Follows(new ExponentialDecay { Factor = 0.9 }, static moment => 0.4 * Math.Pow(0.9, moment.Epoch));

    [Fact]
    public void Cosine_decay_is_CosineAnnealingLR() => Follows(
        new CosineDecay { MinimumRate = 0.01 },
        static moment => 0.01 + (0.4 - 0.01) * (1 + Math.Cos(Math.PI * moment.Step / 120)) / 2);

    [Fact]
    public void Cosine_decay_rises_first_and_stays_at_its_minimum() => Follows(
        new CosineDecay { Steps = 100, WarmupSteps = 10, MinimumRate = 0.01 },
        static moment => moment.Step < 10 ? 0.4 * (moment.Step + 1) / 10
            : moment.Step >= 100 ? 0.01
            : 0.01 + (0.4 - 0.01) * (1 + Math.Cos(Math.PI * (moment.Step - 10) / 90)) / 2);

    [Fact]
    public void One_cycle_is_OneCycleLR() => Follows(new OneCycle { PeakRate = 2 }, static moment =>
    {
        static double Anneal(double start, double end, double share) => end + (start - end) / 2 * (Math.Cos(Math.PI * share) + 1);
        var (first, last) = (2.0 / 25, 2.0 / 25 / 1e4);
        var (peak, end) = (0.3 * 120 - 1, 120 - 1.0);
        return moment.Step <= peak ? Anneal(first, 2, moment.Step / peak) : Anneal(2, last, (moment.Step - peak) / (end - peak));
    });

    /// <summary>Costs that fall, rest, and fall too little; the reductions counted by PyTorch's rule by hand.</summary>
    [Fact]
    public void Reduce_on_plateau_waits_for_its_patience()
    {
        var schedule = new ReduceOnPlateau { Factor = 0.5, Patience = 2, Cooldown = 1, MinimumRate = 0.06 };
        double[] costs = [3, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1];
        double[] rates = [0.4, 0.4, 0.4, 0.4, 0.2, 0.2, 0.2, 0.2, 0.1, 0.1, 0.1, 0.1, 0.06];
        for (var epoch = 0; epoch < costs.Length; epoch++)
        {
            schedule.EndEpoch(costs[epoch]);
            Assert.Equal(rates[epoch], schedule.LearningRate(0.4, default), 1e-15);
        }

        schedule.Reset();
        Assert.Equal(0.4, schedule.LearningRate(0.4, default));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Rates_and_factors_that_are_negative_or_not_finite_are_refused(double bad)
    {
        Assert.Throws<ArgumentOutOfRangeException>("Factor", () => new StepDecay { Every = 1, Factor = bad });
        Assert.Throws<ArgumentOutOfRangeException>("Factor", () => new ExponentialDecay { Factor = bad });
        Assert.Throws<ArgumentOutOfRangeException>("MinimumRate", () => new CosineDecay { MinimumRate = bad });
        Assert.Throws<ArgumentOutOfRangeException>("PeakRate", () => new OneCycle { PeakRate = bad });
        Assert.Throws<ArgumentOutOfRangeException>("Factor", () => new ReduceOnPlateau { Factor = bad });
        Assert.Throws<ArgumentOutOfRangeException>("Every", () => new StepDecay { Every = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("WarmupSteps", () => new CosineDecay { WarmupSteps = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("Patience", () => new ReduceOnPlateau { Patience = -1 });
    }

    /// <summary>Twelve epochs of ten steps from 0.4; float64 rounds a dozen times at 2⁻⁵³ of a rate of up to 2.</summary>
    private static void Follows(ISchedule schedule, Func<ScheduleMoment, double> closedForm)
    {
        for (var step = 0; step < 120; step++)
        {
            var moment = new ScheduleMoment(step, step / 10, 120);
            Assert.Equal(closedForm(moment), schedule.LearningRate(0.4, moment), 5e-15);
        }
    }
}
