using System.Collections.Immutable;

namespace Generated.Neuron.Tables;

/// <summary>Which texts of a table mean that a value is missing.</summary>
/// <param name="extra">Spellings in addition to the usual ones, for every column.</param>
internal sealed class MissingSpellings(ImmutableArray<string> extra)
{
    private readonly WordList _extra = new(extra);

    /// <summary>
    /// Whether a trimmed text means a missing value: in a column of words the usual spellings, except the empty one, are words.
    /// </summary>
    public bool Contains(ReadOnlySpan<char> text, bool amongWords) =>
        (amongWords ? text.IsEmpty : FieldText.IsMissing(text)) || _extra.IndexOf(text) >= 0;

    /// <summary>Whether a number, written in a format, is one of the extra spellings, such as −999.</summary>
    public bool Contains(double number, NumberFormat format)
    {
        foreach (var spelling in _extra.Words)
        {
            if (format.TryParse(spelling, out var missing) && missing == number)
            {
                return true;
            }
        }

        return false;
    }
}
