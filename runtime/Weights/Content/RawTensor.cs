namespace Generated.Neuron.Weights;

/// <summary>A tensor whose place and shape are checked, and whose numbers are not read yet.</summary>
/// <param name="Name">As the file has it.</param>
/// <param name="DataType">As the file has it, for example <c>F32</c> or <c>&lt;f4</c>.</param>
/// <param name="Format">How its numbers are written; null for types that cannot be weights (integers, text).</param>
/// <param name="Shape">Its lengths, the slowest first.</param>
/// <param name="Bytes">The file, or what was inflated of it.</param>
/// <param name="Offset">Where it starts in <paramref name="Bytes"/>; all its numbers are there.</param>
internal sealed record RawTensor(string Name, string DataType, NumberFormat? Format, int[] Shape, byte[] Bytes, int Offset)
{
    /// <summary>Whether the most significant byte comes first.</summary>
    public bool BigEndian { get; init; }

    /// <summary>Whether the first index is the fastest, as Fortran has it.</summary>
    public bool FirstIndexFastest { get; init; }

    /// <summary>The number of its numbers.</summary>
    public int Count => Shape.Aggregate(1, (product, length) => product * length);

    public string Place => ModelFile.Tensor(Name);

    /// <summary>For example <c>[8 × 2]</c>.</summary>
    public string ShapeText => ShapeOf(Shape);

    public static string ShapeOf<T>(IEnumerable<T> shape) => $"[{string.Join(" × ", shape)}]";

    /// <summary>Its numbers, the last index the fastest.</summary>
    /// <exception cref="ModelFileException">It holds no floating-point numbers, or one is not finite.</exception>
    public float[] Read(ModelFile file)
    {
        if (Format is not { } format)
        {
            throw file.Wrong(
                Place,
                $"holds {PlainText.Quote(DataType)}, but weights and biases are floating-point numbers; save it as float32");
        }

        var numbers = Numbers.Read(file, Place, Bytes, Offset, Count, format, BigEndian);
        return FirstIndexFastest && Shape.Length > 1 ? LastIndexFastest(numbers) : numbers;
    }

    private float[] LastIndexFastest(float[] numbers)
    {
        // Index by index, like an odometer: the source moves by the stride of the index that changes.
        var ordered = new float[numbers.Length];
        var (index, source) = (new int[Shape.Length], 0);
        for (var i = 0; i < ordered.Length; i++)
        {
            ordered[i] = numbers[source];
            for (var axis = Shape.Length - 1; axis >= 0; axis--)
            {
                var stride = 1;
                for (var faster = 0; faster < axis; faster++)
                {
                    stride *= Shape[faster];
                }

                source += stride;
                if (++index[axis] < Shape[axis])
                {
                    break;
                }

                source -= stride * Shape[axis];
                index[axis] = 0;
            }
        }

        return ordered;
    }
}
