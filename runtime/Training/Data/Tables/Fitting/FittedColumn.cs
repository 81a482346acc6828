using Generated.Neuron.Tables;

namespace Generated.Neuron;

/// <summary>A column after fitting.</summary>
/// <param name="Encoding">What it becomes; null if it is ignored.</param>
internal sealed record FittedColumn(ColumnEncoding? Encoding)
{
    /// <summary>Why it is ignored.</summary>
    public string? Ignored { get; init; }

    /// <summary>How many values are missing.</summary>
    public int Missing { get; init; }

    /// <summary>What its line of the report says in addition to the encoding.</summary>
    public string? Remark { get; init; }

    /// <summary>The settings of its spec that the encoding does not keep, as members in C#.</summary>
    public string? Members { get; init; }

    /// <summary>What the notes of the report say about it, without its name.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Its numbers, NaN if one is missing; null if it is not a column of numbers.</summary>
    public double[]? Numbers { get; init; }
}
