using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Generated.Neuron;

/// <summary>Collects a state for a file.</summary>
internal sealed class StateWriter : SavedState
{
    private readonly List<KeyValuePair<string, string>> _settings = [];
    private readonly List<StateTensor> _tensors = [];

    public IReadOnlyList<KeyValuePair<string, string>> Settings => _settings;

    public IReadOnlyList<StateTensor> Tensors => _tensors;

    public override void OnLoaded(Action take)
    {
    }

    private protected override void ExchangeSetting(string name, string value) => _settings.Add(new(name, value));

    private protected override double ExchangeNumber(string name, double value, double least, double most)
    {
        var content = new byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleLittleEndian(content, value);
        _tensors.Add(new(name, StateTensor.Float64, [], content));
        return value;
    }

    private protected override long ExchangeCount(string name, long value, long least, long most)
    {
        var content = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(content, value);
        _tensors.Add(new(name, StateTensor.Int64, [], content));
        return value;
    }

    private protected override float[]? ExchangeNumbers(string name, float[]? values, int length)
    {
        if (values is not null)
        {
            AddWords(name, StateTensor.Float32, MemoryMarshal.Cast<float, int>(values.AsSpan(0, length)));
        }

        return values;
    }

    private protected override int[] ExchangePermutation(string name, int[] values)
    {
        AddWords(name, StateTensor.Int32, values);
        return values;
    }

    private protected override Exception Wrong(string name, string problem) => new InvalidOperationException($"{name} {problem}.");

    private void AddWords(string name, string type, ReadOnlySpan<int> words)
    {
        var content = new byte[checked(sizeof(int) * words.Length)];
        for (var i = 0; i < words.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(sizeof(int) * i), words[i]);
        }

        _tensors.Add(new(name, type, [words.Length], content));
    }
}
