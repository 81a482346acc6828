namespace Generated.Neuron.Tables;

/// <summary>One input per word, then one for rare words and one for missing values.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Words">In the order of their inputs.</param>
/// <param name="Missing">Whether there is an input for missing values; otherwise they are an error.</param>
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

    protected override bool HasWords => true;

    public override string? EncodeMissing(Span<float> inputs)
    {
        if (!Missing)
        {
            return NoHole(KnownWords.List(Words));
        }

        inputs.Clear();
        inputs[^1] = 1;
        return null;
    }

    protected override string? EncodeText(ReadOnlySpan<char> text, Span<float> inputs)
    {
        var place = Words.IndexOf(text);
        if (place < 0 && Unseen == UnseenRule.Error)
        {
            return KnownWords.Unseen(text, Words);
        }

        inputs.Clear();
        place = place < 0 && Unseen == UnseenRule.Rare ? Words.Count : place;
        if (place >= 0)
        {
            inputs[place] = 1;
        }

        return null;
    }

    protected override string? EncodeTyped(in TableValue value, MissingSpellings missing, Span<float> inputs) =>
        value.Kind is TableValueKind.Number or TableValueKind.Integer
            ? EncodeField(Digits(value, stackalloc char[MostDigits]), missing, inputs)
            : OtherKind(value, $"a word: {KnownWords.List(Words)}");
}
