using System.Globalization;
using Generated.Neuron.Tables;

namespace Generated.Neuron;

/// <summary>Fits the encoding of one column to the training rows.</summary>
/// <param name="table">The table.</param>
/// <param name="rows">The training rows.</param>
/// <param name="signs">The decimal sign of the file.</param>
/// <param name="culture">Whose names of months are read; null for the invariant ones.</param>
internal sealed class ColumnFit(TableText table, int[] rows, DecimalSign signs, string? culture)
{
    /// <summary>Fits the column according to its spec, or as it is detected.</summary>
    public FittedColumn Fit(int column, InputColumn spec) => spec switch
    {
        NumberColumn number => Number(column, number),
        WordColumn words => Words(column, words),
        BooleanColumn boolean => Boolean(column, boolean),
        DateColumn date => Date(column, date),
        _ => Detected(column),
    };

    /// <summary>What is wrong with a column that is in doubt, with a remedy.</summary>
    public InvalidDataException Refused(int column, ColumnDecision decision)
    {
        var texts = table.Column(column).Texts;
        bool Has(int row) =>
            texts.Texts[texts.Places[row]] is var text && (text == decision.Field || NumberText.Unit(text).Bare == decision.Field);
        var at = decision.Field is null ? -1 : Array.FindIndex(rows, Has);
        var remedy = decision.Told.Contains("ive ", StringComparison.Ordinal) || decision.Told.Contains("ignore", StringComparison.Ordinal)
            ? "" : "; correct it, ignore the column, or name its kind in Inputs";
        return table.Invalid(at < 0 ? null : rows[at], column, $"{decision.Told}{remedy}");
    }

    private FittedColumn Detected(int column)
    {
        var decision = ColumnDetection.Decide(table.Column(column), rows, table.Names[column], signs);
        var name = table.Names[column];
        switch (decision.Kind)
        {
            case ColumnKind.Ignored:
                return new FittedColumn(null) { Ignored = decision.Told };
            case ColumnKind.Number:
                var numbers = ColumnValues.Numbers(table, column, rows, decision.Number!);
                var hasHoles = numbers.Any(double.IsNaN);
                return Number(column, numbers, decision.Number!, hasHoles ? Fill.Mean : null, hasHoles, Scaling.Standard) with
                {
                    Notes = decision.Notes,
                };
            case ColumnKind.Boolean:
                return Boolean(column, decision.Pair.True, decision.Pair.False, indicator: null);
            case ColumnKind.Date:
                return Date(column, decision.Date!, DateParts.Days | DateParts.Month, indicator: null);
            case ColumnKind.Words:
                return Words(column, new WordColumn(name)) with { Notes = decision.Notes };
            default:
                throw Refused(column, decision);
        }
    }

    private FittedColumn Number(int column, NumberColumn spec)
    {
        var format = Format(column, spec.Unit);
        var numbers = ColumnValues.Numbers(table, column, rows, format);
        if (numbers.All(double.IsNaN))
        {
            throw table.Invalid(null, column, "no row has a number; ignore the column");
        }

        var fill = spec.Fill ?? (spec.Indicator ? Fill.Mean : null);
        var hole = Array.FindIndex(numbers, double.IsNaN);
        if (hole >= 0 && fill is null)
        {
            throw table.Invalid(
                rows[hole], column, "the value is missing; say what replaces it, such as NumberColumn { Fill = Fill.Mean }");
        }

        return Number(column, numbers, format, fill, spec.Indicator, spec.Scaling);
    }

    private FittedColumn Number(int column, double[] numbers, NumberFormat format, Fill? fill, bool indicator, Scaling scaling)
    {
        var filled = fill is null ? (double?)null : Moments.Fill(numbers, fill);
        var (mean, deviation) = Moments.Scale(numbers, filled, scaling);

        // The mean of numbers with their mean among them is that mean, without the rounding of a second sum: a hole is exactly 0.
        mean = scaling == Scaling.Standard && fill?.Kind == FillKind.Mean ? filled!.Value : mean;
        var missing = numbers.Count(double.IsNaN);
        return new FittedColumn(new NumberEncoding(table.Names[column], format, filled, indicator, mean, deviation))
        {
            Missing = missing,
            Remark = fill?.Kind == FillKind.Median ? "the fill is the median" : null,
            Members = Members(fill, scaling),
            Numbers = numbers,
        };
    }

