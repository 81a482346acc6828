using Generated.Neuron.Tables;

namespace Generated.Neuron;

/// <summary>What a column is taken for, and why.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Told">In words: what was seen, or what is in doubt.</param>
internal sealed record ColumnDecision(ColumnKind Kind, string Told)
{
    /// <summary>The field that decided against the column, to find its line; null if it is the column as a whole.</summary>
    public string? Field { get; init; }

    /// <summary>How a column of numbers is written.</summary>
    public NumberFormat? Number { get; init; }

    /// <summary>How a column of dates is written.</summary>
    public DateFormat? Date { get; init; }

    /// <summary>The words of a column of truth values as they are first written, 1 and 0.</summary>
    public (string True, string False) Pair { get; init; }

    /// <summary>Whether all numbers are whole.</summary>
    public bool IsWhole { get; init; }

    /// <summary>What the report should say of the column, as sentences without its name and full stop.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
