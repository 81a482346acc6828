using System.Globalization;
using System.Text;

namespace Generated.Neuron;

/// <summary>
/// Messages about what is wrong with a file: one line of at most <see cref="MostCharacters"/> characters, whatever the file holds, with
/// its control characters escaped.
/// </summary>
internal static class CsvMessage
{
    /// <summary>A line that a terminal, a log and a dialog can show.</summary>
    public const int MostCharacters = 300;

    private const int MostOfFile = 60;
    private const int MostOfField = 40;

    /// <summary>What is wrong, at its place.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="line">From 1, if one line has the fault.</param>
    /// <param name="column">From 1, if one column has it.</param>
    /// <param name="what">What was found and what to do, without a full stop.</param>
    public static InvalidDataException Invalid(string file, int? line, int? column, string what)
    {
        var place = (line, column) switch
        {
            (null, _) => "",
            (_, null) => string.Create(CultureInfo.InvariantCulture, $", line {line}"),
            _ => string.Create(CultureInfo.InvariantCulture, $", line {line}, column {column}"),
        };
        var message = $"{Escaped(file, MostOfFile)}{place}: {what}.";
        return new InvalidDataException(message.Length <= MostCharacters ? message : $"{message.AsSpan(0, MostCharacters - 2)}….");
    }

    /// <summary>A field in quotes, shortened.</summary>
    public static string Shown(ReadOnlySpan<char> field) => $"\"{Escaped(field, MostOfField)}\"";

    /// <summary>Names in quotes, as many as there is room for.</summary>
    public static string Shown(IEnumerable<string> names, int mostCharacters)
    {
        var text = new StringBuilder();
        foreach (var name in names)
        {
            var shown = $"{(text.Length > 0 ? ", " : "")}\"{Escaped(name, 20)}\"";
            if (text.Length + shown.Length > mostCharacters)
            {
                return text.Append(", …").ToString();
            }

            text.Append(shown);
        }

        return text.ToString();
    }

    private static string Escaped(ReadOnlySpan<char> text, int most)
    {
        var shown = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var escaped = Escaped(text, ref i);
            if (shown.Length + escaped.Length > most)
            {
                return shown.Append('…').ToString();
            }

            shown.Append(escaped);
        }

        return shown.ToString();
    }

    /// <summary>A character, or a surrogate pair; control characters, and those that hide or reverse text, as their code.</summary>
    private static string Escaped(ReadOnlySpan<char> text, ref int i)
    {
        var letter = text[i];
        if (char.IsHighSurrogate(letter) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
        {
            i++;
            return $"{letter}{text[i]}";
        }

        return letter switch
        {
            '\t' => "\\t",
            '\r' => "\\r",
            '\n' => "\\n",
            '\0' => "\\0",
            _ when CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse =>
                string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
            _ => letter.ToString(),
        };
    }
}
