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
            text.Append("    ").Append(Column(column, encoding.Report?.Members.GetValueOrDefault(column.Name))).Append(',').Append(Line);
        }

        text.Append("],").Append(Line);
        if (!encoding.Missing.IsEmpty)
        {
            text.Append("Missing = ").Append(Words(encoding.Missing)).Append(',').Append(Line);
        }

        return text.Append(Culture(encoding)).ToString();
    }

    /// <param name="column">The column.</param>
    /// <param name="members">Further settings of its spec, if the encoding was fitted here.</param>
    private static string Column(ColumnEncoding column, string? members) => column switch
    {
        WordEncoding words => Spec("WordColumn", words.Name, $"Words = {Words(words.Words)}", words.Unseen switch
        {
            UnseenRule.Zeros => "Unseen = UnseenWord.Zeros",
            UnseenRule.Rare => members ?? "RareBelow = 1",
            _ => null,
        }, Indicator(words.Missing)),
        OrderedEncoding ordered => Spec("WordColumn", ordered.Name, $"Words = {Words(ordered.Words)}", "IsOrdered = true"),
        NumberEncoding number => Spec(
            "NumberColumn",
            number.Name,
            members ?? Filling(number),
            number.Indicator ? Indicator(true) : null,
            number.Format.Unit is { } unit ? $"Unit = {Quote(unit)}" : null),
        BooleanEncoding boolean => Spec(
            "BooleanColumn",
            boolean.Name,
            $"True = {Quote(boolean.True)}",
            $"False = {Quote(boolean.False)}",
            Indicator(boolean.Indicator)),
        DateEncoding date => Spec(
            "DateColumn",
            date.Name,
            $"Format = {Quote(date.Format.Pattern)}",
            "Parts = " + string.Join(
                " | ",
                DateEncoding.AllParts.Where(part => date.Has(part.Part)).Select(part => $"DateParts.{part.Part}")),
            Indicator(date.Indicator)),
        _ => Quote(column.Name),
    };

    private static string Indicator(bool has) => has ? "Indicator = true" : "Indicator = false";

    /// <summary>
    /// What replaces a missing number and how numbers are scaled, as far as the encoding shows. A fill that is the mean was most likely
    /// fitted, and would be again; another one is a number.
    /// </summary>
    private static string? Filling(NumberEncoding number)
    {
        var fill = number.Fill is not { } value ? null
            : value == number.Mean ? "Fill = Fill.Mean"
            : $"Fill = Fill.Constant({value.ToString("R", CultureInfo.InvariantCulture)})";
        var scaling = number is { Mean: 0, Deviation: 1 } ? "Scaling = Scaling.None" : null;
        return fill is null || scaling is null ? fill ?? scaling : $"{fill}, {scaling}";
    }

    private static string Spec(string type, string name, params string?[] members)
    {
        var set = members.Where(member => member is not null).ToArray();
        return $"new {type}({Quote(name)}){(set.Length == 0 ? "" : $" {{ {string.Join(", ", set)} }}")}";
    }

    /// <summary>
    /// The culture whose names of months are read, or the decimal sign, if it is not the point, as a culture that every program has.
    /// </summary>
    private static string Culture(TableEncoding encoding)
    {
        var named = encoding.InputColumns.OfType<DateEncoding>().Select(date => date.Format.Culture);
        if (named.FirstOrDefault(culture => culture is not null) is { } name)
        {
            return $"Culture = System.Globalization.CultureInfo.GetCultureInfo({Quote(name)}),\n";
        }

        var formats = encoding.InputColumns.OfType<NumberEncoding>().Select(column => column.Format)
            .Concat(encoding.TargetColumns.OfType<NumberTarget>().Select(target => target.Format));
        return formats.Any(format => format.Decimal == ',')
            ? "Culture = new System.Globalization.CultureInfo(\"\")\n{\n"
                + "    NumberFormat = { NumberDecimalSeparator = \",\", NumberGroupSeparator = \".\" },\n},\n"
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
