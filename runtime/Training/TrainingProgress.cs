using System.Globalization;

namespace Generated.Neuron;

/// <summary>The progress of a training run after an epoch.</summary>
/// <param name="Epoch">The epoch that is finished, from 1.</param>
/// <param name="Epochs">How many there will be.</param>
/// <param name="Cost">The epoch's cost, as in <see cref="TrainingReport.Costs"/>.</param>
/// <param name="ValidationCost">The cost of the validation data after the epoch; null without validation data.</param>
/// <param name="Elapsed">The time since the run began.</param>
public readonly record struct TrainingProgress(int Epoch, int Epochs, float Cost, float? ValidationCost, TimeSpan Elapsed)
{
    /// <summary>The learning rate of the epoch's last step.</summary>
    public double LearningRate { get; init; }

    /// <summary>What <see cref="Trainer.ValidationMetric"/> measured after the epoch; null without one.</summary>
    public float? ValidationMetric { get; init; }

    /// <summary>
    /// Shows a run in the terminal, for the progress of <see cref="Trainer.Fit"/>: one line that is overwritten and ends with the run. If
    /// the output is redirected, it writes a plain line now and then.
    /// </summary>
    /// <example>
    /// <code>
    /// trainer.Fit(train, validation, progress: TrainingProgress.ToConsole());
    /// </code>
    /// </example>
    public static IProgress<TrainingProgress> ToConsole() => ConsoleProgress.OfConsole();

    /// <summary>One line, for example <c>epoch 12 of 100, cost 0.3142, validation cost 0.3517, rate 0.01, 1.4 s</c>.</summary>
    public override string ToString()
    {
        var validation = ValidationCost is { } cost ? string.Create(CultureInfo.InvariantCulture, $", validation cost {cost:G4}") : "";
        var metric = ValidationMetric is { } number ? string.Create(CultureInfo.InvariantCulture, $", metric {number:G4}") : "";
        var time = Elapsed < TimeSpan.FromMinutes(1)
            ? Elapsed.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture) + " s"
            : string.Create(CultureInfo.InvariantCulture, $"{(long)Elapsed.TotalHours}:{Elapsed:mm\\:ss}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {Epoch:N0} of {Epochs:N0}, cost {Cost:G4}{validation}{metric}, rate {LearningRate:G4}, {time}");
    }
}
