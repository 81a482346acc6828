using System.Buffers;
using System.Collections.Immutable;
using Generated.Neuron.Tables;
using Generated.Neuron.Weights;

namespace Generated.Neuron;

/// <summary>
/// How the columns of a table become the inputs of a network, and its outputs numbers with a unit or classes with a name: fitted to
/// training rows, saved in the model's file. Immutable, equal by content, and safe to share between threads.
/// </summary>
public sealed partial class TableEncoding : IEquatable<TableEncoding>
{
    private const int MostOnStack = 256;

    private readonly Lazy<ImmutableArray<string>> _inputNames;

    /// <summary>Every name that a row may have: the input columns, the ignored ones and the targets.</summary>
    private readonly HashSet<string> _names;

    /// <exception cref="EncodingFault">A rule of <see cref="EncodingRules"/> is broken.</exception>
    internal TableEncoding(
        IEnumerable<ColumnEncoding> inputs,
        IEnumerable<string> ignored,
        IEnumerable<TargetEncoding> targets,
        IEnumerable<string> missing,
        TableReport? report = null)
    {
        (InputColumns, Ignored, TargetColumns, Missing, Report) = ([.. inputs], [.. ignored], [.. targets], [.. missing], report);
        MissingTexts = new MissingSpellings(Missing);
        EncodingRules.Check(this);
        InputCount = InputColumns.Sum(column => column.Width);
        Columns = [.. InputColumns.Select(column => column.Name)];
        Targets = [.. TargetColumns.Select(target => target.Name)];
        Classes = TargetColumns is [ClassTarget target] ? target.Classes.Words : [];
        _names = new HashSet<string>([.. Columns, .. Ignored, .. Targets], StringComparer.Ordinal);
        _inputNames = new(() => [.. InputColumns.SelectMany(column => column.InputNames)]);
    }

    /// <summary>How many inputs a network of this encoding has.</summary>
    public int InputCount { get; }

    /// <summary>The names of the inputs, such as <c>district=See</c>, <c>meters missing</c> or <c>sold month sin</c>.</summary>
    public ImmutableArray<string> InputNames => _inputNames.Value;

    /// <summary>The columns that become inputs, in the order of their inputs.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>The columns that are predicted.</summary>
    public ImmutableArray<string> Targets { get; }

    /// <summary>The names of the classes, class 0 first; empty if the targets are numbers, or several labels.</summary>
    public ImmutableArray<string> Classes { get; }

    internal ImmutableArray<ColumnEncoding> InputColumns { get; }

    internal ImmutableArray<string> Ignored { get; }

    internal ImmutableArray<TargetEncoding> TargetColumns { get; }

    /// <summary>The texts that mean a missing value in every column, in addition to the empty one.</summary>
    internal ImmutableArray<string> Missing { get; }

    internal MissingSpellings MissingTexts { get; }

    /// <summary>What fitting saw; null for an encoding from a file.</summary>
    internal TableReport? Report { get; }

    /// <summary>Encodes one row given by column names.</summary>
    /// <param name="row">A value for each of <see cref="Columns"/>; columns that are ignored and targets may be there.</param>
    /// <returns><c>[<see cref="InputCount"/>]</c></returns>
    /// <exception cref="ArgumentException">
    /// A column is missing, a name is unknown, a word was never seen, or a value has another format; the message names the column and the
    /// words or the format that it knows.
    /// </exception>
    public float[] Encode(TableRow row)
    {
        var inputs = new float[InputCount];
        EncodeInto(row, inputs);
        return inputs;
    }

    /// <summary>As <see cref="Encode(TableRow)"/>, into memory that is there already: nothing is allocated.</summary>
    /// <param name="row">A value for each of <see cref="Columns"/>.</param>
    /// <param name="inputs"><c>[<see cref="InputCount"/>]</c>, overwritten</param>
    /// <exception cref="ArgumentException">
    /// As in <see cref="Encode(TableRow)"/>, or the span has the wrong length; nothing is written then.
    /// </exception>
    public void Encode(TableRow row, Span<float> inputs)
    {
        Arguments.CheckLength(inputs.Length, InputCount, nameof(inputs));
        if (InputCount <= MostOnStack)
        {
            Span<float> encoded = stackalloc float[InputCount];
            EncodeInto(row, encoded);
            encoded.CopyTo(inputs);
            return;
        }

        var rented = ArrayPool<float>.Shared.Rent(InputCount);
        try
        {
            EncodeInto(row, rented.AsSpan(0, InputCount));
            rented.AsSpan(0, InputCount).CopyTo(inputs);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    /// <summary>Outputs of a network as numbers in their units, or as a class with its probability.</summary>
    /// <param name="outputs">Those of one row.</param>
    /// <exception cref="ArgumentException">Their number does not fit the targets.</exception>
    /// <exception cref="InvalidOperationException">An output is NaN or infinite.</exception>
    public Prediction Decode(ReadOnlySpan<float> outputs) => Prediction.Of(TargetColumns, outputs);

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

    private void EncodeInto(TableRow row, Span<float> inputs)
    {
        ArgumentNullException.ThrowIfNull(row);
        var (at, found) = (0, 0);
        foreach (var column in InputColumns)
        {
            if (!row.TryGet(column.Name, _names, out var value))
            {
                throw new ArgumentException(RowNames.NoColumn(row, column.Name, _names), nameof(row));
            }

            found++;
            if (column.Encode(value, MissingTexts, inputs.Slice(at, column.Width)) is { } mistake)
            {
                throw new ArgumentException($"Column {PlainText.Quote(column.Name)}: {mistake}.", nameof(row));
            }

            at += column.Width;
        }

        if (found < row.Columns.Count && RowNames.Unknown(row, _names) is { } unknown)
        {
            throw new ArgumentException(RowNames.UnknownColumn(unknown, Columns), nameof(row));
        }
    }
}
