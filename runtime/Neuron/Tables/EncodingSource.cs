using System.Globalization;
using System.Text;

namespace Generated.Neuron.Tables;

/// <summary>An encoding's columns as C#.</summary>
internal static class EncodingSource
{
    private const char Line = '\n';

    public static string Write(TableEncoding encoding)
    {
        var text = new StringBuilder("Inputs =\n[\n");
        foreach (var column in encoding.InputColumns)
        {
            text.Append("    ").Append(Column(column)).Append(',').Append(Line);
        }

        text.Append("],").Append(Line);
        if (!encoding.Missing.IsEmpty)
        {
            text.Append("Missing = ").Append(Words(encoding.Missing)).Append(',').Append(Line);
        }

        return text.Append(Culture(encoding)).ToString();
    }

    private static string Column(ColumnEncoding column) => column switch
    {
        WordEncoding words => Spec("WordColumn", words.Name, $"Words = {Words(words.Words)}", words.Unseen switch
        {
            UnseenRule.Zeros => "Unseen = UnseenWord.Zeros",
            UnseenRule.Rare => "RareBelow = 1",
            _ => null,
        }),
        OrderedEncoding ordered => Spec("WordColumn", ordered.Name, $"Words = {Words(ordered.Words)}", "IsOrdered = true"),
        NumberEncoding number => Spec(
            "NumberColumn",
            number.Name,
            number.Fill is null ? null : "Fill = Fill.Mean",
            number.Indicator ? "Indicator = true" : null,
            number.Format.Unit is { } unit ? $"Unit = {Quote(unit)}" : null),
        BooleanEncoding boolean => Spec("BooleanColumn", boolean.Name, $"True = {Quote(boolean.True)}", $"False = {Quote(boolean.False)}"),
        DateEncoding date => Spec(
            "DateColumn",
            date.Name,
            $"Format = {Quote(date.Format.Pattern)}",
            "Parts = " + string.Join(
                " | ",
                DateEncoding.AllParts.Where(part => date.Has(part.Part)).Select(part => $"DateParts.{part.Part}"))),
        _ => Quote(column.Name),
    };

    private static string Spec(string type, string name, params string?[] members)
    {
        var set = members.Where(member => member is not null).ToArray();
        return $"new {type}({Quote(name)}){(set.Length == 0 ? "" : $" {{ {string.Join(", ", set)} }}")}";
    }

    /// <summary>The decimal sign, if it is not the point, as a culture that every program has.</summary>
    private static string Culture(TableEncoding encoding)
    {
        var formats = encoding.InputColumns.OfType<NumberEncoding>().Select(column => column.Format)
            .Concat(encoding.TargetColumns.OfType<NumberTarget>().Select(target => target.Format));
        return formats.Any(format => format.Decimal == ',')
            ? "Culture = new CultureInfo(\"\") { NumberFormat = { NumberDecimalSeparator = \",\", NumberGroupSeparator = \".\" } },\n"
            : "";
    }

    private static string Words(IEnumerable<string> words) => $"[{string.Join(", ", words.Select(Quote))}]";

    /// <summary>A literal of ASCII and of letters; whatever an editor may not show is an escape.</summary>
    private static string Quote(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var character in text)
        {
            _ = character is '"' or '\\' ? literal.Append('\\').Append(character)
                : char.IsLetterOrDigit(character) || (char.IsAscii(character) && !char.IsControl(character))
                    || char.IsSymbol(character) || char.IsPunctuation(character) ? literal.Append(character)
                : literal.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
        }

        return literal.Append('"').ToString();
    }
}
