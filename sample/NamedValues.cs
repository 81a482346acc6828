namespace Generated.Neuron.Sample;

/// <summary>The values of a command line as a row of a table: by name, or in the order of the columns.</summary>
internal static class NamedValues
{
    /// <param name="file">The model file, for messages.</param>
    /// <param name="encoding">What its columns are.</param>
    /// <param name="values"><c>meters=71,5 district=See</c>, or <c>71,5 See</c>.</param>
    /// <exception cref="SampleException">
    /// There are more or fewer values than columns, only some have a name, or a name is there twice.
    /// </exception>
    public static TableRow Row(string file, TableEncoding encoding, string[] values)
    {
        var columns = encoding.Columns;
        var names = values.Select(value => Name(encoding, value)).ToArray();
        var looksNamed = Array.TrueForAll(values, value => value.Contains('=', StringComparison.Ordinal));
        if (Array.TrueForAll(names, name => name is null) && !looksNamed)
        {
            return values.Length == columns.Length
                ? Of(columns.Zip(values))
                : throw new SampleException(
                    $"The network of {file} takes {columns.Length} {(columns.Length == 1 ? "value" : "values")}, "
                        + $"{Shown(columns)}; got {values.Length}.");
        }

        if (Array.IndexOf(names, null) is var place && place >= 0)
        {
            throw new SampleException(
                $"'{values[place]}' does not start with the name of a column and '='; the columns of {file} are {Shown(columns)}.");
        }

        return names.GroupBy(name => name!).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new SampleException($"The column '{twice.Key}' is given twice; give it once.")
            : Of(names.Zip(values, (name, value) => (name!, value[(name!.Length + 1)..])));
    }

    private static TableRow Of(IEnumerable<(string Column, string Text)> texts)
    {
        var row = new TableRow();
        foreach (var (column, text) in texts)
        {
            row[column] = text;
        }

        return row;
    }

    /// <summary>The column that a value names, the longest if several fit; null if none does.</summary>
    private static string? Name(TableEncoding encoding, string value) => encoding.Columns
        .Where(column => value.StartsWith($"{column}=", StringComparison.Ordinal)).MaxBy(column => column.Length);

    /// <summary>Names on a line, not more than fit.</summary>
    private static string Shown(IReadOnlyList<string> columns)
    {
        const int Most = 20;
        return string.Join(", ", columns.Take(Most)) + (columns.Count > Most ? $" and {columns.Count - Most} more" : "");
    }
}
