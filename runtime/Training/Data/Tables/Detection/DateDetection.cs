using System.Text.RegularExpressions;
using Generated.Neuron.Tables;

namespace Generated.Neuron;

/// <summary>
/// Detects how the dates of a column are written, from all its fields: one format must fit every field, and only one may.
/// </summary>
internal static partial class DateDetection
{
    /// <summary>Eight digits are dates only if there are this many different ones.</summary>
    private const int FewestEightDigits = 5;

    /// <summary>What a column of dates is; null if it is not one.</summary>
    public static ColumnDecision? Decide(FieldCounts fields, string gap)
    {
        if (!fields.Values.All(field => field.Text.Length is >= 8 and <= 40 && char.IsAsciiDigit(field.Text[0])))
        {
            return null;
        }

        var found = UsualDate.Days
            .Where(day => day != "yyyyMMdd"
                || (fields.Values.Count >= FewestEightDigits && fields.Values.All(field => field.Text[..2] is "19" or "20")))
            .Select(day => (Day: day, Kinds: Kinds(fields, day)))
            .Where(format => format.Kinds is not null)
            .ToList();
        if (found.Count > 1 && fields.Values.All(field => IsSameEitherWay(field.Text)))
        {
            found.RemoveRange(1, found.Count - 1);
        }

        if (found.Count > 1)
        {
            return Refused($"a date as {found[0].Day} or {found[1].Day}? Give Format", null);
        }

        if (found.Count == 1)
        {
            return Decided(found[0].Day, found[0].Kinds!, gap);
        }

        if (!fields.Values.All(field => DateShape.IsMatch(field.Text)))
        {
            return null;
        }

        var odd = fields.Values.Select(field => field.Text).FirstOrDefault(text => !UsualDate.Days.Any(day => Kind(text, day) is not null))
            ?? fields.Values[^1].Text;
        return Refused($"dates, but {odd} does not fit the others; give Format", odd);
    }

    private static ColumnDecision Decided(string day, HashSet<string> kinds, string gap)
    {
        if (kinds.Contains(UsualDate.TimeWithOffset))
        {
            return kinds.Count > 1
                ? Refused("a date with a UTC offset in some rows only", null)
                : new ColumnDecision(ColumnKind.Date, $"{day} and time, to UTC{gap}")
                {
                    Date = new DateFormat(day + UsualDate.TimeWithOffset),
                };
        }

        return kinds.Contains(UsualDate.Time)
            ? new ColumnDecision(ColumnKind.Date, $"{day} and time{gap}") { Date = new DateFormat(day + UsualDate.Time) }
            : new ColumnDecision(ColumnKind.Date, $"{day}{gap}") { Date = new DateFormat(day) };
    }

    private static ColumnDecision Refused(string told, string? field) => new(ColumnKind.Refused, told) { Field = field };

    /// <summary>What follows the days in the fields; null if one of them is not a date of this format.</summary>
    private static HashSet<string>? Kinds(FieldCounts fields, string day)
    {
        var kinds = new HashSet<string>();
        foreach (var (text, _) in fields.Values)
        {
            if (Kind(text, day) is not { } kind)
            {
                return null;
            }

            kinds.Add(kind);
        }

        return kinds;
    }

    private static string? Kind(string text, string day)
    {
        foreach (var kind in (ReadOnlySpan<string>)["", UsualDate.Time, UsualDate.TimeWithOffset])
        {
            if (UsualDate.Find(day + kind)!.TryParse(text, out _))
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>Whether day and month are the same number, as in 3/3/2024.</summary>
    private static bool IsSameEitherWay(string text)
    {
        var numbers = Numbers.Matches(text);
        return numbers.Count > 1 && numbers[0].Index == 0 && numbers[0].Value.TrimStart('0') == numbers[1].Value.TrimStart('0');
    }

    [GeneratedRegex(@"\A[0-9]{1,4}([-/.])[0-9]{1,2}\1[0-9]{1,4}([T ].*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex DateShape { get; }

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers { get; }
}
