using Generated.Neuron.Tables;

namespace Generated.Neuron;

/// <summary>
/// A column of words: one input per word, which is 1 for that word, and one for missing values if the training rows have any. A word is
/// the trimmed text of a field; only the empty field is missing.
/// </summary>
/// <param name="column">By name or by place.</param>
public sealed class WordColumn(CsvColumn column) : InputColumn(column)
{
    /// <summary>The words in the order of their inputs; empty takes those of the training rows, by code point.</summary>
    /// <exception cref="ArgumentException">A word is empty or there twice.</exception>
    public IReadOnlyList<string> Words
    {
        get;
        init => field = Problem(value, out var words) is { } problem ? throw new ArgumentException(problem, nameof(Words)) : words;
    } = [];

    /// <summary>What a word is that is not among the words.</summary>
    public UnseenWord Unseen { get; init; } = UnseenWord.Error;

    /// <summary>
    /// Whether an extra input is 1 if the value is missing; null adds one if the training rows have missing values, and false makes
    /// a missing value an error.
    /// </summary>
    public bool? Indicator { get; init; }

    /// <summary>
    /// Words with fewer training rows than this share one input with each other and with words that training did not see; 0 for none.
    /// Words that are listed in <see cref="Words"/> have their own inputs, whatever their number of rows.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int RareBelow
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>
    /// Whether the words have an order, such as poor, fair, good: one input then, their places 0, 1, 2, … scaled to mean 0 and deviation 1.
    /// Needs <see cref="Words"/>.
    /// </summary>
    public bool IsOrdered { get; init; }

    /// <summary>What is wrong with some words, or null.</summary>
    internal static string? Problem(IReadOnlyList<string> texts, out string[] words)
    {
        ArgumentNullException.ThrowIfNull(texts);
        words = [.. texts.Select(word => FieldText.Trim(word).ToString())];
        return words.Any(word => word.Length == 0) ? "A word is empty; an empty field is a missing value."
            : words.GroupBy(word => word).FirstOrDefault(group => group.Count() > 1) is { } twice
                ? $"The word {CsvMessage.Shown(twice.Key)} is there twice; name it once."
                : null;
    }
}
