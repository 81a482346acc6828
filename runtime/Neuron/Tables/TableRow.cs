using System.Diagnostics.CodeAnalysis;
using Generated.Neuron.Tables;

namespace Generated.Neuron;

/// <summary>
/// One row of a table, by the names of its columns: <c>new TableRow { ["meters"] = "71,5", ["rooms"] = 3.5, ["district"] = "See" }</c>.
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

    /// <summary>The names of the columns, including those whose value is missing.</summary>
    public IReadOnlyCollection<string> Columns => _values.Keys;

    /// <summary>Whether names may differ from the columns' names in case, if they are unique without it.</summary>
    internal bool IgnoresCase { get; private init; }

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

    /// <summary>The public properties of an object as a row: text, numbers, truth values, dates, and enums by their names.</summary>
    /// <remarks>Their names must be those of the columns; case does not matter if they are unique without it.</remarks>
    /// <typeparam name="T">The type whose properties are read; those of a derived type are not.</typeparam>
    /// <param name="values">Null in a property is a missing value.</param>
    /// <exception cref="ArgumentException">A property is of a type that no column has; the message names both.</exception>
    public static TableRow Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(T values)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(values);
        var row = new TableRow { IgnoresCase = true };
        foreach (var property in typeof(T).GetProperties())
        {
            if (property.CanRead && property.GetIndexParameters().Length == 0)
            {
                row[property.Name] = PropertyValue.Of(property.Name, property.GetValue(values));
            }
        }

        return row;
    }

    /// <summary>The row on one line.</summary>
    public override string ToString() => string.Join("; ", _values.Select(pair => $"{pair.Key} = {pair.Value}"));

    /// <summary>The value of a column of an encoding, which has these names.</summary>
    internal bool TryGet(string column, HashSet<string> names, out TableValue value)
    {
        if (_values.TryGetValue(column, out value))
        {
            return true;
        }

        return IgnoresCase && RowNames.Similar(column, names) is [_] && RowNames.Similar(column, _values.Keys) is [var name]
            && _values.TryGetValue(name, out value);
    }
}