    private static string? Members(Fill? fill, Scaling scaling)
    {
        var filled = fill?.Kind switch
        {
            null => null,
            FillKind.Constant => string.Create(CultureInfo.InvariantCulture, $"Fill = Fill.Constant({fill.Value:R})"),
            var kind => $"Fill = Fill.{kind}",
        };
        var scaled = scaling == Scaling.Standard ? null : $"Scaling = Scaling.{scaling}";
        return filled is null || scaled is null ? filled ?? scaled : $"{filled}, {scaled}";
    }

    /// <summary>How the numbers of a column are written that was named as one of numbers.</summary>
    public NumberFormat Format(int column, string? unit)
    {
        var fields = table.Column(column);
        var sign = signs.Sign ?? '.';
        if (ColumnValues.CanBePlain(fields, rows, sign) && (fields.Sign == '.' || signs.Sign is not null))
        {
            return new NumberFormat(sign, null, unit);
        }

        var counts = new FieldCounts(fields, rows);
        if (counts.Present == 0)
        {
            throw table.Invalid(null, column, "no row has a number; ignore the column");
        }

        var decision = ColumnDetection.Number(counts, "", signs, isNamed: true)!;
        return decision.Kind == ColumnKind.Refused ? throw Refused(column, decision) : decision.Number! with
        {
            Unit = unit ?? decision.Number.Unit,
        };
    }

    private FittedColumn Words(int column, WordColumn spec)
    {
        var counts = new FieldCounts(table.Column(column), rows);
        if (spec.IsOrdered)
        {
            return Ordered(column, spec);
        }

        var words = spec.Words.Count > 0
            ? spec.Words
            : [.. counts.Words.Where(word => word.Count >= spec.RareBelow).Select(word => word.Text).Order(CodePointOrder.Instance)];

        if (words.Count == 0)
        {
            throw table.Invalid(null, column, counts.Words.Count == 0
                ? "no row has a word; ignore the column"
                : $"no word has {spec.RareBelow} rows, so all words are rare; choose a smaller RareBelow or ignore the column");
        }

        if (counts.Empty > 0 && spec.Indicator == false)
        {
            throw Hole(column, Array.FindIndex(rows, row => IsEmpty(column, row)), nameof(WordColumn));
        }

        var unseen = spec.RareBelow > 0 ? UnseenRule.Rare : spec.Unseen == UnseenWord.Zeros ? UnseenRule.Zeros : UnseenRule.Error;
        var rare = counts.Words.Count(word => !words.Contains(word.Text));
        return new FittedColumn(new WordEncoding(table.Names[column], new WordList(words), spec.Indicator ?? counts.Empty > 0, unseen))
        {
            Missing = counts.Empty,
            Members = spec.RareBelow > 0 ? $"RareBelow = {spec.RareBelow}" : null,
            Remark = spec.RareBelow > 0 && rare > 0
                ? $"{Generated.Neuron.Words.Count(rare, "word")} with fewer than {spec.RareBelow} rows"
                : null,
            Notes = ColumnDetection.WordsOf(counts).Notes,
        };
    }

    private FittedColumn Ordered(int column, WordColumn spec)
    {
        if (spec.Words.Count == 0)
        {
            throw table.Invalid(null, column, "words with an order need it: WordColumn { Words = [\"poor\", \"fair\", \"good\"] }");
        }

        var texts = table.Column(column).Texts;
        var words = new WordList(spec.Words);
        var probe = new OrderedEncoding(table.Names[column], words, 0, 1);
        var (numbers, missing, place) = (new double[rows.Length], new MissingSpellings([.. table.Missing]), new float[1]);
        for (var i = 0; i < rows.Length; i++)
        {
            if (probe.EncodeField(texts.Texts[texts.Places[rows[i]]], missing, place) is { } mistake)
            {
                throw table.Invalid(rows[i], column, mistake);
            }

            numbers[i] = place[0];
        }

        var (mean, deviation) = Moments.Scale(numbers, null, Scaling.Standard);
        return new FittedColumn(probe with { Mean = mean, Deviation = deviation }) { Numbers = numbers };
    }

