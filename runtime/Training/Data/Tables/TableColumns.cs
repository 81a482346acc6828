namespace Generated.Neuron;

/// <summary>Which columns of a table are inputs, in the order of their inputs, which are targets, and which are ignored and why.</summary>
/// <param name="Inputs">With their specs.</param>
/// <param name="Targets">In their order.</param>
/// <param name="Ignored">By the options.</param>
internal sealed record TableColumns(
    (int Column, InputColumn Spec)[] Inputs, int[] Targets, (int Column, string Reason)[] Ignored)
{
    /// <summary>Finds them, or says what is wrong with the header.</summary>
    /// <exception cref="InvalidDataException">A column does not exist, or is named twice.</exception>
    public static TableColumns Find(TableText table, CsvOptions options)
    {
        var roles = CsvColumns.Find(options, table.Names, table.Names.Length, out var problem) ?? throw table.InvalidHeader(problem!);
        var all = Enumerable.Range(0, table.Names.Length).ToList();
        var targets = all.Where(column => roles[column] >= 0).OrderBy(column => roles[column]).ToArray();
        var ignored = all.Where(column => roles[column] == CsvColumns.Ignored).Select(column => (column, "named in Ignore")).ToList();
        (int Column, InputColumn Spec)[] inputs;
        if (options.Inputs is null)
        {
            inputs = [.. all.Where(column => roles[column] == CsvColumns.Input)
                .Select(column => (column, (InputColumn)new DetectedColumn(column)))];
        }
        else
        {
            inputs = [.. options.Inputs.Select(spec => (roles.Place(table.Names, spec, table.InvalidHeader), spec))];
            var named = inputs.Select(input => input.Column).ToHashSet();
            if (named.Count < inputs.Length)
            {
                var twice = inputs.GroupBy(input => input.Column).First(group => group.Count() > 1).Key;
                throw table.InvalidHeader($"Inputs names the column {CsvMessage.Shown(table.Names[twice])} twice; name it once");
            }

            ignored.AddRange(all.Where(column => roles[column] == CsvColumns.Input && !named.Contains(column))
                .Select(column => (column, "not among Inputs")));
        }

        CheckNames(table, [.. inputs.Select(input => input.Column), .. targets]);
        return new TableColumns(inputs, targets, [.. ignored]);
    }

    private static void CheckNames(TableText table, int[] used)
    {
        foreach (var column in used)
        {
            var first = Array.IndexOf(table.Names, table.Names[column]);
            var other = first != column ? first : Array.IndexOf(table.Names, table.Names[column], column + 1);
            if (other >= 0)
            {
                throw table.InvalidHeader(
                    $"columns {Math.Min(column, other) + 1} and {Math.Max(column, other) + 1} are both named "
                        + $"{CsvMessage.Shown(table.Names[column])}; rename one, or ignore both by their places: "
                        + $"Ignore = [{column}, {other}]");
            }
        }
    }
}
