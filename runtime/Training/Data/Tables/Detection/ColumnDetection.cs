using System.Text.RegularExpressions;
using Generated.Neuron.Tables;

namespace Generated.Neuron;

/// <summary>
/// Detects what a column is, from its fields in the training rows and its name: in this order an ID or a constant, a truth value, a date,
/// a number, words. What is in doubt is refused.
/// </summary>
internal static partial class ColumnDetection
{
    /// <summary>More different words than this are refused.</summary>
    public const int MostWords = 64;

    /// <summary>With this many fields, a single one that is not a number makes it a number column with a malformed field.</summary>
    private const int SpoiltShare = 20;

    private static readonly (string True, string False)[] Pairs =
        [("true", "false"), ("yes", "no"), ("y", "n"), ("t", "f"), ("on", "off")];

    /// <summary>The decimal sign that the fields need; null if both fit, or neither.</summary>
    public static char? Evidence(TableColumn column, ReadOnlySpan<int> rows)
    {
        if (column.Numbers is not null)
        {
            var shapes = column.Shapes!;
            foreach (var row in rows)
            {
                if ((shapes[row] & (NumberShape.HasSign | NumberShape.CanBeGroups)) == NumberShape.HasSign)
                {
                    return column.Sign;
                }
            }

            return null;
        }

        return Evidence(new FieldCounts(column, rows));
    }

    /// <summary>What a column is.</summary>
    /// <param name="column">All rows of the file.</param>
    /// <param name="rows">The training rows.</param>
    /// <param name="name">The column's.</param>
    /// <param name="signs">The decimal sign of the file.</param>
    public static ColumnDecision Decide(TableColumn column, ReadOnlySpan<int> rows, string name, DecimalSign signs) =>
        DecidePlain(column, rows, name, signs) ?? Decide(new FieldCounts(column, rows), name, signs);

    /// <summary>What a column is, from its different texts.</summary>
    public static ColumnDecision Decide(FieldCounts fields, string name, DecimalSign signs)
    {
        var gap = fields.Holes > 0 ? $", {fields.Holes} missing" : "";
        if (fields.Present == 0)
        {
            return new ColumnDecision(ColumnKind.Ignored, "empty");
        }

        if (fields.Values.Count == 1 && fields.Holes == 0)
        {
            return new ColumnDecision(ColumnKind.Ignored, $"always {fields.Values[0].Text}");
        }

        if (IsIdName(name) && fields.Values.Count == fields.Rows)
        {
            return new ColumnDecision(ColumnKind.Ignored, "an ID: the name says so and all are different");
        }

        return Boolean(fields, gap) ?? DateDetection.Decide(fields, gap) ?? Number(fields, gap, signs) ?? Words(fields);
    }

    /// <summary>Truth values, if the fields are exactly both words of a pair.</summary>
    public static ColumnDecision? Boolean(FieldCounts fields, string gap)
    {
        if (fields.Values.Count > 16)
        {
            return null;
        }

        foreach (var (yes, no) in Pairs)
        {
            bool Is(string text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);
            var first = fields.Values.FirstOrDefault(field => Is(field.Text, yes)).Text;
            var second = fields.Values.FirstOrDefault(field => Is(field.Text, no)).Text;
            if (first is not null && second is not null && fields.Values.All(field => Is(field.Text, yes) || Is(field.Text, no)))
            {
                return new ColumnDecision(ColumnKind.Boolean, $"{yes} is 1{gap}") { Pair = (first, second) };
            }
        }

        return null;
    }

