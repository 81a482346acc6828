namespace Generated.Neuron.Tables;

/// <summary>One input per word, then one for rare words and one for missing values.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Words">In the order of their inputs.</param>
/// <param name="Missing">Whether a missing value has an input of its own; otherwise it is an error.</param>
/// <param name="Unseen">What a word that is not in the list is.</param>
internal sealed record WordEncoding(string Name, WordList Words, bool Missing, UnseenRule Unseen) : ColumnEncoding(Name)
{
    public override int Width => Words.Count + (Unseen == UnseenRule.Rare ? 1 : 0) + (Missing ? 1 : 0);

    public override IEnumerable<string> InputNames =>
    [
        .. Words.Select(word => $"{Name}={word}"),
        .. Unseen == UnseenRule.Rare ? [$"{Name}=(rare)"] : Array.Empty<string>(),
        .. Missing ? [$"{Name}=(missing)"] : Array.Empty<string>(),
    ];
}
