namespace Generated.Neuron;

/// <summary>
/// Multiplies the learning rate by γ every n epochs, <c>torch.optim.lr_scheduler.StepLR</c>: α γ^⌊epoch / n⌋, epochs counted from 0.
/// </summary>
public sealed class StepDecay : ISchedule, IStateful
{
    /// <summary>n, the epochs from one decay to the next, at least 1.</summary>
    public required int Every { get; init => field = HyperParameter.AtLeast(1, value); }

    /// <summary>γ (PyTorch's gamma), at least 0.</summary>
    public double Factor { get; init => field = HyperParameter.NonNegative(value); } = 0.1;

    /// <inheritdoc/>
    public double LearningRate(double initial, ScheduleMoment moment) => initial * PortableMath.Power(Factor, moment.Epoch / Every);

    /// <summary>The settings in one line; those that are as usual are left out.</summary>
    public override string ToString() => new SettingText(nameof(StepDecay))
        .Add(nameof(Every), Every)
        .Add(nameof(Factor), Factor)
        .ToString();

    void IStateful.SaveOrLoad(SavedState state)
    {
        state.Setting(nameof(Every), Every);
        state.Setting(nameof(Factor), Factor);
    }
}
