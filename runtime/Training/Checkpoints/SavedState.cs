using System.Globalization;

namespace Generated.Neuron;

/// <summary>
/// Lists a state once for both directions. On saving, each number is written to a file and returned unchanged; on loading, the file's
/// number is returned. Apply the returned values in <see cref="OnLoaded"/>, which is called when the whole file fits, so that a
/// refused file changes nothing.
/// </summary>
/// <example>
/// <code>
/// void IStateful.SaveOrLoad(SavedState state)
/// {
///     state.Setting("Momentum", Momentum);
///     var steps = state.Value("steps", _steps);
///     state.OnLoaded(() =&gt; _steps = steps);
/// }
/// </code>
/// </example>
public abstract class SavedState
{
    private string _prefix = "";

    private protected SavedState()
    {
    }

    /// <summary>A setting that is not loaded, but must be the same in the file and here.</summary>
    /// <param name="name">Its name, once in a part.</param>
    /// <param name="value">Its value here.</param>
    /// <exception cref="ModelFileException">The file has another value.</exception>
    public void Setting(string name, string value) => ExchangeSetting(_prefix + name, value);

    /// <inheritdoc cref="Setting(string, string)"/>
    public void Setting(string name, double value) => Setting(name, value.ToString("R", CultureInfo.InvariantCulture));

    /// <inheritdoc cref="Setting(string, string)"/>
    public void Setting(string name, long value) => Setting(name, value.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc cref="Setting(string, string)"/>
    public void Setting(string name, bool value) => Setting(name, value ? "true" : "false");

    /// <summary>A number in float64.</summary>
    /// <param name="name">Its name, once in a part.</param>
    /// <param name="value">What is saved.</param>
    /// <returns>What to go on with.</returns>
    /// <exception cref="ModelFileException">The file has no such number, or NaN.</exception>
    public double Value(string name, double value) => Value(name, value, double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>A number in float64 within bounds.</summary>
    /// <param name="name">Its name, once in a part.</param>
    /// <param name="value">What is saved.</param>
    /// <param name="min">A file with less, or with NaN, is refused.</param>
    /// <param name="max">A file with more is refused.</param>
    /// <returns>What to go on with.</returns>
    /// <exception cref="ModelFileException">The file has no such number, or one outside these bounds.</exception>
    public double Value(string name, double value, double min, double max) => ExchangeNumber(_prefix + name, value, min, max);

    /// <summary>A whole number of 64 bits.</summary>
    /// <inheritdoc cref="Value(string, double)" path="/param"/>
    /// <inheritdoc cref="Value(string, double)" path="/returns"/>
    /// <exception cref="ModelFileException">The file has no such number.</exception>
    public long Value(string name, long value) => Value(name, value, long.MinValue, long.MaxValue);

    /// <summary>A whole number of 64 bits within bounds.</summary>
    /// <inheritdoc cref="Value(string, double, double, double)" path="/param"/>
    /// <inheritdoc cref="Value(string, double, double, double)" path="/returns"/>
    /// <inheritdoc cref="Value(string, double, double, double)" path="/exception"/>
    public long Value(string name, long value, long min, long max) => ExchangeCount(_prefix + name, value, min, max);

    /// <summary>Numbers in float32, for example one per parameter.</summary>
    /// <param name="name">Their name, once in a part.</param>
    /// <param name="values">What is saved; null if there are none yet.</param>
    /// <param name="length">How many of them are saved; a file with another number of them is refused.</param>
    /// <returns>What to go on with; null where nothing was saved.</returns>
    /// <exception cref="ModelFileException">The file has another number of them.</exception>
    public float[]? Values(string name, float[]? values, int length) => ExchangeNumbers(_prefix + name, values, length);

    /// <summary>Calls <paramref name="take"/> once a whole file fits; never when a state is saved.</summary>
    /// <param name="take">Applies the loaded values; must not throw.</param>
    public abstract void OnLoaded(Action take);

    /// <summary>The state of one part, under names that start with the part's own.</summary>
    internal void Part(string name, Action<SavedState> part)
    {
        var outer = _prefix;
        _prefix = $"{outer}{name}.";
        part(this);
        _prefix = outer;
    }

    /// <summary>A part that may be user code; null if there is none.</summary>
    internal void Part(string name, object? part) => Part(name, state =>
    {
        state.Setting("Type", part?.GetType().ToString() ?? "none");
        (part as IStateful)?.SaveOrLoad(state);
    });

    /// <summary>Numbers that are always there.</summary>
    internal float[] AllNumbers(string name, float[] values, int length) =>
        Values(name, values, length) ?? throw Wrong(_prefix + name, "is missing");

    /// <summary>Whole numbers of 32 bits, from 0 to below their own number, none twice.</summary>
    internal int[] Permutation(string name, int[] values) => ExchangePermutation(_prefix + name, values);

    private protected abstract void ExchangeSetting(string name, string value);

    private protected abstract double ExchangeNumber(string name, double value, double least, double most);

    private protected abstract long ExchangeCount(string name, long value, long least, long most);

    private protected abstract float[]? ExchangeNumbers(string name, float[]? values, int length);

    private protected abstract int[] ExchangePermutation(string name, int[] values);

    private protected abstract Exception Wrong(string name, string problem);
}
