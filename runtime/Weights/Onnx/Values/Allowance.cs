namespace Generated.Neuron.Weights;

/// <summary>
/// How many numbers may be decoded and computed for a file. Nodes name their inputs, so that a few bytes could ask for a large tensor
/// to be transposed ten thousand times; an ordinary export uses each number a few times.
/// </summary>
internal sealed class Allowance(ModelFile file, long bytes)
{
    // A number takes at least one byte, and exporters leave at most a cast, a transposition and a mask to each.
    private const int NumbersPerByte = 16;

    // For the parts of a small file that are not numbers.
    private const int Least = 10_000;

    private long _left = Least + NumbersPerByte * bytes;

    /// <exception cref="ModelFileException">It is used up.</exception>
    public void Take(long numbers, string place)
    {
        _left -= numbers;
        if (_left < 0)
        {
            throw file.Wrong(
                place,
                "so far the graph computes with many more numbers than the file holds; let the exporter fold constants");
        }
    }

    /// <summary>For the bytes of a file beside the model.</summary>
    public void Add(long bytes) => _left += NumbersPerByte * bytes;
}
