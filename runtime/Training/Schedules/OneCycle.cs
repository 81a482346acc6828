namespace Generated.Neuron;

/// <summary>
/// One rise and one long fall of the learning rate, both half a cosine (Smith and Topin, “Super-convergence”, 2019),
/// <c>torch.optim.lr_scheduler.OneCycleLR</c> with two phases and the momentum left alone: from the peak / 25 to the peak in the
/// first 30 % of the steps, then down to a ten-thousandth of where it began. The optimizer's own rate is not used.
/// </summary>
public sealed class OneCycle : ISchedule, IFiniteSchedule, IStateful
{
    /// <summary>The highest learning rate (PyTorch's max_lr), at least 0.</summary>
    public required double PeakRate { get; init => field = HyperParameter.NonNegative(value); }

    /// <summary>The steps of the cycle; the rate stays at its last value afterwards. 0 takes the steps of the run.</summary>
    public long Steps { get; init => field = HyperParameter.AtLeast(0, value); }

    /// <summary>The share of the steps that the rise takes (PyTorch's pct_start), from 0 to below 1.</summary>
    public double RisingShare { get; init => field = HyperParameter.Fraction(value); } = 0.3;

    /// <summary>The peak is this many times the first rate (PyTorch's div_factor), at least 1.</summary>
    public double StartDivisor { get; init => field = HyperParameter.AtLeast(1.0, value); } = 25;

    /// <summary>The first rate is this many times the last one (PyTorch's final_div_factor), at least 1.</summary>
    public double EndDivisor { get; init => field = HyperParameter.AtLeast(1.0, value); } = 1e4;

    /// <inheritdoc/>
    public double LearningRate(double initial, ScheduleMoment moment)
    {
        var steps = Steps == 0 ? moment.Steps : Steps;
        var (start, last) = (PeakRate / StartDivisor, steps - 1.0);
        var peak = RisingShare * steps - 1;
        if (moment.Step >= last)
        {
            return start / EndDivisor;
        }

        return moment.Step <= peak
            ? Between(start, PeakRate, moment.Step / peak)
            : Between(PeakRate, start / EndDivisor, (moment.Step - peak) / (last - peak));
    }

    long IFiniteSchedule.End(long runSteps) => Steps == 0 ? runSteps : Steps;

    /// <summary>From one rate to another along half a cosine; the share is 0 at the first and 1 at the second.</summary>
    private static double Between(double from, double to, double share) =>
        double.IsNaN(share) ? to : to + (from - to) / 2 * (1 + PortableMath.CosPi(Math.Clamp(share, 0, 1)));

    /// <summary>The settings in one line; those that are as usual are left out.</summary>
    public override string ToString() => new SettingText(nameof(OneCycle))
        .Add(nameof(PeakRate), PeakRate)
        .Add(nameof(Steps), Steps, 0L)
        .Add(nameof(RisingShare), RisingShare, 0.3)
        .Add(nameof(StartDivisor), StartDivisor, 25.0)
        .Add(nameof(EndDivisor), EndDivisor, 1e4)
        .ToString();

    void IStateful.SaveOrLoad(SavedState state)
    {
        state.Setting(nameof(PeakRate), PeakRate);
        state.Setting(nameof(Steps), Steps);
        state.Setting(nameof(RisingShare), RisingShare);
        state.Setting(nameof(StartDivisor), StartDivisor);
        state.Setting(nameof(EndDivisor), EndDivisor);
    }
}