    /// <summary>Numbers, or what is in doubt about them; null if they are not numbers.</summary>
    /// <param name="fields">Those of the training rows.</param>
    /// <param name="gap">What to say of missing values.</param>
    /// <param name="signs">The decimal sign of the file.</param>
    /// <param name="isNamed">Whether the column was named as one of numbers: codes are numbers then, and other fields errors.</param>
    public static ColumnDecision? Number(FieldCounts fields, string gap, DecimalSign signs, bool isNamed = false)
    {
        var values = fields.Values.Select(field => field.Text).ToList();
        if (values.FirstOrDefault(NumberText.IsForbidden) is { } forbidden)
        {
            return Refused($"{forbidden} is not a number", forbidden);
        }

        // Much faster than the regular expressions: most columns of words have no digits at all.
        if (!isNamed && !values.Any(text => text.AsSpan().ContainsAnyInRange('0', '9')))
        {
            return null;
        }

        var split = values.Select(NumberText.Unit).ToList();
        var units = split.Select(part => part.Unit).Distinct().Order(CodePointOrder.Instance).ToList();
        var bare = units.Count == 1 ? split.Select(part => part.Bare).ToList() : values;
        var evidence = Evidence(fields);
        if (signs.IsInDoubt && evidence is not null)
        {
            var other = evidence == '.' ? ',' : '.';
            return Refused(signs.Doubt!, values.First(text => !NumberText.IsNumber(NumberText.Unit(text).Bare, other)));
        }

        var decided = signs.Sign ?? evidence ?? (bare.Any(text => text.Contains(',')) ? null : '.');
        if (decided is null && bare.All(text => NumberText.IsNumber(text, '.') || NumberText.IsNumber(text, ',')))
        {
            var comma = bare.First(text => text.Contains(','));
            return bare.All(text => NumberText.IsNumber(text, '.') && NumberText.IsNumber(text, ','))
                ? Refused($"is {comma} a decimal comma or thousands? Give Culture", comma)
                : Refused("decimal points and decimal commas in one column", comma);
        }

        var sign = decided ?? '.';
        var areCodes = !isNamed && (bare.Any(Code.IsMatch) || bare.Any(LongNumber.IsMatch));
        if (bare.All(text => NumberText.IsNumber(text, sign)) && !areCodes)
        {
            return Decided(units[0], bare, sign, gap, signs);
        }

        if (units.Count > 1 && split.All(part => part.Unit.Length > 0 && NumberText.IsNumber(part.Bare, sign)))
        {
            return Refused($"numbers with different units: {string.Join(", ", units)}", values[^1]);
        }

        return areCodes ? null : Spoilt(fields, units.Count == 1 ? bare : values, sign, isNamed);
    }

    private static ColumnDecision? Spoilt(FieldCounts fields, List<string> bare, char sign, bool isNamed)
    {
        var numbers = 0;
        string? odd = null;
        for (var i = 0; i < bare.Count; i++)
        {
            var isNumber = NumberText.IsNumber(bare[i], sign);
            numbers += isNumber ? fields.Values[i].Count : 0;
            odd ??= isNumber ? null : bare[i];
        }

        var others = fields.Present - numbers;
        return isNamed || (numbers > 0 && (long)others * SpoiltShare <= fields.Present)
            ? Refused($"{numbers} of {fields.Present} are numbers, but not {odd}", odd)
            : null;
    }

    private static ColumnDecision Decided(string unit, List<string> bare, char sign, string gap, DecimalSign signs)
    {
        var groups = bare.Where(text => !NumberText.IsPlain(text, sign)).Select(text => NumberText.Groups(text, sign)).Distinct().ToList();
        if (groups.Count > 1)
        {
            return Refused("thousands are separated in different ways; write them in one", bare[^1]);
        }

        var whole = bare.All(Whole.IsMatch);
        var points = bare.Where(text => text.Contains('.')).ToList();
        var reading = sign == '.' && signs.Sign is null && points.Count > 0 && points.All(text => NumberText.Groups(text, ',') == '.')
            ? [$"{points[0]} is read with a decimal point"]
            : Array.Empty<string>();
        var told = (whole ? "whole" : "decimal")
            + (sign == ',' && bare.Any(text => text.Contains(',')) ? ", decimal comma" : "")
            + (groups.Count > 0 ? ", thousands" : "")
            + (unit.Length > 0 ? $", unit {unit}" : "")
            + string.Concat(reading.Select(note => $"; {note}"))
            + gap;
        return new ColumnDecision(ColumnKind.Number, told)
        {
            Number = new NumberFormat(sign, groups.FirstOrDefault(), unit.Length > 0 ? unit : null),
            IsWhole = whole,
            Notes = reading,
        };
    }

    private static ColumnDecision Words(FieldCounts fields)
    {
        if (fields.Words.Count > MostWords)
        {
            return Refused($"{fields.Words.Count} different words; ignore the column, or name it with RareBelow", null);
        }

        return WordsOf(fields);
    }

