using System.Globalization;

namespace Generated.Neuron;

/// <summary>What a field of a CSV file is.</summary>
internal static class CsvField
{
    private static readonly string[] Missing = ["NA", "N/A", "null", "none", "?", "-", "."];

    /// <summary>Parses a number, which is written with a point whatever the culture.</summary>
    public static bool TryParse(ReadOnlySpan<char> field, out float number) =>
        float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    /// <summary>Whether a number stands there, finite or not.</summary>
    public static bool IsNumber(ReadOnlySpan<char> field) => TryParse(field, out _);

    /// <summary>Whether nothing stands there, or one of the marks that programs write for nothing.</summary>
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
    /// Whether the field can only be a name or a label: no number, not missing, and not a number that is spoilt, such as 5cm.
    /// </summary>
    public static bool IsWord(ReadOnlySpan<char> field)
    {
        var text = field.Trim();
        return !IsMissing(text) && !IsNumber(text) && !(char.IsDigit(text[0]) || text[0] is '+' or '-' or '.' or ',');
    }
}
