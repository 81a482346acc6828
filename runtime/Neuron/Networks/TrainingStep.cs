namespace Generated.Neuron;

/// <summary>
/// The rows of a training step, their weights, and which neurons it drops. The default takes all rows with equal weight and drops none.
/// </summary>
public readonly ref struct TrainingStep
{
    /// <summary>The indices of the rows, in any order, possibly repeated; empty takes all rows in their order.</summary>
    public ReadOnlySpan<int> Batch { get; init; }

    /// <summary>
    /// The weight of each row of the data, 0 or from 1e-15 to 1e15: <c>[rows]</c>, for all rows even if there is a <see cref="Batch"/>.
    /// The cost is the weighted mean Σ w c / Σ w over the rows of the step, and 0 if all their weights are 0; a row of weight 2 counts like
    /// the same row twice, and a row of weight 0 adds nothing, even if it holds NaN or infinities. Empty if all rows count the same.
    /// </summary>
    public ReadOnlySpan<float> RowWeights { get; init; }

    /// <summary>Which neurons of a network with dropout are dropped; null drops none.</summary>
    public DropoutKey? Dropout { get; init; }

    /// <summary>
    /// The weight of all rows of the step, added in double in their order; 0 if it has no row weights. A <see cref="StepPart"/> has it.
    /// </summary>
    /// <exception cref="ArgumentException">A weight is negative or not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is out of range.</exception>
    public double TotalWeight()
    {
        if (RowWeights.IsEmpty)
        {
            return 0;
        }

        Arguments.CheckBatch(Batch, RowWeights.Length, nameof(Batch));
        return Arguments.TotalWeight(RowWeights, RowWeights.Length, Batch, nameof(RowWeights));
    }
}
