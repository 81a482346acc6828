namespace Generated.Neuron.Tables;

/// <summary>A number: one scaled input, and optionally one that is 1 if the value is missing.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Format">How text is read.</param>
/// <param name="Fill">What replaces a missing value, before scaling; null if it is an error.</param>
/// <param name="Indicator">Whether there is an extra input for missing values.</param>
/// <param name="Mean">Subtracted from the number.</param>
/// <param name="Deviation">What the difference is divided by.</param>
internal sealed record NumberEncoding(string Name, NumberFormat Format, double? Fill, bool Indicator, double Mean, double Deviation)
    : ColumnEncoding(Name)
{
    public override int Width => Indicator ? 2 : 1;

    public override IEnumerable<string> InputNames => Indicator ? [Name, $"{Name} missing"] : [Name];

    /// <summary>Writes the inputs of a number.</summary>
    public string? EncodeNumber(double number, Span<float> inputs) => Write(number, 0, inputs);

    public override string? EncodeMissing(Span<float> inputs) =>
        Fill is { } fill ? Write(fill, 1, inputs) : NoHole(Format.Expectation);

    protected override string? EncodeText(ReadOnlySpan<char> text, Span<float> inputs) =>
        Format.TryParse(text, out var number) ? EncodeNumber(number, inputs) : Format.Mistake(text);

    protected override string? EncodeTyped(in TableValue value, MissingSpellings missing, Span<float> inputs) => value.Kind switch
    {
        TableValueKind.Number or TableValueKind.Integer =>
            missing.Contains(value.Number, Format) ? EncodeMissing(inputs) : EncodeNumber(value.Number, inputs),
        TableValueKind.Boolean => EncodeNumber(value.Boolean ? 1 : 0, inputs),
        _ => OtherKind(value, Format.Expectation),
    };

    private string? Write(double number, float missing, Span<float> inputs)
    {
        if (Indicator)
        {
            inputs[1] = missing;
        }

        return Scale(number, Mean, Deviation, out inputs[0]);
    }
}
