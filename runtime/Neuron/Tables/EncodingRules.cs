using Generated.Neuron.Weights;

namespace Generated.Neuron.Tables;

/// <summary>What an encoding must fulfill, fitted or read.</summary>
internal static class EncodingRules
{
    /// <summary>What is read, and therefore written: of columns, of words per column, and of characters per name or word.</summary>
    public const int MostColumns = 4096, MostWords = 4096, LongestText = 1000;

    private const string Separators = ",. '";

    /// <exception cref="EncodingFault">A rule is broken.</exception>
    public static void Check(TableEncoding encoding)
    {
        Count("inputs", encoding.InputColumns.Length, "column", MostColumns, atLeast: 1);
        Count("ignored", encoding.Ignored.Length, "column", MostColumns);
        Count("targets", encoding.TargetColumns.Length, "column", MostColumns);
        Texts("missing", encoding.Missing);
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < encoding.InputColumns.Length; i++)
        {
            var (place, column) = ($"inputs[{i}]", encoding.InputColumns[i]);
            Name($"{place}.name", column.Name, names);
            Column(place, column, encoding.MissingTexts);
        }

        for (var i = 0; i < encoding.Ignored.Length; i++)
        {
            Name($"ignored[{i}]", encoding.Ignored[i], names);
        }

        for (var i = 0; i < encoding.TargetColumns.Length; i++)
        {
            var (place, target) = ($"targets[{i}]", encoding.TargetColumns[i]);
            Name($"{place}.name", target.Name, names);
            Target(place, target, encoding.TargetColumns.Length);
            Require(
                (target is ClassTarget) == (encoding.TargetColumns[0] is ClassTarget),
                $"{place}.kind",
                "is of another kind than the first target, but a network is trained on classes or on numbers; choose one of them");
        }
    }

    /// <summary>Different texts, none of them empty, without surrounding characters that are trimmed from a field.</summary>
    /// <exception cref="EncodingFault">A rule is broken.</exception>
    public static void Texts(string place, IReadOnlyList<string> texts, int atLeast = 0)
    {
        Count(place, texts.Count, "text", MostWords, atLeast);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < texts.Count; i++)
        {
            if (FieldMistake(texts[i]) is { } mistake)
            {
                throw new EncodingFault($"{place}[{i}]", mistake);
            }

            if (!seen.Add(texts[i]))
            {
                throw new EncodingFault($"{place}[{i}]", $"is {PlainText.Quote(texts[i])} a second time; write each once");
            }
        }
    }

    private static void Column(string place, ColumnEncoding column, MissingSpellings missing)
    {
        switch (column)
        {
            case WordEncoding words:
                Words($"{place}.words", words.Words, missing);
                break;
            case OrderedEncoding ordered:
                Words($"{place}.words", ordered.Words, missing);
                Scaling(place, ordered.Mean, ordered.Deviation);
                break;
            case NumberEncoding number:
                Format(place, number.Format);
                Scaling(place, number.Mean, number.Deviation);
                Fill(place, column, number.Fill, number.Indicator);
                break;
            case BooleanEncoding boolean:
                Boolean(place, boolean, missing);
                break;
            case DateEncoding date:
                Date(place, date);
                break;
        }
    }

    private static void Words(string place, WordList words, MissingSpellings missing)
    {
        Texts(place, words, atLeast: 1);
        for (var i = 0; i < words.Count; i++)
        {
            if (missing.Contains(words[i], amongWords: true))
            {
                throw MeansMissing($"{place}[{i}]", words[i]);
            }
        }
    }

    private static void Boolean(string place, BooleanEncoding boolean, MissingSpellings missing)
    {
        Field($"{place}.true", boolean.True);
        Field($"{place}.false", boolean.False);
        foreach (var (member, word) in new[] { ("true", boolean.True), ("false", boolean.False) })
        {
            if (missing.Contains(word, amongWords: false))
            {
                throw MeansMissing($"{place}.{member}", word);
            }
        }

        Require(
            !boolean.True.Equals(boolean.False, StringComparison.OrdinalIgnoreCase),
            $"{place}.false",
            "is the word for true, in whatever case; write two different words");
        Fill(place, boolean, boolean.Fill, boolean.Indicator);
    }

    private static void Date(string place, DateEncoding date)
    {
        Field($"{place}.format", date.Format.Pattern);
        if (DateFormat.Mistake(date.Format.Pattern, date.Format.Culture) is { } mistake)
        {
            throw new EncodingFault($"{place}.format", $"is {PlainText.Quote(date.Format.Pattern)}, which {mistake}");
        }

        Require(
            date.Format.Culture is null || (date.Format.Culture.Length is > 0 and <= 85
                && date.Format.Culture.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')),
            $"{place}.culture",
            "is not a culture's name, such as de-DE");
        Require(date.Parts != DateParts.None, $"{place}.parts", "is empty; name at least one part");
        Scaling(place, date.Mean, date.Deviation);
        Require(
            date.Fill is not (< DateEncoding.FirstDay or > DateEncoding.LastDay),
            $"{place}.fill",
            "is a day before the year 1 or after the year 9999");
        Fill(place, date, date.Fill, date.Indicator);
    }

    private static void Target(string place, TargetEncoding target, int targets)
    {
        switch (target)
        {
            case NumberTarget number:
                Format(place, number.Format);
                Scaling(place, number.Mean, number.Deviation);
                break;
            case ClassTarget classes:
                Texts($"{place}.classes", classes.Classes, atLeast: 2);
                Require(
                    targets == 1 || classes.Classes.Count == 2,
                    $"{place}.classes",
                    $"has {classes.Classes.Count} classes, but with several targets each must have 2; take one target alone");
                break;
        }
    }

    private static void Format(string place, NumberFormat format)
    {
        Require(format.Decimal is '.' or ',', $"{place}.decimal", "is not a decimal sign; write \".\" or \",\"");
        Require(
            format.Thousands is not { } sign || (Separators.Contains(sign) && sign != format.Decimal),
            $"{place}.thousands",
            "does not separate thousands; write \",\", \".\", \" \" or \"'\", and not the decimal sign");
        if (format.Unit is { } unit)
        {
            Field($"{place}.unit", unit);
        }
    }

    private static void Scaling(string place, double mean, double deviation)
    {
        Finite($"{place}.mean", mean);
        Finite($"{place}.deviation", deviation);
        Require(deviation > 0, $"{place}.deviation", $"is {PlainText.Number(deviation)}, but must be greater than 0");
    }

    private static void Fill(string place, ColumnEncoding column, double? fill, bool indicator)
    {
        Require(fill is not null || !indicator, $"{place}.indicator", "is true, but there is no fill; write one, or leave it out");
        if (fill is { } number)
        {
            Finite($"{place}.fill", number);
            Require(
                column.EncodeMissing(new float[column.Width]) is null,
                $"{place}.fill",
                $"is {PlainText.Number(number)}, which is beyond float32 when it is scaled");
        }
    }

    private static EncodingFault MeansMissing(string place, string word) =>
        new(place, $"is {PlainText.Quote(word)}, which means a missing value; leave it out of one of the two");

    private static void Name(string place, string name, HashSet<string> names)
    {
        if (TextMistake(name) is { } mistake)
        {
            throw new EncodingFault(place, mistake);
        }

        if (!names.Add(name))
        {
            throw new EncodingFault(place, $"is {PlainText.Quote(name)}, like another column; every column needs a different name");
        }
    }

    private static void Field(string place, string text)
    {
        if (FieldMistake(text) is { } mistake)
        {
            throw new EncodingFault(place, mistake);
        }
    }

    private static string? FieldMistake(string text) => TextMistake(text)
        ?? (text.Length == 0 ? "is empty; leave it out"
        : FieldText.Trim(text).Length != text.Length ? "begins or ends with a space, which no field does; remove it"
        : null);

    private static string? TextMistake(string text) =>
        text.Length > LongestText ? $"has {text.Length} characters, but may have {LongestText}"
        : FieldText.IsWellFormed(text) ? null
        : "has half of a surrogate pair, which is not a character";

    private static void Finite(string place, double number) =>
        Require(double.IsFinite(number), place, $"is {PlainText.Number(number)}, but must be finite");

    private static void Count(string place, int count, string what, int most, int atLeast = 0)
    {
        Require(count <= most, place, $"has {Generated.Neuron.Words.Count(count, what)}, but may have {most}");
        Require(count >= atLeast, place, $"has {Generated.Neuron.Words.Count(count, what)}, but needs at least {atLeast}");
    }

    private static void Require(bool isFulfilled, string place, string problem)
    {
        if (!isFulfilled)
        {
            throw new EncodingFault(place, problem);
        }
    }
}
