namespace Generated.Neuron.Weights;

/// <summary>A value that depends on the network's input: rows of numbers.</summary>
/// <remarks>
/// Its numbers are stored row after row, whatever its dimensions are: Flatten and Reshape only rename them. An operator that takes whole
/// rows needs them in the last dimension.
/// </remarks>
internal sealed class Rows : GraphValue
{
    private readonly Rows? _original;
    private Product? _product;

    private Rows(OnnxNode? maker, Rows? source, Step step, long[] shape, int width, Rows? original)
    {
        (Maker, Source, Step, Shape, Width) = (maker, source, step, shape, width);
        _original = original;
    }

    /// <summary>The node that computed it; null for the input.</summary>
    public OnnxNode? Maker { get; }

    /// <summary>The rows it was made of; null for the input.</summary>
    public Rows? Source { get; }

    /// <summary>How.</summary>
    public Step Step { get; }

    /// <summary>Its dimensions; −1 for one that the file leaves open.</summary>
    public long[] Shape { get; }

    /// <summary>The numbers per row; 0 until the first layer says how many the input has.</summary>
    public int Width { get; }

    /// <summary>Whether rows are columns: in the second to last dimension.</summary>
    public bool IsTransposed { get; private init; }

    /// <summary>Whether the network's input has one sample per column.</summary>
    public bool HasColumnsAsInput { get; private init; }

    /// <summary>Whether it is not known yet how many numbers a row has.</summary>
    public bool HasOpenWidth => Width == 0;

    /// <summary>The same for all views of the same numbers.</summary>
    public Rows Original => _original ?? this;

    /// <summary>The value as a product of simpler ones, for the activations that exporters write as several operators.</summary>
    public Product Product => _original?.Product ?? (_product ??= Product.Of(this));

    /// <summary>The last dimension; −1 if it is open, or if there is none.</summary>
    public long LastSize => Shape.Length == 0 ? -1 : Shape[Shape.Length - 1];

    /// <summary>Whether the last dimension is one row.</summary>
    public bool HasRowsLast => !IsTransposed && Shape.Length > 0 && (HasOpenWidth || LastSize == Width);

    public static Rows Input(long[] shape) => new(null, null, new InputStep(), shape, 0, null);

    /// <summary>The same numbers with other dimensions.</summary>
    public Rows Reshaped(long[] shape) =>
        new(Maker, Source, Step, shape, Width, Original) { IsTransposed = IsTransposed, HasColumnsAsInput = HasColumnsAsInput };

    /// <summary>
    /// The same numbers, rows and columns exchanged. Before the first layer that only renames the dimensions: samples may stand in
    /// columns there.
    /// </summary>
    public Rows Transposed() => new(Maker, Source, Step, [Shape[1], Shape[0]], Width, Original)
    {
        IsTransposed = !HasOpenWidth && !IsTransposed,
        HasColumnsAsInput = HasOpenWidth ? !HasColumnsAsInput : HasColumnsAsInput,
    };

    /// <summary>What a layer makes of it.</summary>
    public Rows Through(OnnxNode maker, LinearStep step, long[] shape, bool transposed = false) =>
        new(maker, this, step, shape, step.Outputs, null)
        {
            IsTransposed = transposed,
            HasColumnsAsInput = HasColumnsAsInput || (HasOpenWidth && transposed),
        };

    /// <summary>What a function of single numbers makes of it.</summary>
    public Rows Through(OnnxNode maker, Step step, Product? product = null, int width = 0) =>
        new(maker, this, step, WithLast(width), Math.Max(Width, width), null)
        {
            IsTransposed = IsTransposed,
            HasColumnsAsInput = HasColumnsAsInput,
            _product = product,
        };

    /// <summary>The dimensions, once the length of a row is known; if a row is a whole image, its own dimensions are kept.</summary>
    private long[] WithLast(int width) => width > 0 && Shape.Length > 0 && LastSize < 0 ? [.. Shape.Take(Shape.Length - 1), width] : Shape;

    /// <summary>What has other rows: both classes of one probability.</summary>
    public Rows Widened(OnnxNode maker, Step step, int width)
    {
        var shape = (long[])Shape.Clone();
        shape[shape.Length - 1] = width;
        return new(maker, this, step, shape, width, null) { HasColumnsAsInput = HasColumnsAsInput };
    }
}
