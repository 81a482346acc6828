namespace Generated.Neuron;

/// <summary>
/// Half a cosine from the learning rate α down to a minimum α₀ (Loshchilov and Hutter, “SGDR”, ICLR 2017),
/// <c>torch.optim.lr_scheduler.CosineAnnealingLR</c> counted in steps: α₀ + (α − α₀)(1 + cos(πt / T)) / 2. Before the decay the rate may
/// rise in W equal steps, α(t + 1) / W; T is the number of remaining steps.
/// </summary>
public sealed class CosineDecay : ISchedule, IFiniteSchedule, IStateful
{
    /// <summary>
    /// The total steps of rise and decay; the rate stays at its minimum afterwards. 0 takes the steps of the run. A call of
    /// <c>Trainer.Fit</c> that would start after the run's steps, or after the end of a decay to 0, is refused.
    /// </summary>
    public long Steps { get; init => field = HyperParameter.AtLeast(0, value); }

    /// <summary>W, the steps of the rise, at least 0 and less than the steps of the run.</summary>
    public long WarmupSteps { get; init => field = HyperParameter.AtLeast(0, value); }

    /// <summary>α₀, at least 0; a minimum above α counts as α, so that the decay never raises the rate.</summary>
    public double MinimumRate { get; init => field = HyperParameter.NonNegative(value); }

    long ISchedule.Steps => Math.Max(Steps, WarmupSteps);

    /// <inheritdoc/>
    public double LearningRate(double initial, ScheduleMoment moment)
    {
        if (moment.Step < WarmupSteps)
        {
            return initial * (moment.Step + 1) / WarmupSteps;
        }

        var length = (Steps == 0 ? moment.Steps : Steps) - WarmupSteps;
        var step = moment.Step - WarmupSteps;
        var minimum = Math.Min(MinimumRate, initial);
        return step >= length
            ? minimum
            : minimum + (initial - minimum) * (1 + PortableMath.CosPi((double)step / length)) / 2;
    }

    // With a minimum above 0, steps after a stated length still learn.
    long IFiniteSchedule.End(long runSteps) => Steps == 0 ? runSteps : MinimumRate > 0 ? long.MaxValue : Steps;

    /// <summary>The settings in one line; those that are as usual are left out.</summary>
    public override string ToString() => new SettingText(nameof(CosineDecay))
        .Add(nameof(Steps), Steps, 0L)
        .Add(nameof(WarmupSteps), WarmupSteps, 0L)
        .Add(nameof(MinimumRate), MinimumRate, 0.0)
        .ToString();

    void IStateful.SaveOrLoad(SavedState state)
    {
        state.Setting(nameof(Steps), Steps);
        state.Setting(nameof(WarmupSteps), WarmupSteps);
        state.Setting(nameof(MinimumRate), MinimumRate);
    }
}
