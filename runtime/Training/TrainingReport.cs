using System.Collections.Immutable;
using System.Globalization;

namespace Generated.Neuron;

/// <summary>What a training run did.</summary>
public sealed class TrainingReport
{
    private const string Remedy = "try a smaller learning rate or ClipNorm";

    private readonly int? _restored;

    internal TrainingReport(
        ImmutableArray<float> costs, ImmutableArray<float> validationCosts, ImmutableArray<float> validationMetrics, int? restored) =>
        (Costs, ValidationCosts, ValidationMetrics, _restored) = (costs, validationCosts, validationMetrics, restored);

    /// <summary>
    /// The cost of each complete epoch before its update; with mini-batches the mean of the batches' costs, each before its own update
    /// and weighted by its rows.
    /// </summary>
    public ImmutableArray<float> Costs { get; }

    /// <summary>The cost of the validation data after each epoch; empty without validation data.</summary>
    public ImmutableArray<float> ValidationCosts { get; }

    /// <summary>What <see cref="Trainer.ValidationMetric"/> measured after each epoch; empty without one.</summary>
    public ImmutableArray<float> ValidationMetrics { get; }

    /// <summary>The number of the first epoch of the lists: 1, or more if the trainer continued.</summary>
    public required int FirstEpoch { get; init; }

    /// <summary>
    /// The number of the epoch with the lowest cost of the validation data, or with the lowest cost if there is none. With
    /// <see cref="Trainer.EarlyStopping"/> the network has the parameters of this epoch, which may be one of an earlier call of
    /// <see cref="Trainer.Fit"/>; without it the network has those after the last epoch. A cost of NaN is never the lowest. 0 if no epoch
    /// was finished, or none had a finite cost; the report's text names no best epoch then.
    /// </summary>
    public int BestEpoch => _restored ?? Lowest(ValidationCosts.IsEmpty ? Costs : ValidationCosts);

    /// <summary>Why the run ended.</summary>
    public required StopReason StopReason { get; init; }

    /// <summary>All steps of the trainer so far, without the one that diverged.</summary>
    public required long Steps { get; init; }

    /// <summary>The time of the whole run.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Whether the costs are of targets that a table's encoding scaled, so that they have no unit.</summary>
    internal bool AreCostsScaled { get; init; }

    /// <summary>One line: how many epochs, why they ended, and which one was the best.</summary>
    public override string ToString()
    {
        var reason = StopReason switch
        {
            StopReason.Completed => "completed",
            StopReason.EarlyStopping => "stopped early",
            StopReason.Callback => "stopped by OnEpoch",
            StopReason.Canceled => "canceled",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"diverged at step {Steps + 1}: a number was not finite. The network has the parameters from before that step; {Remedy}"),
        };
        var best = BestEpoch > 0 ? $", best {BestEpoch}" : "";
        var scaled = AreCostsScaled ? "; costs are of standardized targets" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{Words.Count(Costs.Length, "epoch")}{best}, {reason}{scaled}");
    }

    private int Lowest(ImmutableArray<float> costs)
    {
        var (lowest, epoch) = (float.PositiveInfinity, 0);
        for (var k = 0; k < costs.Length; k++)
        {
            if (costs[k] < lowest)
            {
                (lowest, epoch) = (costs[k], FirstEpoch + k);
            }
        }

        return epoch;
    }
}
