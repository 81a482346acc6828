namespace Generated.Neuron.Tables;

/// <summary>
/// What fitting saw and an encoding does not need: shown in its report, not saved, not part of its equality.
/// </summary>
internal sealed record TableReport
{
    /// <summary>The rows to which the encoding was fitted.</summary>
    public required int Rows { get; init; }

    /// <summary>How many values are missing, by column name; columns without missing values may be left out.</summary>
    public IReadOnlyDictionary<string, int> Missing { get; init; } = new Dictionary<string, int>();

    /// <summary>Why a column is ignored, by column name, such as <c>an ID: the name says so and all values differ</c>.</summary>
    public IReadOnlyDictionary<string, string> Ignored { get; init; } = new Dictionary<string, string>();

    /// <summary>What else a column's line says, by column name, such as <c>filled with the median</c>.</summary>
    public IReadOnlyDictionary<string, string> Remarks { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Settings of a column's spec that its encoding does not keep, as members in C#, by column name, such as <c>Scaling =
    /// Scaling.MinMax</c>.
    /// </summary>
    public IReadOnlyDictionary<string, string> Members { get; init; } = new Dictionary<string, string>();

    /// <summary>Whole sentences, shown one per line at the end.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
