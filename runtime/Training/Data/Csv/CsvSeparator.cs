namespace Generated.Neuron;

/// <summary>Finds out what stands between the columns of a file.</summary>
internal static class CsvSeparator
{
    /// <summary>The first of them is the one where nothing tells them apart.</summary>
    private static readonly char[] Candidates = [',', ';', '\t'];

    /// <summary>
    /// Whether a character can stand between columns: no part of a number, a quoted field, a comment or the end of a line.
    /// </summary>
    public static bool IsPossible(char separator) =>
        separator == '\t'
            || !(char.IsLetterOrDigit(separator)
                || char.IsControl(separator)
                || char.IsSurrogate(separator)
                || separator is '"' or '.' or '+' or '-' or '#');

    /// <summary>
    /// The separator that makes the most numbers of the last of the file's first lines, where rows are likelier than in a header.
    /// </summary>
    /// <param name="start">The first characters of the file.</param>
    /// <param name="isWhole">Whether they are all of it, so that the last line is complete.</param>
    public static char Find(ReadOnlySpan<char> start, bool isWhole)
    {
        var (best, most) = (Candidates[0], (0, 0));
        var line = LastLine(start, isWhole);
        foreach (var candidate in Candidates)
        {
            var (numbers, fields) = Count(line, candidate);

            // Between numbers the fewest fields that are none; between names alone the most fields.
            var score = (numbers, numbers > 0 ? -fields : fields);
            if (fields > 1 && score.CompareTo(most) > 0)
            {
                (best, most) = (candidate, score);
            }
        }

        return best;
    }

    /// <summary>The last complete line that is neither blank nor a comment, or the only line there is.</summary>
    private static ReadOnlySpan<char> LastLine(ReadOnlySpan<char> text, bool isWhole)
    {
        var last = ReadOnlySpan<char>.Empty;
        while (!text.IsEmpty)
        {
            var end = text.IndexOfAny('\r', '\n');
            var line = end < 0 ? text : text[..end];
            if (!(line.IsWhiteSpace() || line[0] == '#') && (last.IsEmpty || end >= 0 || isWhole))
            {
                last = line;
            }

            text = end < 0 ? [] : text[(end + 1)..];
        }

        return last;
    }

    private static (int Numbers, int Fields) Count(ReadOnlySpan<char> line, char separator)
    {
        var (numbers, fields) = (0, 0);
        foreach (var range in line.Split(separator))
        {
            fields++;

            // 1,5 between semicolons is a number of a country that writes a comma: it is refused, but by its own name.
            var field = line[range].Trim('"');
            numbers += CsvField.IsNumber(field) || (field.Count(',') == 1 && CsvField.IsNumber(field.ToString().Replace(',', '.'))) ? 1 : 0;
        }

        return (numbers, fields);
    }
}
