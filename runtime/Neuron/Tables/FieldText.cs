using System.Buffers;
using System.Text;

namespace Generated.Neuron.Tables;

/// <summary>The text of a field: what is trimmed from it, and which texts mean that it is missing.</summary>
internal static class FieldText
{
    /// <summary>Space, tab, no-break space and narrow no-break space: what is removed around every field.</summary>
    public const string Spaces = " \t\u00A0\u202F";

    /// <summary>
    /// In addition to the empty field, in upper or lower case, in every column except those of words. Version 1 of the encoding in model
    /// files has exactly these.
    /// </summary>
    private static readonly string[] Missing = ["NA", "N/A", "#N/A", "#NA", "<NA>", "NaN", "null", "none", "-", "--", "?", "."];

    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text) => text.Trim(Spaces);

    /// <summary>Whether a trimmed field is one of the usual spellings of a missing value, the empty one included.</summary>
    public static bool IsMissing(ReadOnlySpan<char> trimmed)
    {
        foreach (var spelling in Missing)
        {
            if (trimmed.Equals(spelling, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return trimmed.IsEmpty;
    }

    /// <summary>Whether every half of a surrogate pair has its other half: such text is the same after a way through UTF-8.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var length) != OperationStatus.Done)
            {
                return false;
            }

            text = text[length..];
        }

        return true;
    }
}
