namespace Generated.Neuron;

/// <summary>
/// Multiplies the learning rate by γ when the cost has not fallen for some epochs,
/// <c>torch.optim.lr_scheduler.ReduceLROnPlateau</c> in mode min with a relative threshold.
/// </summary>
public sealed class ReduceOnPlateau : ISchedule, IStateful
{
    private double _best = double.PositiveInfinity;
    private int _waited;
    private int _resting;
    private int _reductions;

    /// <summary>γ (PyTorch's factor), from 0 to below 1.</summary>
    public double Factor { get; init => field = HyperParameter.Fraction(value); } = 0.1;

    /// <summary>The epochs without a lower cost that are tolerated; the next one reduces the rate. At least 0.</summary>
    public int Patience { get; init => field = HyperParameter.AtLeast(0, value); } = 10;

    /// <summary>A cost counts as lower if it is below the best one × (1 − this share). From 0 to below 1.</summary>
    public double Threshold { get; init => field = HyperParameter.Fraction(value); } = 1e-4;

    /// <summary>The epochs after a reduction that are not counted, at least 0.</summary>
    public int Cooldown { get; init => field = HyperParameter.AtLeast(0, value); }

    /// <summary>The rate does not fall below this, at least 0; a rate that is below it from the start stays as it is.</summary>
    public double MinimumRate { get; init => field = HyperParameter.NonNegative(value); }

    /// <inheritdoc/>
    public double LearningRate(double initial, ScheduleMoment moment) =>
        Math.Min(initial, Math.Max(initial * PortableMath.Power(Factor, _reductions), MinimumRate));

    /// <inheritdoc/>
    public void EndEpoch(double cost)
    {
        if (cost < _best * (1 - Threshold))
        {
            (_best, _waited) = (cost, 0);
        }
        else
        {
            _waited++;
        }

        if (_resting > 0)
        {
            (_resting, _waited) = (_resting - 1, 0);
        }

        if (_waited > Patience)
        {
            (_reductions, _waited, _resting) = (_reductions + 1, 0, Cooldown);
        }
    }

    /// <inheritdoc/>
    public void Reset() => (_best, _waited, _resting, _reductions) = (double.PositiveInfinity, 0, 0, 0);

    /// <summary>The settings in one line; those that are as usual are left out.</summary>
    public override string ToString() => new SettingText(nameof(ReduceOnPlateau))
        .Add(nameof(Factor), Factor, 0.1)
        .Add(nameof(Patience), Patience, 10)
        .Add(nameof(Threshold), Threshold, 1e-4)
        .Add(nameof(Cooldown), Cooldown, 0)
        .Add(nameof(MinimumRate), MinimumRate, 0.0)
        .ToString();

    void IStateful.SaveOrLoad(SavedState state)
    {
        state.Setting(nameof(Factor), Factor);
        state.Setting(nameof(Patience), Patience);
        state.Setting(nameof(Threshold), Threshold);
        state.Setting(nameof(Cooldown), Cooldown);
        state.Setting(nameof(MinimumRate), MinimumRate);
        var best = state.Value("best", _best);
        var waited = (int)state.Value("waited", _waited, 0, int.MaxValue);
        var resting = (int)state.Value("resting", _resting, 0, int.MaxValue);
        var reductions = (int)state.Value("reductions", _reductions, 0, int.MaxValue);
        state.OnLoaded(() => (_best, _waited, _resting, _reductions) = (best, waited, resting, reductions));
    }
}
