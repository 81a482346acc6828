namespace Generated.Neuron.Tables;

/// <summary>Two words, in upper or lower case, as 1 and 0, unscaled, and optionally an input that is 1 if the value is missing.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="True">The word that is 1.</param>
/// <param name="False">The word that is 0.</param>
/// <param name="Fill">What replaces a missing value; null if it is an error.</param>
/// <param name="Indicator">Whether there is an extra input for missing values.</param>
internal sealed record BooleanEncoding(string Name, string True, string False, double? Fill, bool Indicator) : ColumnEncoding(Name)
{
    public override int Width => Indicator ? 2 : 1;

    public override IEnumerable<string> InputNames => Indicator ? [Name, $"{Name} missing"] : [Name];

    public override string? EncodeMissing(Span<float> inputs) =>
        Fill is { } fill ? Write(fill, 1, inputs) : NoHole(KnownWords.List([True, False]));

    protected override string? EncodeText(ReadOnlySpan<char> text, Span<float> inputs) =>
        text.Equals(True, StringComparison.OrdinalIgnoreCase) ? Write(1, 0, inputs)
        : text.Equals(False, StringComparison.OrdinalIgnoreCase) ? Write(0, 0, inputs)
        : KnownWords.Unseen(text, [True, False]);

    protected override string? EncodeTyped(in TableValue value, MissingSpellings missing, Span<float> inputs) => value.Kind switch
    {
        TableValueKind.Boolean => Write(value.Boolean ? 1 : 0, 0, inputs),
        TableValueKind.Number or TableValueKind.Integer when value.Number is 0 or 1 => Write(value.Number, 0, inputs),
        _ => OtherKind(value, $"true or false, or {KnownWords.List([True, False])}"),
    };

    private string? Write(double number, float missing, Span<float> inputs)
    {
        if (Indicator)
        {
            inputs[1] = missing;
        }

        return Scale(number, 0, 1, out inputs[0]);
    }
}
