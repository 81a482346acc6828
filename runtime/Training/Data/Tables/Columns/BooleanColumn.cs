namespace Generated.Neuron;

/// <summary>
/// A column of two words, in upper or lower case, that become 1 and 0, unscaled. If the training rows have missing values, these are
/// replaced by the share of 1, and an extra input is 1 for them.
/// </summary>
/// <param name="column">By name or by place.</param>
public sealed class BooleanColumn(CsvColumn column) : InputColumn(column)
{
    /// <summary>The word that is 1; null detects one of true, yes, y, t and on.</summary>
    public string? True { get; init; }

    /// <summary>The word that is 0; null detects one of false, no, n, f and off.</summary>
    public string? False { get; init; }

    /// <summary>
    /// Whether an extra input is 1 if the value is missing; null adds one if the training rows have missing values, and false makes
    /// a missing value an error.
    /// </summary>
    public bool? Indicator { get; init; }
}
