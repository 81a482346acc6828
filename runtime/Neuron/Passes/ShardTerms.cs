namespace Generated.Neuron.Passes;

/// <summary>What a call's shards are told, with the weights pinned while it lasts.</summary>
/// <param name="terms">The call's.</param>
/// <param name="rowWeights">Its weights; null where there are none.</param>
internal readonly unsafe struct ShardTerms(in PassTerms terms, float* rowWeights)
{
    private readonly bool _targetsAreDerivatives = terms.TargetsAreDerivatives;
    private readonly bool _drops = terms.Drops;
    private readonly DropoutKey _dropoutKey = terms.DropoutKey;
    private readonly double _totalWeight = terms.TotalWeight;
    private readonly float* _rowWeights = rowWeights;

    /// <summary>Whether what the shards find is summed, because each has taken its part of the whole already, and not averaged.</summary>
    public bool AreParts => _targetsAreDerivatives || _rowWeights is not null;

    /// <summary>What one shard is told.</summary>
    /// <param name="firstRow">The place of its first row in the call.</param>
    /// <param name="firstWeight">The first row of the data that it may ask for.</param>
    /// <param name="weights">As many rows.</param>
    public PassTerms Of(int firstRow, long firstWeight, int weights) => new()
    {
        TargetsAreDerivatives = _targetsAreDerivatives,
        RowWeights = _rowWeights is null ? default : new ReadOnlySpan<float>(_rowWeights + firstWeight, weights),
        TotalWeight = _totalWeight,
        Drops = _drops,
        DropoutKey = _dropoutKey,
        FirstRow = firstRow,
    };
}
