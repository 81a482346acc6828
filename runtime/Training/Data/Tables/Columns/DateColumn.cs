namespace Generated.Neuron;

/// <summary>
/// A column of dates, with or without a time. If the training rows have missing values, these are replaced by the mean, and an extra input
/// is 1 for them. The machine's time zone is never used: dates with a UTC offset become UTC, others stay as they are written.
/// </summary>
/// <param name="column">By name or by place.</param>
public sealed class DateColumn(CsvColumn column) : InputColumn(column)
{
    /// <summary>How the dates are written, as a pattern of .NET such as <c>dd/MM/yyyy</c>; null detects it.</summary>
    public string? Format { get; init; }

    /// <summary>The parts that become inputs.</summary>
    public DateParts Parts { get; init; } = DateParts.Days | DateParts.Month;

    /// <summary>
    /// Whether an extra input is 1 if the value is missing; null adds one if the training rows have missing values, and false makes
    /// a missing value an error.
    /// </summary>
    public bool? Indicator { get; init; }
}
