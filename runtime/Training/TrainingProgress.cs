namespace Generated.Neuron;

/// <summary>Where a training run stands after an epoch.</summary>
/// <param name="Epoch">The epoch that is finished, from 1.</param>
/// <param name="Epochs">How many there will be.</param>
/// <param name="Cost">The epoch's cost, as in <see cref="TrainingReport.Costs"/>.</param>
/// <param name="ValidationCost">The cost of the validation data after the epoch; null without such data.</param>
/// <param name="Elapsed">The time since the run began.</param>
public readonly record struct TrainingProgress(int Epoch, int Epochs, float Cost, float? ValidationCost, TimeSpan Elapsed)
{
    /// <summary>The learning rate of the epoch's last step.</summary>
    public double LearningRate { get; init; }

    /// <summary>What <see cref="Trainer.ValidationMetric"/> measured after the epoch; null without one.</summary>
    public float? ValidationMetric { get; init; }
}
