using System.Text.RegularExpressions;

namespace Generated.Neuron;

/// <summary>The notations of numbers, as they are detected.</summary>
internal static partial class NumberText
{
    /// <summary>Nothing longer is taken for a number.</summary>
    private const int MostCharacters = 64;

    private const string Currency = @"(?:[$€£¥₹₽₩₺¢]|[A-Z]{3})";

    /// <summary>Whether a text is a number with a decimal sign, with groups of three digits or without.</summary>
    public static bool IsNumber(string text, char sign) => IsPlain(text, sign) || Groups(text, sign) is not null;

    /// <summary>Whether a text is a number without groups.</summary>
    public static bool IsPlain(string text, char sign) =>
        text.Length <= MostCharacters && (sign == '.' ? PlainPoint : PlainComma).IsMatch(text);

    /// <summary>The separator between groups of three digits: the other sign, a space or an apostrophe; null if there is none.</summary>
    public static char? Groups(string text, char sign)
    {
        // The first character that is neither a digit nor the number's own decimal sign; all separators must be the same.
        var start = text.StartsWith('+') || text.StartsWith('-') ? 1 : 0;
        var place = text.AsSpan(start).IndexOfAnyExceptInRange('0', '9');
        if (text.Length > MostCharacters || place is < 1 or > 3)
        {
            return null;
        }

        char? kind = text[start + place] switch
        {
            ' ' or '\u00a0' or '\u202f' => ' ',
            '\'' or '\u2019' => '\'',
            var other when other != sign && other is ',' or '.' => other,
            _ => null,
        };
        var parts = kind switch
        {
            ' ' => text[start..].Split(' ', '\u00a0', '\u202f'),
            '\'' => text[start..].Split('\'', '\u2019'),
            { } other => text[start..].Split(other),
            null => [],
        };
        return parts.Length > 1 && parts[1..^1].All(part => IsDigits(part, 3)) && IsEnd(parts[^1], sign) ? kind : null;
    }

    /// <summary>A text without its unit; the unit is empty if there is none.</summary>
    public static (string Unit, string Bare) Unit(string text)
    {
        var match = text.Length > MostCharacters ? Match.Empty : WithUnit.Match(text);
        return match.Success && (match.Groups[1].Length == 0 || match.Groups[3].Length == 0)
            ? (match.Groups[1].Value + match.Groups[3].Value, match.Groups[2].Value)
            : ("", text);
    }

    /// <summary>Whether a text is infinity or hexadecimal, which other programs take for numbers.</summary>
    public static bool IsForbidden(string text) => text.Length <= MostCharacters && Forbidden.IsMatch(text);

    /// <summary>The last group of three digits, and decimals if there are any.</summary>
    private static bool IsEnd(string part, char sign)
    {
        var end = part.IndexOf(sign, StringComparison.Ordinal);
        return end < 0 ? IsDigits(part, 3) : IsDigits(part[..end], 3) && part.Length > end + 1 && IsDigits(part[(end + 1)..], null);
    }

    private static bool IsDigits(string part, int? count) =>
        (count is null || part.Length == count) && !part.AsSpan().ContainsAnyExceptInRange('0', '9');

    [GeneratedRegex(@"\A[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainPoint { get; }

    [GeneratedRegex(@"\A[+-]?([0-9]+,?[0-9]*|,[0-9]+)([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainComma { get; }

    [GeneratedRegex(
        $@"\A({Currency}?)\s?([+-]?[0-9.,][0-9.,'\u2019 \u00a0\u202f]*?(?:[eE][+-]?[0-9]+)?)\s?"
            + $@"((?:{Currency}|[%‰°µ]?\p{{L}}{{0,6}})[²³]?(?:/\p{{L}}{{1,6}}[²³]?)?)\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex WithUnit { get; }

    [GeneratedRegex(
        @"\A[+-]?(inf(inity)?|∞|0x[0-9a-f]+)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden { get; }
}
