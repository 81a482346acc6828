using System.Collections.Immutable;
using System.Globalization;

namespace Generated.Neuron;

/// <summary>What a training run did.</summary>
public sealed class TrainingReport
{
    private const string Remedy = "try a smaller learning rate or ClipNorm";

    internal TrainingReport(ImmutableArray<float> costs, ImmutableArray<float> validationCosts, ImmutableArray<float> validationMetrics) =>
        (Costs, ValidationCosts, ValidationMetrics) = (costs, validationCosts, validationMetrics);

    /// <summary>
    /// The cost of each whole epoch before its update; with mini-batches the mean of the batches' costs before theirs, each
    /// weighted by its rows.
    /// </summary>
    public ImmutableArray<float> Costs { get; }

    /// <summary>The cost of the validation data after each epoch; empty without such data.</summary>
    public ImmutableArray<float> ValidationCosts { get; }

    /// <summary>What <see cref="Trainer.ValidationMetric"/> measured after each epoch; empty without one.</summary>
    public ImmutableArray<float> ValidationMetrics { get; }

    /// <summary>The number of the first epoch of the lists: 1, or more where the trainer went on.</summary>
    public required int FirstEpoch { get; init; }

    /// <summary>
    /// The number of the epoch with the lowest cost of the validation data, or with the lowest cost where there is none; 0 where
    /// no epoch was finished.
    /// </summary>
    public int BestEpoch
    {
        get
        {
            var costs = ValidationCosts.IsEmpty ? Costs : ValidationCosts;
            return costs.IsEmpty ? 0 : FirstEpoch + costs.IndexOf(costs.Min());
        }
    }

    /// <summary>Why the run ended.</summary>
    public required StopReason StopReason { get; init; }

    /// <summary>All steps of the trainer so far; of a run that diverged, without the one that did.</summary>
    public required long Steps { get; init; }

    /// <summary>The time of the whole run.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>One line: how many epochs, why they ended, and which one was the best.</summary>
    public override string ToString()
    {
        var reason = StopReason switch
        {
            StopReason.Completed => "completed",
            StopReason.EarlyStopping => "stopped early",
            StopReason.Callback => "stopped by OnEpoch",
            StopReason.Cancelled => "cancelled",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"diverged at step {Steps + 1}: a number was not finite. The network has the parameters before it; {Remedy}"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{Words.Count(Costs.Length, "epoch")}, best {BestEpoch}, {reason}");
    }
}
