using Generated.Neuron.Tables;

namespace Generated.Neuron;

/// <summary>The numbers of a column in some rows.</summary>
internal static class ColumnValues
{
    /// <summary>The number of each row, NaN if it is missing.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="rows">The rows, in this order.</param>
    /// <param name="format">How numbers are written.</param>
    /// <exception cref="InvalidDataException">A field is not such a number; the message names its place.</exception>
    public static double[] Numbers(TableText table, int column, ReadOnlySpan<int> rows, NumberFormat format)
    {
        var values = new double[rows.Length];
        var fields = table.Column(column);
        if (CanBePlain(fields, rows, format.Decimal))
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = fields.Numbers![rows[i]];
                if (double.IsInfinity(values[i]))
                {
                    throw table.Invalid(rows[i], column, $"{format.Mistake(table.Text(rows[i], column))}");
                }
            }

            return values;
        }

        return Of(table, column, rows, text => format.TryParse(text, out var number) ? number : null, text => format.Mistake(text));
    }

    /// <summary>The days since 1970-01-01 of each row, NaN if the date is missing.</summary>
    /// <inheritdoc cref="Numbers"/>
    public static double[] Days(TableText table, int column, ReadOnlySpan<int> rows, DateFormat format) =>
        Of(
            table, column, rows, text => format.TryParse(text, out var date) ? DateEncoding.DaysOf(date) : null,
            text => format.Mistake(text));

    /// <summary>1 or 0 for each row, NaN if the value is missing.</summary>
    public static double[] Booleans(TableText table, int column, ReadOnlySpan<int> rows, string yes, string no) => Of(
        table, column, rows,
        text => text.Equals(yes, StringComparison.OrdinalIgnoreCase) ? 1 : text.Equals(no, StringComparison.OrdinalIgnoreCase) ? 0 : null,
        text => $"{CsvMessage.Shown(text)} is neither {CsvMessage.Shown(yes)} nor {CsvMessage.Shown(no)}; correct it, or name "
            + "the column as a WordColumn");

    /// <summary>Whether the numbers that were read from the bytes are right for a format with this decimal sign.</summary>
    public static bool CanBePlain(TableColumn fields, ReadOnlySpan<int> rows, char sign)
    {
        if (fields.Numbers is null)
        {
            return false;
        }

        if (fields.Sign == sign)
        {
            return true;
        }

        foreach (var row in rows)
        {
            if ((fields.Shapes![row] & NumberShape.HasSign) != 0)
            {
                return false;
            }
        }

        return true;
    }

    private static double[] Of(
        TableText table, int column, ReadOnlySpan<int> rows, Func<string, double?> parse, Func<string, string> mistake)
    {
        var (values, fields) = (new double[rows.Length], table.Column(column));
        var texts = fields.Texts;
        var parsed = new double?[texts.Texts.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var place = texts.Places[rows[i]];
            values[i] = parsed[place] ??= fields.IsMissing(texts.Texts[place])
                ? double.NaN
                : parse(texts.Texts[place]) ?? throw table.Invalid(rows[i], column, mistake(texts.Texts[place]));
        }

        return values;
    }
}
