namespace Generated.Neuron;

/// <summary>
/// The batches of an epoch, one after the other. Rows are copied only where they are shuffled, into buffers that all
/// batches share.
/// </summary>
internal sealed class BatchSequence
{
    private readonly Dataset _data;
    private readonly int _batchSize;
    private readonly int[] _order;
    private readonly float[] _inputs;
    private readonly float[] _targets;
    private SplitMix64 _random;
    private int _start;

    /// <param name="data">At least one row.</param>
    /// <param name="batchSize">The rows of a batch; 0 takes all.</param>
    /// <param name="shuffle">Whether batches of a part of the rows are drawn in a random order.</param>
    /// <param name="seed">Decides that order.</param>
    public BatchSequence(Dataset data, int batchSize, bool shuffle, int seed)
    {
        _data = data;
        _batchSize = batchSize == 0 ? data.Rows : Math.Min(batchSize, data.Rows);
        _random = new SplitMix64((ulong)seed);

        // One batch of all rows has the same gradient in any order.
        var copies = shuffle && _batchSize < data.Rows;
        _order = copies ? RowOrder.Sequential(data.Rows) : [];
        _inputs = copies ? new float[_batchSize * data.InputCount] : [];
        _targets = copies ? new float[_batchSize * data.TargetCount] : [];
    }

    /// <summary>The rows of an epoch.</summary>
    public int TotalRows => _data.Rows;

    /// <summary>The rows of the present batch.</summary>
    public int Rows { get; private set; }

    /// <summary>Its inputs, <c>[rows × inputs]</c>.</summary>
    public ReadOnlySpan<float> Inputs => Batch(_data.Inputs, _inputs, _data.InputCount);

    /// <summary>Its targets, <c>[rows × targets]</c>.</summary>
    public ReadOnlySpan<float> Targets => Batch(_data.Targets, _targets, _data.TargetCount);

    /// <summary>Before the first batch, with a new order of the rows.</summary>
    public void BeginEpoch()
    {
        (_start, Rows) = (0, 0);
        RowOrder.Shuffle(_order, ref _random);
    }

    /// <summary>The next batch, if there is one.</summary>
    public bool MoveNext()
    {
        _start += Rows;
        Rows = Math.Min(_batchSize, _data.Rows - _start);
        if (_order.Length > 0)
        {
            var order = _order.AsSpan(_start, Rows);
            RowOrder.Gather(_data.Inputs, _data.InputCount, order, _inputs);
            RowOrder.Gather(_data.Targets, _data.TargetCount, order, _targets);
        }

        return Rows > 0;
    }

    private ReadOnlySpan<float> Batch(ReadOnlySpan<float> all, float[] copy, int width) =>
        _order.Length > 0 ? copy.AsSpan(0, Rows * width) : all.Slice(_start * width, Rows * width);
}
