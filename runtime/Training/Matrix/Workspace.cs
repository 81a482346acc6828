using System.Buffers;

namespace Generated.Neuron;

/// <summary>
/// The working memory of one call, and its iteration over the rows in chunks. Chunks keep the memory in the processor's cache
/// and its size independent of the number of rows.
/// </summary>
internal ref struct Workspace : IDisposable
{
    // z, a and dz of a hidden layer of 100 neurons for 256 rows are 300 KB: they stay in a second-level cache.
    private const int ChunkRows = 256;

    // 256 MB, which only layers of many thousands of neurons reach.
    private const int MostFloats = 1 << 26;

    private readonly MatrixPlan _plan;
    private readonly float[] _memory;
    private readonly int _rows;
    private readonly int _stride;
    private ReadOnlySpan<float> _inputs;
    private int _start;
    private int _count;

    /// <param name="plan">The network's.</param>
    /// <param name="rows">The rows of the call.</param>
    /// <param name="copied">How many numbers of each row are copied by <see cref="Gather"/> and <see cref="CopyInputs"/>.</param>
    public Workspace(MatrixPlan plan, int rows, int copied = 0)
    {
        _plan = plan;
        _rows = rows;

        // Fewer rows if the network is so wide that a full chunk would need more.
        var perRow = plan.PerRow + copied;
        _stride = Math.Min(Math.Min(rows, ChunkRows), Math.Max(1, MostFloats / perRow));
        _memory = ArrayPool<float>.Shared.Rent(_stride * perRow);
    }

    /// <summary>Moves to the next chunk, if there is one.</summary>
    public bool NextChunk()
    {
        _start += _count;
        _count = Math.Min(_stride, _rows - _start);
        return _count > 0;
    }

    /// <summary>The chunk's first row.</summary>
    public readonly int FirstRow => _start;

    /// <summary>The chunk's part of all rows.</summary>
    public readonly ReadOnlySpan<float> Slice(ReadOnlySpan<float> all, int width) => all.Slice(_start * width, _count * width);

    /// <inheritdoc cref="Slice(ReadOnlySpan{float}, int)"/>
    public readonly Span<float> Slice(Span<float> all, int width) => all.Slice(_start * width, _count * width);

    /// <summary>The chunk's rows of a batch, copied into adjacent memory.</summary>
    /// <param name="all">All rows, <c>[rows × width]</c>.</param>
    /// <param name="width">The numbers of one row.</param>
    /// <param name="batch">The rows that the call uses.</param>
    /// <param name="place">How many numbers of each row are copied before these.</param>
    public readonly ReadOnlySpan<float> Gather(ReadOnlySpan<float> all, int width, ReadOnlySpan<int> batch, int place)
    {
        var copies = _memory.AsSpan(_stride * (_plan.PerRow + place), _count * width);
        for (var k = 0; k < _count; k++)
        {
            all.Slice(batch[_start + k] * width, width).CopyTo(copies.Slice(k * width, width));
        }

        return copies;
    }

    /// <summary>Says what the network's inputs are, <c>[chunk × inputs]</c>.</summary>
    public void TakeInputs(ReadOnlySpan<float> inputs) => _inputs = inputs;

    /// <summary>Copies the network's inputs, so that they can be changed.</summary>
    /// <param name="place">The numbers of each row that are copied before these.</param>
    /// <returns>The copy, which takes their place.</returns>
    public Span<float> CopyInputs(int place)
    {
        var copy = _memory.AsSpan(_stride * (_plan.PerRow + place), _inputs.Length);
        _inputs.CopyTo(copy);
        _inputs = copy;
        return copy;
    }

    /// <summary>A value, <c>[chunk × width]</c>: 0 are the network's inputs, i what layer i − 1 gives.</summary>
    public readonly ReadOnlySpan<float> Value(int value) => value == 0 ? _inputs : A(_plan.Layers[value - 1]);

    /// <summary>The part of a value's gradient that residual connections give it.</summary>
    public readonly Span<float> Added(int value) =>
        _memory.AsSpan(_stride * _plan.PlaceOfAdded(value), _count * _plan.Layers[value].Inputs);

    /// <summary>The weighted sums of a layer, <c>[chunk × outputs]</c>.</summary>
    public readonly Span<float> Z(MatrixLayer layer) => Block(layer, 0);

    /// <summary>Its activations.</summary>
    public readonly Span<float> A(MatrixLayer layer) => Block(layer, 1);

    /// <summary>The gradient of its weighted sums.</summary>
    public readonly Span<float> Dz(MatrixLayer layer) => Block(layer, 2);

    /// <summary>One more block, for the output layer only.</summary>
    public readonly Span<float> Scratch(MatrixLayer output) => Block(output, MatrixPlan.BlocksPerLayer);

    public readonly void Dispose() => ArrayPool<float>.Shared.Return(_memory);

    private readonly Span<float> Block(MatrixLayer layer, int block) =>
        _memory.AsSpan(_stride * MatrixPlan.Place(layer, block), _count * layer.Outputs);
}
