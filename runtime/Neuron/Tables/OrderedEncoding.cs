namespace Generated.Neuron.Tables;

/// <summary>Words with an order: one input, their index from 0, scaled.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Words">In their order.</param>
/// <param name="Mean">Subtracted from the place.</param>
/// <param name="Deviation">What the difference is divided by.</param>
internal sealed record OrderedEncoding(string Name, WordList Words, double Mean, double Deviation) : ColumnEncoding(Name)
{
    public override int Width => 1;

    public override IEnumerable<string> InputNames => [Name];

    protected override bool HasWords => true;

    public override string? EncodeMissing(Span<float> inputs) =>
        $"the value is missing, but a column of words with an order has no input for that; give {KnownWords.List(Words)}";

    protected override string? EncodeText(ReadOnlySpan<char> text, Span<float> inputs)
    {
        var place = Words.IndexOf(text);
        return place < 0 ? KnownWords.Unseen(text, Words) : Scale(place, Mean, Deviation, out inputs[0]);
    }

    protected override string? EncodeTyped(in TableValue value, MissingSpellings missing, Span<float> inputs) =>
        value.Kind is TableValueKind.Number or TableValueKind.Integer
            ? EncodeField(Digits(value, stackalloc char[MostDigits]), missing, inputs)
            : OtherKind(value, $"a word: {KnownWords.List(Words)}");
}
