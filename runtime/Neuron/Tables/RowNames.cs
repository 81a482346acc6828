using Generated.Neuron.Weights;

namespace Generated.Neuron.Tables;

/// <summary>Compares the names of a row's columns with those of an encoding.</summary>
internal static class RowNames
{
    /// <summary>A name of the row that the encoding does not have; null if there is none.</summary>
    public static string? Unknown(TableRow row, HashSet<string> names)
    {
        foreach (var name in row.Columns)
        {
            if (!names.Contains(name) && !(row.IgnoresCase && Similar(name, names) is [_]))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>The message that a row has no value for a column, and what it may have instead.</summary>
    public static string NoColumn(TableRow row, string column, HashSet<string> names)
    {
        var unknown = Unknown(row, names);
        return $"The row has no column {PlainText.Quote(column)}; "
            + (unknown is null ? "add it, with TableValue.Missing if its value is missing." : Rename(unknown, column));
    }

    /// <summary>The message that the encoding does not have a name, and which names it has.</summary>
    public static string UnknownColumn(string name, IReadOnlyList<string> columns) =>
        $"The row has the column {PlainText.Quote(name)}, which the encoding does not have; "
        + (Similar(name, columns) is [var meant]
            ? Rename(name, meant)
            : $"its columns are {KnownWords.List(columns)}.".Replace(" or ", " and ", StringComparison.Ordinal));

    /// <summary>Names that are equal or differ only in case.</summary>
    public static string[] Similar(string name, IEnumerable<string> names) =>
        [.. names.Where(known => known.Equals(name, StringComparison.OrdinalIgnoreCase))];

    private static string Rename(string name, string meant) =>
        $"it has {PlainText.Quote(name)}, which the encoding does not have; rename it if it is {PlainText.Quote(meant)}.";
}
