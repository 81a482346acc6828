using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using Generated.Neuron.Weights;

namespace Generated.Neuron;

/// <summary>Returns what a file holds, and refuses a file that does not fit the present settings.</summary>
/// <param name="file">For messages.</param>
/// <param name="content">What it holds; entries are removed as they are read.</param>
/// <param name="startAnew">What to do with a file that does not fit.</param>
internal sealed class StateReader(ModelFile file, TensorSet content, string startAnew) : SavedState
{
    private readonly Dictionary<string, RawTensor> _tensors = content.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, string> _settings = new(content.Metadata, StringComparer.Ordinal);
    private readonly List<Action> _takes = [];

    public override void OnLoaded(Action take) => _takes.Add(take);

    /// <summary>Applies everything, after a last check that nothing is left in the file.</summary>
    public void Accept()
    {
        if (_settings.Keys.Concat(_tensors.Keys).FirstOrDefault() is { } name)
        {
            throw Wrong(name, $"is not known here; the file was written with other settings, so use those, or {startAnew}");
        }

        foreach (var take in _takes)
        {
            take();
        }
    }

    private protected override void ExchangeSetting(string name, string value)
    {
        if (!_settings.Remove(name, out var saved))
        {
            throw Wrong(name, $"is not in the file; here it is {PlainText.Quote(value)}. Use the settings of the file, or {startAnew}");
        }

        if (saved != value)
        {
            throw Wrong(
                name, $"is {PlainText.Quote(saved)} in the file, but {PlainText.Quote(value)} here; make them the same, or {startAnew}");
        }
    }

    private protected override double ExchangeNumber(string name, double value, double least, double most)
    {
        var number = BinaryPrimitives.ReadDoubleLittleEndian(Content(name, StateTensor.Float64, []) ?? throw Missing(name));
        return number >= least && number <= most ? number : throw OutOfBounds(name, number, least, most);
    }

    private protected override long ExchangeCount(string name, long value, long least, long most)
    {
        var number = BinaryPrimitives.ReadInt64LittleEndian(Content(name, StateTensor.Int64, []) ?? throw Missing(name));
        return number >= least && number <= most ? number : throw OutOfBounds(name, number, least, most);
    }

    private protected override float[]? ExchangeNumbers(string name, float[]? values, int length)
    {
        if (Content(name, StateTensor.Float32, [length]) is not { } bytes)
        {
            return null;
        }

        var numbers = new float[length];
        ReadWords(bytes, MemoryMarshal.Cast<float, int>(numbers.AsSpan()));
        return numbers;
    }

    private protected override int[] ExchangePermutation(string name, int[] values)
    {
        var order = new int[values.Length];
        ReadWords(Content(name, StateTensor.Int32, [values.Length]) ?? throw Missing(name), order);
        var seen = new bool[order.Length];
        foreach (var row in order)
        {
            if ((uint)row >= (uint)seen.Length || seen[row])
            {
                throw Wrong(name, $"holds {row}, but each row from 0 to {seen.Length - 1} must appear once");
            }

            seen[row] = true;
        }

        return order;
    }

    private protected override Exception Wrong(string name, string problem) => file.Wrong(PlainText.Quote(name), problem);

    private ModelFileException Missing(string name) => file.Wrong(PlainText.Quote(name), $"is missing; {startAnew}");

    private ModelFileException OutOfBounds<T>(string name, T number, T least, T most) =>
        file.Wrong(
            PlainText.Quote(name),
            string.Create(CultureInfo.InvariantCulture, $"is {number}, but must be from {least} to {most}; {startAnew}"));

    /// <summary>A tensor's bytes, or null if there is none of this name.</summary>
    private byte[]? Content(string name, string type, int[] shape)
    {
        if (!_tensors.Remove(name, out var tensor))
        {
            return null;
        }

        if (tensor.DataType != type || !tensor.Shape.AsSpan().SequenceEqual(shape))
        {
            throw Wrong(
                name,
                $"is {PlainText.Quote(tensor.DataType)} of the shape {tensor.ShapeText}, but must be {type} "
                    + $"of {RawTensor.ShapeOf(shape)}; {startAnew}");
        }

        var bytes = tensor.Count * (type is StateTensor.Float64 or StateTensor.Int64 ? 8 : 4);
        return tensor.Bytes.AsSpan(tensor.Offset, bytes).ToArray();
    }

    private static void ReadWords(byte[] bytes, Span<int> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(sizeof(int) * i));
        }
    }
}
