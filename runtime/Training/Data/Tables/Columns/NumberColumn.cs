namespace Generated.Neuron;

/// <summary>
/// A column of numbers: one scaled input, and with <see cref="Indicator"/> a second one that is 1 if the value is missing.
/// </summary>
/// <param name="column">By name or by place.</param>
public sealed class NumberColumn(CsvColumn column) : InputColumn(column)
{
    /// <summary>The number that replaces a missing value; null makes a missing value an error.</summary>
    public Fill? Fill { get; init; }

    /// <summary>Whether an extra input is 1 if the value is missing; without a <see cref="Fill"/> the mean is filled in.</summary>
    public bool Indicator { get; init; }

    /// <summary>The unit that may precede or follow the numbers; null detects it.</summary>
    public string? Unit { get; init; }

    /// <summary>How the numbers are scaled.</summary>
    public Scaling Scaling { get; init; } = Scaling.Standard;
}
