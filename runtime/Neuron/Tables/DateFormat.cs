using System.Globalization;
using Generated.Neuron.Weights;

namespace Generated.Neuron.Tables;

/// <summary>
/// How the dates of a column are written: a pattern as .NET has them. Neither the current culture nor the clock is asked.
/// </summary>
/// <remarks>
/// After one of the <see cref="UsualDate.Days"/>, <c>" HH:mm"</c> stands for a time that may be there, after a T or a space, with seconds
/// and their fraction or without; <c>" HH:mmK"</c> for a time that must be there with its UTC offset. Other patterns are read as .NET
/// reads them.
/// </remarks>
/// <param name="pattern">Such as <c>d.M.yyyy</c>, <c>yyyy-MM-dd HH:mmK</c> or <c>dd MMM yy</c>.</param>
/// <param name="culture">Whose names of months and days; null for the invariant ones, which are English.</param>
internal sealed class DateFormat(string pattern, string? culture = null) : IEquatable<DateFormat>
{
    private readonly UsualDate? _usual = UsualDate.Find(pattern);

    private readonly Lazy<DateTimeFormatInfo> _names = new(() => Names(pattern, culture));

    public string Pattern => pattern;

    public string? Culture => culture;

    /// <summary>Whether dates have a UTC offset, and become UTC.</summary>
    public bool HasOffset => _usual is { } usual ? usual.HasOffset : HasSpecifier(Pattern, 'K') || HasSpecifier(Pattern, 'z');

    /// <summary>What is expected, for messages: <c>a date written as d.M.yyyy, such as 31.1.2024</c>.</summary>
    public string Expectation
    {
        get
        {
            var sample = new DateTimeOffset(2024, 1, 31, 18, 30, 0, TimeSpan.Zero);
            return Mistake(Pattern, Culture) is null
                ? $"a date written as {Pattern}, such as {sample.ToString(Pattern, NamesOrInvariant)}"
                : $"a date written as {Pattern}";
        }
    }

    /// <summary>What is wrong with a text that is not a date in this format.</summary>
    public string Mistake(ReadOnlySpan<char> text) => $"{PlainText.Quote(text.ToString())} is not {Expectation}";

    /// <summary>What is wrong with a pattern, as the end of a sentence that begins with it; null if nothing is.</summary>
    public static string? Mistake(string pattern, string? culture)
    {
        if (UsualDate.Find(pattern) is not null)
        {
            return null;
        }

        if (pattern.Length < 2 || !HasSpecifier(pattern, 'y'))
        {
            return "has no year; write a pattern such as \"dd/MM/yyyy\"";
        }

        try
        {
            var names = NeedsNames(pattern) ? CultureInfo.InvariantCulture.DateTimeFormat : Names(pattern, culture);
            var sample = new DateTime(2024, 1, 31, 18, 30, 0).ToString(pattern, names);
            return DateTime.TryParseExact(sample, pattern, names, DateTimeStyles.NoCurrentDateDefault, out _)
                ? null
                : "does not read the dates that it writes; write a pattern such as \"dd/MM/yyyy\"";
        }
        catch (FormatException)
        {
            return "is not a pattern of .NET's dates; write one such as \"dd/MM/yyyy\"";
        }
    }

    /// <summary>A date, in UTC if the format has an offset and as written otherwise.</summary>
    /// <exception cref="CultureNotFoundException">The names of months are those of a culture that this program does not have.</exception>
    public bool TryParse(ReadOnlySpan<char> text, out DateTime date)
    {
        text = FieldText.Trim(text);
        if (_usual is { } usual)
        {
            return usual.TryParse(text, out date);
        }

        if (HasOffset)
        {
            var read = DateTimeOffset.TryParseExact(text, Pattern, _names.Value, DateTimeStyles.AssumeUniversal, out var moment);
            date = moment.UtcDateTime;
            return read;
        }

        return DateTime.TryParseExact(text, Pattern, _names.Value, DateTimeStyles.NoCurrentDateDefault, out date);
    }

    public bool Equals(DateFormat? other) => other is not null && Pattern == other.Pattern && Culture == other.Culture;

    public override bool Equals(object? obj) => Equals(obj as DateFormat);

    public override int GetHashCode() => HashCode.Combine(Pattern, Culture);

    private DateTimeFormatInfo NamesOrInvariant
    {
        get
        {
            try
            {
                return _names.Value;
            }
            catch (CultureNotFoundException)
            {
                return CultureInfo.InvariantCulture.DateTimeFormat;
            }
        }
    }

    /// <summary>Separators are as in the pattern, and 69 is 1969 in every culture.</summary>
    private static DateTimeFormatInfo Names(string pattern, string? culture)
    {
        var of = culture is null || !NeedsNames(pattern) ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(culture);
        var names = (DateTimeFormatInfo)of.DateTimeFormat.Clone();
        names.Calendar = new GregorianCalendar { TwoDigitYearMax = 2068 };
        (names.DateSeparator, names.TimeSeparator) = ("/", ":");
        return names;
    }

    private static bool NeedsNames(string pattern) =>
        pattern.Contains("MMM", StringComparison.Ordinal) || pattern.Contains("ddd", StringComparison.Ordinal) || HasSpecifier(pattern, 't')
            || HasSpecifier(pattern, 'g');

    /// <summary>Whether a pattern contains a letter outside quotes and not after a backslash.</summary>
    private static bool HasSpecifier(string pattern, char letter)
    {
        var quote = '\0';
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
            {
                i++;
            }
            else if (quote != '\0')
            {
                quote = pattern[i] == quote ? '\0' : quote;
            }
            else if (pattern[i] is '\'' or '"')
            {
                quote = pattern[i];
            }
            else if (pattern[i] == letter)
            {
                return true;
            }
        }

        return false;
    }
}
