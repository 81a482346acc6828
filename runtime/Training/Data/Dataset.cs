using System.Globalization;

namespace Generated.Neuron;

/// <summary>Rows of inputs with their targets, for training and for testing. Does not change.</summary>
public sealed class Dataset
{
    private readonly ReadOnlyMemory<float> _inputs;
    private readonly ReadOnlyMemory<float> _targets;

    /// <summary>A data set of numbers that are already in memory. They are not copied and must not change any more.</summary>
    /// <param name="inputs"><c>[rows × inputs]</c>, row after row</param>
    /// <param name="targets"><c>[rows × targets]</c>, row after row</param>
    /// <param name="rows">The number of rows, at least 1.</param>
    /// <exception cref="ArgumentException">A length is not a multiple of the rows, or is 0.</exception>
    public Dataset(ReadOnlyMemory<float> inputs, ReadOnlyMemory<float> targets, int rows)
        : this(inputs, targets, rows, Width(inputs.Length, rows, nameof(inputs)), Width(targets.Length, rows, nameof(targets)))
    {
    }

    internal Dataset(ReadOnlyMemory<float> inputs, ReadOnlyMemory<float> targets, int rows, int inputCount, int targetCount) =>
        (_inputs, _targets, Rows, InputCount, TargetCount) = (inputs, targets, rows, inputCount, targetCount);

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of inputs per row.</summary>
    public int InputCount { get; }

    /// <summary>The number of targets a row.</summary>
    public int TargetCount { get; }

    /// <summary>All inputs, <c>[rows × inputs]</c>.</summary>
    public ReadOnlySpan<float> Inputs => _inputs.Span;

    /// <summary>All targets, <c>[rows × targets]</c>.</summary>
    public ReadOnlySpan<float> Targets => _targets.Span;

    /// <summary>Reads a file of comma-separated numbers: in each row the inputs, then the targets.</summary>
    /// <remarks>
    /// Numbers are written with a point whatever the culture. The first line is a header, and skipped, when one of its
    /// fields is no number; a header may have any number of columns. Blank lines are skipped, and so are comments: lines that
    /// start with #.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <param name="targetColumns">How many of the last columns are targets, at least 1.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">
    /// A row has not the columns of the first one, a field is no finite number, or there are no rows; the message is one
    /// line with the file's name and the line's number.
    /// </exception>
    public static Dataset FromCsv(string path, int targetColumns = 1) => CsvTable.Read(path, targetColumns);

    /// <summary>The first rows and the rest. Nothing is copied.</summary>
    /// <param name="trainRows">From 0 to <see cref="Rows"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many rows.</exception>
    public (Dataset Train, Dataset Test) Split(int trainRows)
    {
        if (trainRows < 0 || trainRows > Rows)
        {
            throw new ArgumentOutOfRangeException(nameof(trainRows), trainRows, $"The data set has {Rows} rows.");
        }

        return (Slice(0, trainRows), Slice(trainRows, Rows - trainRows));
    }

    /// <summary>The same rows in a random order, which depends on the seed and the number of rows alone.</summary>
    /// <param name="seed">Any number.</param>
    public Dataset Shuffle(int seed)
    {
        var random = new SplitMix64((ulong)seed);
        var order = RowOrder.Sequential(Rows);
        RowOrder.Shuffle(order, ref random);
        var (inputs, targets) = (new float[Rows * InputCount], new float[Rows * TargetCount]);
        RowOrder.Gather(Inputs, InputCount, order, inputs);
        RowOrder.Gather(Targets, TargetCount, order, targets);
        return new Dataset(inputs, targets, Rows, InputCount, TargetCount);
    }

    /// <summary>The same inputs, with each row's class label 0, 1, 2, … as a 1 among zeros.</summary>
    /// <param name="classes">The number of classes, and of targets a row then; at least 2.</param>
    /// <exception cref="InvalidOperationException">A row has more than one target.</exception>
    /// <exception cref="InvalidDataException">A label is no whole number from 0 to <paramref name="classes"/> − 1; the message names the row, counted from 1.</exception>
    public Dataset OneHot(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        if (TargetCount != 1)
        {
            throw new InvalidOperationException($"A class label is one target a row, but the rows have {TargetCount}.");
        }

        var targets = new float[Rows * classes];
        for (var row = 0; row < Rows; row++)
        {
            var label = Targets[row];
            if (!(label >= 0 && label < classes && label == MathF.Truncate(label)))
            {
                throw new InvalidDataException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Row {row + 1}: the label {label} is no class from 0 to {classes - 1}."));
            }

            targets[row * classes + (int)label] = 1;
        }

        return new Dataset(_inputs, targets, Rows, InputCount, classes);
    }

    /// <summary>The same targets with other inputs.</summary>
    internal Dataset WithInputs(ReadOnlyMemory<float> inputs) => new(inputs, _targets, Rows, InputCount, TargetCount);

    /// <summary>Checks that a network can be run on the rows, and that there are any.</summary>
    internal void CheckFits(Topology topology, string name)
    {
        if (InputCount != topology.InputCount || TargetCount != topology.OutputCount)
        {
            throw new ArgumentException(
                $"The rows have {InputCount} inputs and {TargetCount} targets, but the network has {topology.InputCount} inputs and {topology.OutputCount} outputs.",
                name);
        }

        if (Rows == 0)
        {
            throw new ArgumentException("The data set has no rows.", name);
        }
    }

    private Dataset Slice(int start, int rows) => new(
        _inputs.Slice(start * InputCount, rows * InputCount),
        _targets.Slice(start * TargetCount, rows * TargetCount),
        rows, InputCount, TargetCount);

    private static int Width(int length, int rows, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        return length > 0 && length % rows == 0
            ? length / rows
            : throw new ArgumentException($"The length is {length}, but must be a multiple of the {rows} rows, and not 0.", name);
    }
}
