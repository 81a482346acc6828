namespace Generated.Neuron;

/// <summary>
/// A column of two words, in any case, that are 1 and 0, not scaled. If the training rows have missing values, those count as the share of
/// 1, and an input of its own is 1 there.
/// </summary>
/// <param name="column">By the name in the header or by its place.</param>
public sealed class BooleanColumn(CsvColumn column) : InputColumn(column)
{
    /// <summary>The word that is 1; null detects one of true, yes, y, t and on.</summary>
    public string? True { get; init; }

    /// <summary>The word that is 0; null detects one of false, no, n, f and off.</summary>
    public string? False { get; init; }

    /// <summary>
    /// Whether an input of its own is 1 where the value is missing; null adds one if the training rows have missing values, and false makes
    /// a missing value an error.
    /// </summary>
    public bool? Indicator { get; init; }
}