    /// <summary>A column of words, with what is remarkable about them.</summary>
    public static ColumnDecision WordsOf(FieldCounts fields)
    {
        var words = fields.Words.Select(word => word.Text).ToList();
        List<string> notes = words.Any(Code.IsMatch) ? ["codes with leading zeros"] : [];
        notes.AddRange(fields.MissingWords.Order(CodePointOrder.Instance).Select(word => $"{word} is taken as a word"));
        if (words.Select(word => word.ToLowerInvariant()).Distinct().Count() < words.Count)
        {
            notes.Add("some differ in case only");
        }
        else if (words.Select(word => word.Normalize()).Distinct().Count() < words.Count)
        {
            notes.Add("some differ in the composition of their accents only");
        }

        var told = $"{words.Count} different{(fields.Empty > 0 ? $", {fields.Empty} missing" : "")}";
        return new ColumnDecision(ColumnKind.Words, string.Join("; ", [told, .. notes])) { Notes = notes };
    }

    /// <summary>Plain numbers without a look at their texts; null if something about them needs one.</summary>
    private static ColumnDecision? DecidePlain(TableColumn column, ReadOnlySpan<int> rows, string name, DecimalSign signs)
    {
        if (column.Numbers is not { } numbers || IsIdName(name) || signs.IsInDoubt)
        {
            return null;
        }

        var (holes, any, all, first, varies, isDecided) = (0, NumberShape.None, ~NumberShape.None, double.NaN, false, false);
        foreach (var row in rows)
        {
            if (double.IsNaN(numbers[row]))
            {
                holes++;
                continue;
            }

            any |= column.Shapes![row];
            all &= column.Shapes[row];
            isDecided |= (column.Shapes[row] & (NumberShape.HasSign | NumberShape.CanBeGroups)) == NumberShape.HasSign;
            first = double.IsNaN(first) ? numbers[row] : first;
            varies |= numbers[row] != first;
        }

        // Decimal commas that can separate thousands are in doubt; points that can are read as decimal points, and reported.
        var hasSign = (any & NumberShape.HasSign) != 0;
        var isPlain = varies
            && (any & (NumberShape.IsCode | NumberShape.IsLong)) == 0
            && (all & NumberShape.CanBeDate) == 0
            && (!hasSign || (column.Sign == (signs.Sign ?? '.') && (isDecided || column.Sign == '.')));
        if (!isPlain)
        {
            return null;
        }

        string[] notes = hasSign && !isDecided && signs.Sign is null ? [$"{FirstWithSign(column, rows)} is read with a decimal point"] : [];
        var whole = (all & NumberShape.IsWhole) != 0;
        var told = (whole ? "whole" : "decimal") + (hasSign && column.Sign == ',' ? ", decimal comma" : "")
            + string.Concat(notes.Select(note => $"; {note}")) + (holes > 0 ? $", {holes} missing" : "");
        return new ColumnDecision(ColumnKind.Number, told)
        {
            Number = new NumberFormat(signs.Sign ?? '.'),
            IsWhole = whole,
            Notes = notes,
        };
    }

    private static string FirstWithSign(TableColumn column, ReadOnlySpan<int> rows)
    {
        foreach (var row in rows)
        {
            if ((column.Shapes![row] & NumberShape.HasSign) != 0)
            {
                return column.Text(row);
            }
        }

        return "";
    }

    private static char? Evidence(FieldCounts fields)
    {
        bool Fits(char sign) => fields.Values.Count > 0
            && fields.Values.All(field => NumberText.IsNumber(NumberText.Unit(field.Text).Bare, sign));
        return (Fits('.'), Fits(',')) switch
        {
            (true, false) => '.',
            (false, true) => ',',
            _ => null,
        };
    }

    private static ColumnDecision Refused(string told, string? field) => new(ColumnKind.Refused, told) { Field = field };

    private static bool IsIdName(string name) =>
        IdName.IsMatch(name.EndsWith("Id", StringComparison.Ordinal) ? name : name.ToLowerInvariant());

    [GeneratedRegex(
        @"\A(|#|id|no|nr|index|row|key|uuid|guid|unnamed: 0|.*[_ ]id|.*Id)\z",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex IdName { get; }

    [GeneratedRegex(@"\A0[0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Code { get; }

    [GeneratedRegex(@"\A[+-]?[0-9]{16,}\z", RegexOptions.CultureInvariant)]
    private static partial Regex LongNumber { get; }

    [GeneratedRegex(@"\A[+-]?[0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Whole { get; }
}
