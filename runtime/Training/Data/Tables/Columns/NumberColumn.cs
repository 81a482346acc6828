namespace Generated.Neuron;

/// <summary>
/// A column of numbers: one input, scaled, and one more that is 1 where the value is missing if <see cref="Indicator"/> says so.
/// </summary>
/// <param name="column">By the name in the header or by its place.</param>
public sealed class NumberColumn(CsvColumn column) : InputColumn(column)
{
    /// <summary>What a missing value counts as; null makes a missing value an error.</summary>
    public Fill? Fill { get; init; }

    /// <summary>Whether an input of its own is 1 where the value is missing; without a <see cref="Fill"/> the mean is filled in.</summary>
    public bool Indicator { get; init; }

    /// <summary>The unit that may stand in front of the numbers or after them; null detects it.</summary>
    public string? Unit { get; init; }

    /// <summary>How the numbers are scaled.</summary>
    public Scaling Scaling { get; init; } = Scaling.Standard;
}
