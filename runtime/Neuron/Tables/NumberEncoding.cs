namespace Generated.Neuron.Tables;

/// <summary>A number: one input, scaled, and if it is asked for one that is 1 where the value is missing.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Format">How text is read.</param>
/// <param name="Fill">What a missing value counts as, before scaling; null if it is an error.</param>
/// <param name="Indicator">Whether a missing value has an input of its own.</param>
/// <param name="Mean">Subtracted from the number.</param>
/// <param name="Deviation">What the difference is divided by.</param>
internal sealed record NumberEncoding(string Name, NumberFormat Format, double? Fill, bool Indicator, double Mean, double Deviation)
    : ColumnEncoding(Name)
{
    public override int Width => Indicator ? 2 : 1;

    public override IEnumerable<string> InputNames => Indicator ? [Name, $"{Name} missing"] : [Name];
}
