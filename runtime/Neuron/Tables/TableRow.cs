namespace Generated.Neuron;

/// <summary>
/// One row of a table, by the names of its columns: <c>new TableRow { ["metres"] = "71,5", ["rooms"] = 3.5, ["district"] = "See" }</c>.
/// </summary>
public sealed class TableRow
{
    private readonly Dictionary<string, TableValue> _values = new(StringComparer.Ordinal);

    /// <summary>The value of a column.</summary>
    /// <param name="column">Its name, as the training file has it.</param>
    /// <exception cref="KeyNotFoundException">The row has no such column.</exception>
    public TableValue this[string column]
    {
        get => _values.TryGetValue(column, out var value)
            ? value
            : throw new KeyNotFoundException($"The row has no column '{column}'; it has {string.Join(", ", _values.Keys)}.");
        set
        {
            ArgumentNullException.ThrowIfNull(column);
            _values[column] = value;
        }
    }

    /// <summary>The names of the columns that have a value.</summary>
    public IReadOnlyCollection<string> Columns => _values.Keys;

    /// <summary>A row of texts.</summary>
    /// <param name="texts">By the names of columns; read in the format of the training file.</param>
    public static implicit operator TableRow(Dictionary<string, string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var row = new TableRow();
        foreach (var (column, text) in texts)
        {
            row[column] = text;
        }

        return row;
    }

    /// <summary>The row on one line.</summary>
    public override string ToString() => string.Join("; ", _values.Select(pair => $"{pair.Key} = {pair.Value}"));

    internal bool TryGet(string column, out TableValue value) => _values.TryGetValue(column, out value);
}
