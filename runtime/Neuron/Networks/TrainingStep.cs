namespace Generated.Neuron;

/// <summary>
/// Which rows a training step takes, what each counts, and which neurons it drops. The default takes all rows, each as much as another,
/// and drops none.
/// </summary>
public readonly ref struct TrainingStep
{
    /// <summary>The indices of the rows, in any order, a row as often as it is wanted; empty takes all rows in their order.</summary>
    public ReadOnlySpan<int> Batch { get; init; }

    /// <summary>
    /// What each row of the data counts, 0 or from 1e-15 to 1e15: <c>[rows]</c>, of all rows where there is a <see cref="Batch"/>. The cost
    /// is the weighted mean Σ w c / Σ w over the rows that are taken, and 0 where all of them count 0; a row of weight 2 is that row
    /// twice, and one of weight 0 adds nothing, even if it holds NaN or infinities. Empty where all count the same.
    /// </summary>
    public ReadOnlySpan<float> RowWeights { get; init; }

    /// <summary>Which neurons of a network with dropout are dropped; null drops none.</summary>
    public DropoutKey? Dropout { get; init; }
}
