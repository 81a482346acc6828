using System.Globalization;

namespace Generated.Neuron;

/// <summary>Tells a header from a row.</summary>
internal static class CsvHeader
{
    /// <summary>
    /// Whether the first record is a header. If the options do not say, names without a number are a header, and so are scikit-learn's
    /// counts and class names; numbers are a row, even with a label, missing values or malformed numbers among them.
    /// </summary>
    /// <param name="record">The first record.</param>
    /// <param name="options">What the user says about the file.</param>
    /// <exception cref="InvalidDataException">It could be either.</exception>
    public static bool Is(CsvReader record, CsvOptions options)
    {
        // Names are looked up in a header.
        if ((options.Header ?? options.Ignore.Concat(options.Targets ?? []).Any(column => column.Name is not null)) is var said
            && (said || options.Header is not null))
        {
            return said;
        }

        var columns = CsvColumns.Find(options, [], record.Count, out _);
        var hasLabel = options.ClassLabels != false && columns?.TargetCount == 1;
        var (numbers, holes, words, labels, place) = (0, 0, 0, 0, -1);
        for (var column = 0; column < record.Count; column++)
        {
            var field = record.Text(column);
            var role = columns is null ? CsvColumns.Input : columns[column];
            if (role == CsvColumns.Ignored)
            {
                continue;
            }

            numbers += CsvField.IsNumber(field) || CsvField.IsOtherNotation(field) ? 1 : 0;
            holes += CsvField.IsMissing(field) ? 1 : 0;
            if (!CsvField.IsWord(field))
            {
                continue;
            }

            if (hasLabel && role != CsvColumns.Input)
            {
                labels++;
            }
            else
            {
                place = words == 0 ? column : place;
                words++;
            }
        }

        if (numbers == 0 && words + labels > holes)
        {
            return true;
        }

        if (words == 0 || IsCountsAndClasses(record))
        {
            return words > 0;
        }

        throw record.Invalid(
            place,
            $"{CsvMessage.Shown(record.Text(place))} is not a number, but the line is not a header either, because "
            + $"{(numbers > 0 ? "other fields are numbers" : "most fields are empty")}; "
            + $"{Advice(columns is not null && columns[place] >= 0)}if it is a header, pass CsvOptions {{ Header = true }}");
    }

    /// <summary>What scikit-learn writes above its data: the numbers of rows and inputs, then the names of the classes.</summary>
    public static bool IsCountsAndClasses(CsvReader record)
    {
        if (record.Count < 4)
        {
            return false;
        }

        for (var column = 0; column < record.Count; column++)
        {
            if (column < 2
                ? !int.TryParse(record[column], CultureInfo.InvariantCulture, out _)
                : !CsvField.IsWord(record.Text(column)))
            {
                return false;
            }
        }

        return true;
    }

    private static string Advice(bool isTarget) => isTarget ? "if it is a class label, pass CsvOptions { ClassLabels = true }; " : "";
}
