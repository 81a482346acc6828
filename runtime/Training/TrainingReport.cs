using System.Collections.Immutable;

namespace Generated.Neuron;

/// <summary>What a training run did.</summary>
public sealed class TrainingReport
{
    internal TrainingReport(ImmutableArray<float> costs, ImmutableArray<float> validationCosts, TimeSpan elapsed) =>
        (Costs, ValidationCosts, Elapsed) = (costs, validationCosts, elapsed);

    /// <summary>
    /// The cost of each epoch before its update; with mini-batches the mean of the batches' costs before theirs, each
    /// weighted by its rows.
    /// </summary>
    public ImmutableArray<float> Costs { get; }

    /// <summary>The cost of the validation data after each epoch; empty without such data.</summary>
    public ImmutableArray<float> ValidationCosts { get; }

    /// <summary>The time of the whole run.</summary>
    public TimeSpan Elapsed { get; }
}
