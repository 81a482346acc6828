namespace Generated.Neuron;

/// <summary>
/// The batches of an epoch, one after the other. Rows stay where they are: a batch of shuffled rows is a list of their places.
/// </summary>
internal sealed class BatchSequence
{
    private readonly int _batchSize;
    private readonly int[] _order;
    private SplitMix64 _random;
    private int _start;

    /// <param name="data">At least one row.</param>
    /// <param name="batchSize">The rows of a batch, or all rows if there are fewer.</param>
    /// <param name="shuffle">Whether the rows are drawn in a random order, if a batch is less than all rows.</param>
    /// <param name="seed">Decides that order.</param>
    public BatchSequence(Dataset data, int batchSize, bool shuffle, int seed)
    {
        Data = data;
        _batchSize = Math.Min(batchSize, data.Rows);
        _random = new SplitMix64((ulong)seed);

        // One batch of all rows has the same gradient in any order.
        _order = shuffle && _batchSize < data.Rows ? RowOrder.Sequential(data.Rows) : [];
    }

    /// <summary>All rows.</summary>
    public Dataset Data { get; private set; }

    /// <summary>Whether a batch's rows are scattered.</summary>
    public bool IsShuffled => _order.Length > 0;

    /// <summary>The indices of the present batch's rows, if they are shuffled.</summary>
    public ReadOnlySpan<int> Order => _order.AsSpan(_start, Rows);

    /// <summary>The rows of the present batch.</summary>
    public int Rows { get; private set; }

    /// <summary>The present batch's inputs, <c>[rows × inputs]</c>, if rows are not shuffled.</summary>
    public ReadOnlySpan<float> Inputs => Data.Inputs.Slice(_start * Data.InputCount, Rows * Data.InputCount);

    /// <summary>Its targets, <c>[rows × targets]</c>, if rows are not shuffled.</summary>
    public ReadOnlySpan<float> Targets => Data.Targets.Slice(_start * Data.TargetCount, Rows * Data.TargetCount);

    /// <summary>The weights of the present batch's rows, if rows are not shuffled; empty if all count the same.</summary>
    public ReadOnlySpan<float> RowWeights => Data.RowWeights.IsEmpty ? [] : Data.RowWeights.Slice(_start, Rows);

    /// <summary>The total weight of the present batch's rows.</summary>
    public double Weight => Data.RowWeights.IsEmpty
        ? Rows
        : IsShuffled
            ? Arguments.TotalWeight(Data.RowWeights, Data.Rows, Order, nameof(RowWeights))
            : Arguments.TotalWeight(RowWeights, Rows, [], nameof(RowWeights));

    /// <summary>The present batch's first row, counted in the epoch.</summary>
    public int FirstRow => _start;

    /// <summary>Whether the present batch is the last one of the epoch.</summary>
    public bool IsLast => _start + Rows == Data.Rows;

    /// <summary>The steps of an epoch.</summary>
    public int BatchCount => (Data.Rows + _batchSize - 1) / _batchSize;

    /// <summary>Continues with the same number of other rows, in the same order.</summary>
    public void Continue(Dataset data) => Data = data;

    /// <summary>Saves or loads the order of the rows between two epochs.</summary>
    public void Exchange(SavedState state)
    {
        var order = state.Permutation("order", _order);
        var random = (ulong)state.Value("random", (long)_random.State);
        state.OnLoaded(() =>
        {
            order.CopyTo(_order, 0);
            _random = new SplitMix64(random);
        });
    }

    /// <summary>Before the first batch, with a new order of the rows.</summary>
    public void BeginEpoch()
    {
        (_start, Rows) = (0, 0);
        RowOrder.Shuffle(_order, ref _random);
    }

    /// <summary>Before the batch that begins at a row of the present epoch.</summary>
    public void GoBack(int firstRow) => (_start, Rows) = (firstRow, 0);

    /// <summary>The next batch, if there is one.</summary>
    public bool MoveNext()
    {
        _start += Rows;
        Rows = Math.Min(_batchSize, Data.Rows - _start);
        return Rows > 0;
    }
}
