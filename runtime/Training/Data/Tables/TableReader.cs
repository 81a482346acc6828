namespace Generated.Neuron;

/// <summary>Reads the bytes of a CSV file into a table: separator, header and fields, not yet their meaning.</summary>
internal static class TableReader
{
    /// <summary>How many rows are searched for a word of the first line.</summary>
    private const int MostRows = 1000;

    /// <summary>The table of a file.</summary>
    /// <param name="bytes">UTF-8.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="options">What the user says about it.</param>
    /// <exception cref="InvalidDataException">The content is invalid.</exception>
    public static TableText Read(byte[] bytes, string file, CsvOptions options)
    {
        var reader = new CsvReader(bytes, file, options);
        if (!reader.Read())
        {
            throw CsvMessage.Invalid(file, null, null, "the file has no rows");
        }

        var hasHeader = HasHeader(reader, options);
        var names = Enumerable.Range(0, reader.Count)
            .Select(column => hasHeader ? Generated.Neuron.Tables.FieldText.Trim(reader.Text(column)).ToString() : "").ToArray();
        var headerLine = hasHeader ? reader.Line : (int?)null;
        var (starts, ends) = Fields(reader, names.Length, skipsFirst: hasHeader);
        if (starts.Length == 0)
        {
            throw CsvMessage.Invalid(file, null, null, "the file has a header, but no rows");
        }

        // pandas writes row numbers in a column without a name, and files without a header have no names at all.
        for (var column = 0; column < names.Length; column++)
        {
            names[column] = names[column].Length > 0 ? names[column] : hasHeader && column == 0 ? "" : $"column {column + 1}";
        }

        var missing = options.ReadAs?.Missing ?? [.. options.Missing];
        var table = new TableText(file, names, headerLine, missing, bytes, starts, ends, reader.SeparatorLength, hasQuotes: true);
        CheckHeader(table, options);
        return Renamed(table, options, bytes, starts, ends, reader.SeparatorLength);
    }

    /// <summary>Where each row starts and each field ends.</summary>
    private static (int[] Starts, int[] Ends) Fields(CsvReader reader, int columns, bool skipsFirst)
    {
        // Estimated from the first record, so that the arrays rarely grow.
        var guess = Math.Max(16, reader.Bytes.Length / Math.Max(1, reader.Ends[^1] - reader.Start + 1));
        var (starts, ends, row) = (new int[guess], new int[guess * columns], 0);
        if (skipsFirst && !reader.Read())
        {
            return ([], []);
        }

        do
        {
            if (reader.Count != columns)
            {
                throw reader.Invalid(
                    null,
                    $"expected {Words.Count(columns, "column")}{(skipsFirst ? " as in the header" : "")}, found {reader.Count}; complete "
                        + "the line or remove it, put a field that holds the separator in quotes, or name the Separator");
            }

            if (reader.SpansLines)
            {
                throw reader.Invalid(null, "a quoted field of this row extends past the end of the line; close the quote or remove it");
            }

            if (row == starts.Length)
            {
                Array.Resize(ref starts, 2 * row);
                Array.Resize(ref ends, 2 * row * columns);
            }

            starts[row] = reader.Start;
            reader.Ends.CopyTo(ends.AsSpan(row * columns));
            row++;
        }
        while (reader.Read());
        return (starts[..row], ends[..(row * columns)]);
    }

    /// <summary>Names without a number are a header; a record with a number or a hole is a row.</summary>
    private static bool HasHeader(CsvReader record, CsvOptions options)
    {
        if (options.Header is { } stated)
        {
            return stated;
        }

        var columns = options.Ignore.Concat(options.Targets ?? []).Concat(options.Inputs?.Select(input => input.Column) ?? []);
        return options.ReadAs is not null || columns.Any(column => column.Name is not null)
            || Enumerable.Range(0, record.Count).All(column => CsvField.IsWord(record.Text(column)) || (column == 0 && record[0].IsEmpty));
    }

    /// <summary>
    /// A first record of words can be a row: it is ambiguous if one of its words occurs again in its column, or names a column of numbers.
    /// </summary>
    private static void CheckHeader(TableText table, CsvOptions options)
    {
        if (options.Header is not null || options.ReadAs is not null)
        {
            return;
        }

        for (var column = 0; column < table.Names.Length; column++)
        {
            var isNameOfNumbers = table.HeaderLine is null && table.Rows > 1
                && CsvField.IsWord(table.Text(0, column)) && IsNumbersButFirst(table, column);
            if (isNameOfNumbers || (table.HeaderLine is not null && table.Names[column].Length > 0 && HasAgain(table, column)))
            {
                throw CsvMessage.Invalid(
                    table.File, table.HeaderLine ?? 1, column + 1,
                    "the line can be a header or a row; say which: CsvOptions { Header = true } or { Header = false }");
            }
        }
    }

    private static bool IsNumbersButFirst(TableText table, int column)
    {
        for (var row = 1; row < table.Rows; row++)
        {
            if (!CsvField.IsNumber(table.Text(row, column)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasAgain(TableText table, int column)
    {
        var name = System.Text.Encoding.UTF8.GetBytes(table.Names[column]);
        for (var row = 0; row < Math.Min(table.Rows, MostRows); row++)
        {
            if (table.Field(row, column).SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The table with the names that Inputs gives its columns.</summary>
    private static TableText Renamed(TableText table, CsvOptions options, byte[] bytes, int[] starts, int[] ends, int separatorLength)
    {
        if (options.ReadAs is not null)
        {
            return table;
        }

        var columns = TableColumns.Find(table, options);
        string[] names = [.. table.Names];
        foreach (var (column, spec) in columns.Inputs)
        {
            names[column] = spec.Name ?? names[column];
        }

        return names.AsSpan().SequenceEqual(table.Names)
            ? table
            : new TableText(table.File, names, table.HeaderLine, table.Missing, bytes, starts, ends, separatorLength, hasQuotes: true);
    }
}
