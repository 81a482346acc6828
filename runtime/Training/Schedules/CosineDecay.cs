namespace Generated.Neuron;

/// <summary>
/// Half a cosine from the learning rate α down to a minimum α₀ (Loshchilov and Hutter, “SGDR”, ICLR 2017),
/// <c>torch.optim.lr_scheduler.CosineAnnealingLR</c> counted in steps: α₀ + (α − α₀)(1 + cos(πt / T)) / 2. Before it the rate may
/// rise in W equal steps, α(t + 1) / W; T is what is left of the steps then.
/// </summary>
public sealed class CosineDecay : ISchedule, IStateful
{
    /// <summary>The steps of rise and decay together; the rate stays at its minimum afterwards. 0: those of the run.</summary>
    public long Steps { get; init => field = HyperParameter.AtLeast(0, value); }

    /// <summary>W, the steps of the rise, at least 0 and less than the steps of the run.</summary>
    public long WarmupSteps { get; init => field = HyperParameter.AtLeast(0, value); }

    /// <summary>α₀, at least 0.</summary>
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
        return step >= length
            ? MinimumRate
            : MinimumRate + (initial - MinimumRate) * (1 + PortableMath.CosPi((double)step / length)) / 2;
    }

    void IStateful.ExchangeState(StateExchange state)
    {
        state.Setting(nameof(Steps), Steps);
        state.Setting(nameof(WarmupSteps), WarmupSteps);
        state.Setting(nameof(MinimumRate), MinimumRate);
    }
}
