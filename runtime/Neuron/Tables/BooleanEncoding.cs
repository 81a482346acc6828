namespace Generated.Neuron.Tables;

/// <summary>Two words, in any case, as 1 and 0, not scaled, and if it is asked for an input that is 1 where the value is missing.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="True">The word that is 1.</param>
/// <param name="False">The word that is 0.</param>
/// <param name="Fill">What a missing value counts as; null if it is an error.</param>
/// <param name="Indicator">Whether a missing value has an input of its own.</param>
internal sealed record BooleanEncoding(string Name, string True, string False, double? Fill, bool Indicator) : ColumnEncoding(Name)
{
    public override int Width => Indicator ? 2 : 1;

    public override IEnumerable<string> InputNames => Indicator ? [Name, $"{Name} missing"] : [Name];
}
