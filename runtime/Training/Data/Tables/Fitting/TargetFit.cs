using Generated.Neuron.Tables;

namespace Generated.Neuron;

/// <summary>Fits the encoding of the targets to the training rows: words and truth values are classes, numbers are numbers.</summary>
/// <param name="table">The table.</param>
/// <param name="rows">The training rows.</param>
/// <param name="options">What is stated about the targets.</param>
/// <param name="signs">The decimal sign of the file.</param>
/// <param name="columns">Fits numbers.</param>
internal sealed class TargetFit(TableText table, int[] rows, CsvOptions options, DecimalSign signs, ColumnFit columns)
{
    /// <summary>As many as a network can have outputs.</summary>
    private const int MostClasses = 4096;

    private const string Nothing = "in these rows, so there is nothing to learn; name another column in Targets";

    /// <summary>Up to this many different whole numbers may be classes.</summary>
    private const int FewNumbers = 20;

    /// <summary>Sentences for the report.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>The target as numbers, for a look at what correlates with it: null for more than two classes.</summary>
    public double[]? Numbers { get; private set; }

    /// <summary>The encoding of one column of targets.</summary>
    public TargetEncoding Fit(int column)
    {
        var fields = table.Column(column);
        var hole = Array.FindIndex(rows, row => fields.Numbers is { } numbers
            ? double.IsNaN(numbers[row])
            : fields.IsEmpty(fields.Texts.Texts[fields.Texts.Places[row]]));
        if (hole >= 0)
        {
            throw table.Invalid(rows[hole], column, "the target is missing; remove the row, because it cannot be learned from");
        }

        if (options.ClassLabels == true || options.Classes.Count > 0)
        {
            return Classes(column);
        }

        return options.ClassLabels == false ? Number(column) : Detected(column);
    }

    private TargetEncoding Detected(int column)
    {
        // Without its name: a target called price_id is still one.
        var decision = ColumnDetection.Decide(table.Column(column), rows, "x", signs);
        switch (decision.Kind)
        {
            case ColumnKind.Number:
                return IsZeroOrOne(column) ? Classes(column) : Number(column);
            case ColumnKind.Words or ColumnKind.Boolean:
                Notes.AddRange(decision.Notes.Select(note => $"{CsvMessage.Shown(table.Names[column])}: {note}"));
                return Classes(column);
            case ColumnKind.Ignored:
                throw table.Invalid(null, column, $"the target is {decision.Told} {Nothing}");
            case ColumnKind.Date:
                throw table.Invalid(
                    null, column, "the target is a date, which is neither a number nor a class; name another column in Targets");
            default:
                throw decision.Told.Contains("different words", StringComparison.Ordinal)
                    ? table.Invalid(
                        null, column, $"the target has {decision.Told.Split(';')[0]}; if they are classes, pass ClassLabels = true, "
                            + "otherwise name another column in Targets")
                    : columns.Refused(column, decision);
        }
    }

    private bool IsZeroOrOne(int column)
    {
        var numbers = table.Column(column).Numbers;
        return numbers is not null && rows.All(row => numbers[row] is 0 or 1);
    }

    private NumberTarget Number(int column)
    {
        var format = columns.Format(column, null);
        if (options.TargetUnit is { } unit)
        {
            format = format.Unit is null || format.Unit == unit
                ? format with { Unit = unit }
                : throw table.Invalid(
                    null, column, $"the numbers have the unit {CsvMessage.Shown(format.Unit)}, but TargetUnit is {CsvMessage.Shown(unit)}; "
                        + "leave one out");
        }

        var numbers = ColumnValues.Numbers(table, column, rows, format);
        if (Array.FindIndex(numbers, double.IsNaN) is var hole and >= 0)
        {
            throw table.Invalid(rows[hole], column, "the target is missing; remove the row, because it cannot be learned from");
        }

        if (numbers.All(number => number == numbers[0]))
        {
            throw table.Invalid(null, column, $"the target is always {table.Text(rows[0], column)} {Nothing}");
        }

        var (mean, deviation) = Moments.Scale(numbers, null, options.TargetScaling);
        Numbers = numbers;
        if (options.ClassLabels is null && numbers.Distinct().Take(FewNumbers + 1).Count() is var different and <= FewNumbers
            && numbers.Length > different && numbers.All(number => number == Math.Truncate(number)))
        {
            Notes.Add(
                $"{CsvMessage.Shown(table.Names[column])} has {different} different whole numbers and is taken as a number; "
                    + "ClassLabels = true makes classes.");
        }

        return new NumberTarget(table.Names[column], format, mean, deviation);
    }

    private ClassTarget Classes(int column)
    {
        var counts = new FieldCounts(table.Column(column), rows);
        List<string> names = options.Classes.Count > 0 ? [.. options.Classes.Select(name => name.Trim())] : Names(counts);
        if (names.Count < 2)
        {
            throw table.Invalid(
                null, column, $"all labels are {CsvMessage.Shown(names[0])}, but a classifier needs two classes; name them all in Classes");
        }

        if (names.Count > MostClasses)
        {
            throw table.Invalid(
                null, column, $"there are {names.Count} classes, but a network has at most {MostClasses} outputs; is this the target?");
        }

        if (names.Count == 2)
        {
            var places = new ClassPlaces(names);
            var texts = table.Column(column).Texts;
            var classes = texts.Texts.Select(places.Of).ToArray();
            Numbers = [.. rows.Select(row => (double)classes[texts.Places[row]])];
        }

        return new ClassTarget(table.Names[column], new WordList(names));
    }

    /// <summary>Numbers by size, words by code point.</summary>
    private static List<string> Names(FieldCounts counts)
    {
        var words = counts.Words.Select(word => word.Text).ToList();
        var numbers = words.Select(word => DecimalText.TryParse(word, out var number) ? number : (DecimalText?)null).ToList();
        return numbers.All(number => number is not null)
            ? [.. numbers.Select(number => number!.Value).Distinct().Order().Select(number => number.ToString())]
            : [.. words.Order(CodePointOrder.Instance)];
    }
}
