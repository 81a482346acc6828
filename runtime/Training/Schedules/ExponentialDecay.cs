namespace Generated.Neuron;

/// <summary>
/// Multiplies the learning rate by γ after each epoch, <c>torch.optim.lr_scheduler.ExponentialLR</c>: α γ^epoch, epochs counted
/// from 0.
/// </summary>
public sealed class ExponentialDecay : ISchedule, IStateful
{
    /// <summary>γ (PyTorch's gamma), at least 0.</summary>
    public required double Factor { get; init => field = HyperParameter.NonNegative(value); }

    /// <inheritdoc/>
    public double LearningRate(double initial, ScheduleMoment moment) => initial * PortableMath.Power(Factor, moment.Epoch);

    /// <summary>The settings in one line; those that are as usual are left out.</summary>
    public override string ToString() => new SettingText(nameof(ExponentialDecay))
        .Add(nameof(Factor), Factor)
        .ToString();

    void IStateful.SaveOrLoad(SavedState state)
    {
        state.Setting(nameof(Factor), Factor);
    }
}
