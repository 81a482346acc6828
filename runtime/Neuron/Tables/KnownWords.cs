using Generated.Neuron.Weights;

namespace Generated.Neuron.Tables;

/// <summary>The words of a column in messages.</summary>
internal static class KnownWords
{
    /// <summary>So many that a reader still looks at them, and a message stays a message.</summary>
    private const int MostShown = 24;

    /// <summary><c>'gas', 'oil' or 'wood'</c>, and how many more there are, if they are many.</summary>
    public static string List(IReadOnlyList<string> words)
    {
        var shown = words.Take(MostShown).Select(PlainText.Quote).ToArray();
        return words.Count > MostShown ? $"{string.Join(", ", shown)} and {words.Count - MostShown} more"
            : words.Count == 1 ? shown[0]
            : $"{string.Join(", ", shown[..^1])} or {shown[^1]}";
    }

    /// <summary>The message for a word that is not one of these, with the one that was probably meant.</summary>
    public static string Unseen(ReadOnlySpan<char> word, IReadOnlyList<string> words)
    {
        var text = word.ToString();
        var meant = words.FirstOrDefault(known => known.Equals(text, StringComparison.OrdinalIgnoreCase));
        return meant is null
            ? $"{PlainText.Quote(text)} is not a word that training saw; it saw {List(words)}"
            : $"{PlainText.Quote(text)} did not occur in training; write {PlainText.Quote(meant)}, which differs only in case";
    }
}
