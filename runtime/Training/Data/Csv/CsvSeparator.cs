using System.Globalization;

namespace Generated.Neuron;

/// <summary>Detects the separator of a file from its header and its rows together.</summary>
internal static class CsvSeparator
{
    /// <summary>How much of the file is examined.</summary>
    public const int MostBytes = 1 << 16;

    /// <summary>The message if two separators fit equally well.</summary>
    public const string InDoubt =
        "the columns can be separated in two ways that fit equally well; name the right one, such as CsvOptions { Separator = ';' }";

    /// <summary>The first of them is used for a file with one column.</summary>
    private static readonly char[] Candidates = [',', ';', '\t'];

    /// <summary>
    /// Whether a character can stand between columns: not part of a number, a quoted field or the end of a line.
    /// </summary>
    public static bool IsPossible(char separator) =>
        separator == '\t'
            || !(char.IsLetterOrDigit(separator)
                || char.IsControl(separator)
                || char.IsSurrogate(separator)
                || separator is '"' or '.' or '+' or '-' or '#');

    /// <summary>
    /// The separator that divides all rows and the header into the same number of fields. If there are several: the one
    /// that leaves the fewest other separators in fields that are not numbers (a decimal comma is part of a number), then the one that
    /// gives the most numbers.
    /// </summary>
    /// <param name="start">The first characters of the file.</param>
    /// <param name="isWhole">Whether they are the whole file, so that the last line is complete.</param>
    /// <param name="comment">The character that starts a comment, if any.</param>
    /// <returns>Null if two fit equally well.</returns>
    public static char? Find(string start, bool isWhole, char? comment)
    {
        var lines = Lines(start, isWhole, comment);
        var (best, most, isInDoubt) = (Candidates[0], default(Score), false);
        foreach (var candidate in Candidates)
        {
            if (Rate(lines, candidate) is not { } score)
            {
                continue;
            }

            var order = score.CompareTo(most);
            (best, most, isInDoubt) = order > 0 ? (candidate, score, false) : (best, most, isInDoubt || order == 0);
        }

        return isInDoubt ? null : best;
    }

    /// <summary>The lines that are complete and neither blank nor a comment, or the only line.</summary>
    private static List<string> Lines(string text, bool isWhole, char? comment)
    {
        var lines = text.TrimStart('\uFEFF').Split(['\r', '\n']).ToList();
        if (!isWhole && lines.Count > 1)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        lines.RemoveAll(line => string.IsNullOrWhiteSpace(line) || line[0] == comment);
        return lines;
    }

    private static Score? Rate(List<string> lines, char separator)
    {
        // The first line may be a title of one column.
        var rows = lines.Count > 1 ? lines[1..] : lines;
        var divided = rows.Select(row => Divide(row, separator)).ToList();
        if (divided.Count == 0)
        {
            return null;
        }

        var (width, count) = divided.CountBy(fields => fields.Count).MaxBy(pair => (pair.Value, pair.Key));
        if (width < 2)
        {
            return null;
        }

        var (mixed, numbers) = (0, 0);
        foreach (var field in divided.SelectMany(fields => fields))
        {
            var isNumber = IsNumber(field.Trim('"'));
            numbers += isNumber ? 1 : 0;
            mixed += !isNumber && !field.StartsWith('"') && field.AsSpan().IndexOfAny(Candidates) >= 0 ? 1 : 0;
        }

        var fits = Divide(lines[0], separator).Count == width;
        return new Score(
            (double)count / divided.Count, fits ? 1 : 0, -(double)mixed / divided.Count, (double)numbers / divided.Sum(f => f.Count));
    }

    /// <summary>The fields of a line; a quoted field is not divided.</summary>
    private static List<string> Divide(string line, char separator)
    {
        var (fields, start, isQuoted) = (new List<string>(), 0, false);
        for (var i = 0; i < line.Length; i++)
        {
            isQuoted ^= line[i] == '"' && (isQuoted || i == start);
            if (line[i] == separator && !isQuoted)
            {
                fields.Add(line[start..i]);
                start = i + 1;
            }
        }

        fields.Add(line[start..]);
        return fields;
    }

    /// <summary>1,5 between semicolons is a number with a decimal comma.</summary>
    private static bool IsNumber(string field) => CsvField.IsNumber(field)
        || (field.Count(letter => letter == ',') == 1 && !field.EndsWith(',') && !field.StartsWith(',')
            && double.TryParse(field.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out _));

    /// <summary>How well a separator fits; compared in this order.</summary>
    private readonly record struct Score(double EqualRows, double Header, double Mixed, double Numbers) : IComparable<Score>
    {
        public int CompareTo(Score other) =>
            (EqualRows, Header, Mixed, Numbers).CompareTo((other.EqualRows, other.Header, other.Mixed, other.Numbers));
    }
}
