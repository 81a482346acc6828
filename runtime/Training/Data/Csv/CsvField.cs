using System.Globalization;
using System.Text.RegularExpressions;

namespace Generated.Neuron;

/// <summary>What a field of a CSV file is.</summary>
internal static partial class CsvField
{
    private static readonly string[] Missing = ["NA", "N/A", "null", "none", "?", "-", "."];

    /// <summary>Whether the field is a number, finite or not, written with a point whatever the culture.</summary>
    public static bool IsNumber(ReadOnlySpan<char> field) =>
        float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>Whether the field is NaN or infinity, as a word.</summary>
    public static bool IsNotFinite(ReadOnlySpan<char> field) =>
        float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && !float.IsFinite(number)
            && field.IndexOfAnyInRange('0', '9') < 0;

    /// <summary>Whether the field is empty, or one of the marks that programs write for a missing value.</summary>
    public static bool IsMissing(ReadOnlySpan<char> field)
    {
        var text = field.Trim();
        foreach (var mark in Missing)
        {
            if (text.Equals(mark, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return text.IsEmpty;
    }

    /// <summary>
    /// Whether the field can only be a name or a label: not a number, not missing, and not a malformed number, such as 5cm.
    /// </summary>
    public static bool IsWord(ReadOnlySpan<char> field)
    {
        var text = field.Trim();
        return !IsMissing(text) && !IsNumber(text) && !(char.IsDigit(text[0]) || text[0] is '+' or '-' or '.' or ',');
    }

    /// <summary>
    /// Whether the field is a number in a notation that is not read: with a decimal comma, thousands separators, a percent or currency
    /// sign.
    /// </summary>
    public static bool IsOtherNotation(ReadOnlySpan<char> field) => !IsNumber(field) && OtherNotation.IsMatch(field.Trim());

    [GeneratedRegex(@"^\p{Sc}?\s?[+-]?[0-9.,'\u2019\s]*[0-9][.,]?([eE][+-]?[0-9]+)?\s?[%\p{Sc}]?$", RegexOptions.CultureInvariant)]
    private static partial Regex OtherNotation { get; }
}
