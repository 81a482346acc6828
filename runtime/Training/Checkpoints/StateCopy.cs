namespace Generated.Neuron;

/// <summary>A state in memory, to go back to in the same run.</summary>
internal sealed class StateCopy : SavedState
{
    // In the order in which the state lists them, which is the same each time. Lists are overwritten by the next copy.
    private readonly List<object> _values = [];
    private bool _restores;
    private int _next;

    /// <summary>Copies a state.</summary>
    public void Keep(IStateful state) => Exchange(state, restores: false);

    /// <summary>Gives it the values that were copied.</summary>
    public void Restore(IStateful state) => Exchange(state, restores: true);

    /// <summary>Copies numbers, or overwrites them with those that were copied.</summary>
    public void Exchange(Span<float> numbers)
    {
        if (_restores)
        {
            ((float[])_values[_next++]).CopyTo(numbers);
            return;
        }

        var copy = _next < _values.Count && _values[_next] is float[] last && last.Length == numbers.Length
            ? last
            : new float[numbers.Length];
        numbers.CopyTo(copy);
        Keep(copy);
    }

    public override void OnLoaded(Action take)
    {
        if (_restores)
        {
            take();
        }
    }

    private protected override void ExchangeSetting(string name, string value)
    {
    }

    private protected override double ExchangeNumber(string name, double value, double least, double most) => Value(value);

    private protected override long ExchangeCount(string name, long value, long least, long most) => Value(value);

    private protected override float[]? ExchangeNumbers(string name, float[]? values, int length)
    {
        var numbers = Value<float[]>(values is null ? [] : [.. values.AsSpan(0, length)]);
        return numbers.Length == length ? [.. numbers] : null;
    }

    private protected override int[] ExchangePermutation(string name, int[] values) => [.. Value<int[]>([.. values])];

    private protected override Exception Wrong(string name, string problem) => new InvalidOperationException($"{name} {problem}.");

    private void Exchange(IStateful state, bool restores)
    {
        (_restores, _next) = (restores, 0);
        state.SaveOrLoad(this);
    }

    private T Value<T>(T value)
        where T : notnull
    {
        if (_restores)
        {
            return (T)_values[_next++];
        }

        Keep(value);
        return value;
    }

    private void Keep(object value)
    {
        if (_next == _values.Count)
        {
            _values.Add(value);
        }
        else
        {
            _values[_next] = value;
        }

        _next++;
    }
}
