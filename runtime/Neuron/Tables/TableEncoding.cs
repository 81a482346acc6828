using System.Collections.Immutable;
using Generated.Neuron.Tables;

namespace Generated.Neuron;

/// <summary>
/// How the columns of a table become the inputs of a network, and its outputs numbers with a unit or classes with a name: fitted to training
/// rows, saved in the model's file. Immutable, equal by content, and safe to share between threads.
/// </summary>
public sealed class TableEncoding : IEquatable<TableEncoding>
{
    internal TableEncoding(
        IEnumerable<ColumnEncoding> inputs,
        IEnumerable<string> ignored,
        IEnumerable<TargetEncoding> targets,
        IEnumerable<string> missing,
        TableReport? report = null)
    {
        (InputColumns, Ignored, TargetColumns, Missing, Report) = ([.. inputs], [.. ignored], [.. targets], [.. missing], report);
        InputNames = [.. InputColumns.SelectMany(column => column.InputNames)];
        Columns = [.. InputColumns.Select(column => column.Name)];
        Classes = TargetColumns is [ClassTarget target] ? target.Classes.Words : [];
    }

    /// <summary>How many inputs a network of this encoding has.</summary>
    public int InputCount => InputNames.Length;

    /// <summary>The names of the inputs, such as <c>district=See</c>, <c>metres missing</c> or <c>sold month sin</c>.</summary>
    public ImmutableArray<string> InputNames { get; }

    /// <summary>The columns that become inputs, in the order of their inputs.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>The names of the classes, class 0 first; empty if the targets are numbers.</summary>
    public ImmutableArray<string> Classes { get; }

    internal ImmutableArray<ColumnEncoding> InputColumns { get; }

    internal ImmutableArray<string> Ignored { get; }

    internal ImmutableArray<TargetEncoding> TargetColumns { get; }

    /// <summary>The texts that mean a missing value in every column, beside the empty one.</summary>
    internal ImmutableArray<string> Missing { get; }

    /// <summary>What fitting saw; null for an encoding from a file.</summary>
    internal TableReport? Report { get; }

    /// <inheritdoc/>
    public bool Equals(TableEncoding? other) =>
        other is not null
        && InputColumns.AsSpan().SequenceEqual(other.InputColumns.AsSpan())
        && Ignored.AsSpan().SequenceEqual(other.Ignored.AsSpan())
        && TargetColumns.AsSpan().SequenceEqual(other.TargetColumns.AsSpan())
        && Missing.AsSpan().SequenceEqual(other.Missing.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TableEncoding);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var column in InputColumns)
        {
            hash.Add(column);
        }

        foreach (var target in TargetColumns)
        {
            hash.Add(target);
        }

        return hash.ToHashCode();
    }
}
