namespace Generated.Neuron.Tables;

/// <summary>A number, scaled.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Format">How text is read; its unit is also that of predictions and errors.</param>
/// <param name="Mean">Subtracted from the number.</param>
/// <param name="Deviation">What the difference is divided by.</param>
internal sealed record NumberTarget(string Name, NumberFormat Format, double Mean, double Deviation) : TargetEncoding(Name)
{
    public string? Unit => Format.Unit;

    public bool IsScaled => Mean != 0 || Deviation != 1;

    public override int Width => 1;

    /// <summary>Writes the target of a number.</summary>
    public string? EncodeNumber(double number, Span<float> targets) =>
        ColumnEncoding.Scale(number, Mean, Deviation, out targets[0]);

    /// <summary>The number that an output represents.</summary>
    public double Decode(float output) => output * Deviation + Mean;

    protected override string? EncodeText(ReadOnlySpan<char> text, Span<float> targets) =>
        Format.TryParse(text, out var number) ? EncodeNumber(number, targets) : Format.Mistake(text);
}