    private FittedColumn Boolean(int column, BooleanColumn spec)
    {
        if (spec.True is { } yes && spec.False is { } no)
        {
            return Boolean(column, FieldText.Trim(yes).ToString(), FieldText.Trim(no).ToString(), spec.Indicator);
        }

        var pair = ColumnDetection.Boolean(new FieldCounts(table.Column(column), rows), "")?.Pair
            ?? throw table.Invalid(
                null, column,
                "the words are not one of the usual pairs; name both, as BooleanColumn { True = \"ja\", False = \"nein\" }");
        return Boolean(column, pair.True, pair.False, spec.Indicator);
    }

    private FittedColumn Boolean(int column, string yes, string no, bool? indicator)
    {
        var numbers = ColumnValues.Booleans(table, column, rows, yes, no);
        var missing = numbers.Count(double.IsNaN);
        if (missing == numbers.Length)
        {
            throw table.Invalid(null, column, "no row has a value; ignore the column");
        }

        var hasIndicator = HasIndicator(column, numbers, indicator, nameof(BooleanColumn));
        var fill = hasIndicator ? Moments.Fill(numbers, Fill.Mean) : (double?)null;
        return new FittedColumn(new BooleanEncoding(table.Names[column], yes, no, fill, hasIndicator))
        {
            Missing = missing,
            Numbers = numbers,
        };
    }

    private FittedColumn Date(int column, DateColumn spec)
    {
        if (spec.Format is { } pattern)
        {
            return DateFormat.Mistake(pattern, culture) is { } mistake
                ? throw table.Invalid(null, column, $"the format {CsvMessage.Shown(pattern)} {mistake}")
                : Date(column, new DateFormat(pattern, culture), spec.Parts, spec.Indicator);
        }

        var fields = new FieldCounts(table.Column(column), rows);
        var decision = (fields.Present > 0 ? DateDetection.Decide(fields, "") : null)
            ?? throw table.Invalid(null, column, "the fields are not dates in a usual format; give Format, such as \"dd MMM yyyy\"");
        return decision.Kind == ColumnKind.Refused
            ? throw Refused(column, decision)
            : Date(column, decision.Date!, spec.Parts, spec.Indicator);
    }

    private FittedColumn Date(int column, DateFormat format, DateParts parts, bool? indicator)
    {
        if (parts == DateParts.None)
        {
            throw table.Invalid(null, column, "a column of dates needs at least one of DateParts");
        }

        var days = ColumnValues.Days(table, column, rows, format);
        var missing = days.Count(double.IsNaN);
        if (missing == days.Length)
        {
            throw table.Invalid(null, column, "no row has a date; ignore the column");
        }

        var hasIndicator = HasIndicator(column, days, indicator, nameof(DateColumn));
        var fill = hasIndicator ? Moments.Fill(days, Fill.Mean) : (double?)null;
        var (mean, deviation) = parts.HasFlag(DateParts.Days) ? Moments.Scale(days, fill, Scaling.Standard) : (0, 1);
        mean = parts.HasFlag(DateParts.Days) ? fill ?? mean : mean;
        return new FittedColumn(new DateEncoding(table.Names[column], format, parts, fill, hasIndicator, mean, deviation))
        {
            Missing = missing,
            Numbers = days,
        };
    }

    /// <summary>Whether a column has an input for missing values, as its spec says or as its rows need.</summary>
    private bool HasIndicator(int column, double[] numbers, bool? stated, string spec)
    {
        var hole = Array.FindIndex(numbers, double.IsNaN);
        return hole >= 0 && stated == false ? throw Hole(column, hole, spec) : stated ?? hole >= 0;
    }

    private InvalidDataException Hole(int column, int row, string spec) =>
        table.Invalid(rows[row], column, $"the value is missing; give it an extra input, as {spec} {{ Indicator = true }}");

    private bool IsEmpty(int column, int row)
    {
        var fields = table.Column(column);
        return fields.IsEmpty(fields.Texts.Texts[fields.Texts.Places[row]]);
    }
}
