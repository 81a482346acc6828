using System.Collections.Immutable;
using System.Globalization;
using Generated.Neuron.Tables;

namespace Generated.Neuron;

/// <summary>Rows of inputs with their targets, for training and for testing. Immutable.</summary>
public sealed partial class Dataset
{
    private readonly ReadOnlyMemory<float> _inputs;
    private readonly ReadOnlyMemory<float> _targets;

    /// <summary>A data set of numbers that are already in memory. They are not copied and must not change afterwards.</summary>
    /// <param name="inputs"><c>[rows × inputs]</c>, row after row</param>
    /// <param name="targets"><c>[rows × targets]</c>, row after row</param>
    /// <param name="rows">The number of rows, at least 1.</param>
    /// <exception cref="ArgumentException">A length is not a multiple of the rows, or is 0.</exception>
    public Dataset(ReadOnlyMemory<float> inputs, ReadOnlyMemory<float> targets, int rows)
        : this(inputs, targets, rows, Width(inputs.Length, rows, nameof(inputs)), Width(targets.Length, rows, nameof(targets)))
    {
    }

    /// <summary>The same for arrays: <c>new Dataset([0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0], rows: 4)</c>.</summary>
    /// <inheritdoc cref="Dataset(ReadOnlyMemory{float}, ReadOnlyMemory{float}, int)"/>
    public Dataset(float[] inputs, float[] targets, int rows)
        : this(NotNull(inputs, nameof(inputs)).AsMemory(), NotNull(targets, nameof(targets)).AsMemory(), rows)
    {
    }

    internal Dataset(ReadOnlyMemory<float> inputs, ReadOnlyMemory<float> targets, int rows, int inputCount, int targetCount) =>
        (_inputs, _targets, Rows, InputCount, TargetCount) = (inputs, targets, rows, inputCount, targetCount);

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of inputs per row.</summary>
    public int InputCount { get; }

    /// <summary>The number of targets per row.</summary>
    public int TargetCount { get; }

    /// <summary>All inputs, <c>[rows × inputs]</c>.</summary>
    public ReadOnlySpan<float> Inputs => _inputs.Span;

    /// <summary>All targets, <c>[rows × targets]</c>.</summary>
    public ReadOnlySpan<float> Targets => _targets.Span;

    /// <summary>The names of the classes, class 0 first; empty if they are unknown.</summary>
    public ImmutableArray<string> Classes { get; internal init; } = [];

    /// <summary>
    /// The names of the inputs, <c>[inputs]</c>, as in the columns of a file; empty if they are unknown. Data is never combined with
    /// data, or with a network trained on data, whose classes or inputs have other names.
    /// </summary>
    public ImmutableArray<string> InputNames { get; internal init; } = [];

    /// <summary>The encoding that turned a table's columns into numbers; null if there is none.</summary>
    /// <remarks>It describes the inputs as they are: a scaled copy has none.</remarks>
    public TableEncoding? Encoding { get; internal init; }

    /// <summary>Whether a target is a number that the encoding scaled.</summary>
    internal bool HasScaledTargets => Encoding?.TargetColumns.Any(target => target is NumberTarget { IsScaled: true }) == true;

    /// <summary>What the numbers mean, to compare with other rows.</summary>
    internal DataMeaning Meaning => new(Classes, InputNames);

    /// <summary>Reads a CSV file of numbers: in each row the inputs, then one target.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">
    /// The content is invalid; the message is one line that names the place and the remedy.
    /// </exception>
    public static Dataset FromCsv(string path) => FromCsv(path, targetColumns: 1);

    /// <summary>Reads a CSV file of numbers: in each row the inputs, then the targets.</summary>
    /// <remarks>
    /// Separator and header are detected as in <see cref="FromCsv(string, CsvOptions)"/>. Labels must be numbers, and stay as they are.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <param name="targetColumns">How many of the last columns are targets, at least 1.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">
    /// The content is invalid; the message is one line that names the place and the remedy.
    /// </exception>
    public static Dataset FromCsv(string path, int targetColumns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(targetColumns, 1);
        return CsvTable.Read(path, new CsvOptions
        {
            Targets = [.. Enumerable.Range(1, targetColumns).Reverse().Select(place => CsvColumn.FromPlace(^place))],
            ClassLabels = false,
        });
    }

    /// <summary>Reads a CSV file: numbers, and class labels if the options ask for them or the labels are words.</summary>
    /// <remarks>
    /// Numbers are written with a point whatever the culture. Fields may be quoted; the separator is detected or named. Blank lines
    /// are skipped, and so are comments if <see cref="CsvOptions.Comment"/> is set. A header has as many columns as the rows, or is a
    /// title of one column. No row is ever dropped: a missing value, a word among numbers, a decimal comma, a misplaced quote, a row of
    /// another width, a zero byte and bytes that are not text in the file's encoding are errors.
    /// <para>
    /// A file with words, missing values or dates is a table: with <see cref="CsvOptions.Inputs"/>, <see cref="CsvOptions.ReadAs"/>,
    /// <see cref="CsvOptions.Culture"/>, <see cref="CsvOptions.Missing"/>, <see cref="CsvOptions.TargetUnit"/> or
    /// <see cref="CsvOptions.TargetScaling"/> this is <see cref="TableRows.FromCsv(string, CsvOptions)"/>, an encoding fitted to all its
    /// rows, and those rows encoded. That is right for a file that holds training rows only; otherwise split the rows of
    /// <see cref="TableRows"/> first.
    /// </para>
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is written, and the roles of its columns.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">
    /// The content is invalid. The message is one line of at most 300 characters with the file's name, the line and the column
    /// from 1, what was found and what to do.
    /// </exception>
    public static Dataset FromCsv(string path, CsvOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!options.IsTable)
        {
            return CsvTable.Read(path, options);
        }

        var rows = TableRows.FromCsv(path, options);
        return rows.Encode(rows.FitEncoding());
    }

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
        RowCopies.Gather(Inputs, InputCount, order, inputs);
        RowCopies.Gather(Targets, TargetCount, order, targets);
        return Derived(inputs, targets, Rows, GatherWeights(order));
    }

    /// <summary>The same inputs, with each row's class label 0, 1, 2, … as a 1 among zeros.</summary>
    /// <param name="classes">
    /// The number of classes, and of targets per row then; from 2 to 16,777,216, the labels that float32 tells apart.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">There are too few classes, or too many for this number of rows.</exception>
    /// <exception cref="InvalidOperationException">A row has more than one target.</exception>
    /// <exception cref="InvalidDataException">
    /// A label is not a whole number from 0 to <paramref name="classes"/> − 1; the message names the row, counted from 1.
    /// </exception>
    public Dataset OneHot(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classes, 1 << 24);
        if ((long)Rows * classes > Array.MaxLength)
        {
            throw new ArgumentOutOfRangeException(
                nameof(classes),
                classes,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Rows:N0} rows of {classes:N0} targets are more than the {Array.MaxLength:N0} numbers of an array; split the rows."));
        }

        if (TargetCount != 1)
        {
            throw new InvalidOperationException($"Class labels are one target per row, but the rows have {TargetCount} targets.");
        }

        var targets = new float[Rows * classes];
        for (var row = 0; row < Rows; row++)
        {
            var label = Targets[row];
            if (!(label >= 0 && label < classes && label == MathF.Truncate(label)))
            {
                throw new InvalidDataException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Row {row + 1}: the label {label} is not a class (0 to {classes - 1})."));
            }

            targets[row * classes + (int)label] = 1;
        }

        return new Dataset(_inputs, targets, Rows, InputCount, classes)
        {
            Classes = Classes.Length == classes ? Classes : [],
            InputNames = InputNames,
            Encoding = Classes.Length == classes ? Encoding : null,
            Weights = Weights,
        };
    }

    /// <summary>Other rows with the same meaning.</summary>
    private Dataset Derived(ReadOnlyMemory<float> inputs, ReadOnlyMemory<float> targets, int rows, ReadOnlyMemory<float> weights) =>
        new(inputs, targets, rows, InputCount, TargetCount)
        {
            Classes = Classes,
            InputNames = InputNames,
            Encoding = Encoding,
            Weights = weights,
        };

    /// <summary>The same targets with other inputs.</summary>
    internal Dataset WithInputs(ReadOnlyMemory<float> inputs) => WithoutEncoding(inputs, _targets);

    /// <summary>The same inputs with other targets.</summary>
    internal Dataset WithTargets(ReadOnlyMemory<float> targets) => WithoutEncoding(_inputs, targets);

    /// <summary>Without the encoding, which no longer describes the numbers.</summary>
    private Dataset WithoutEncoding(ReadOnlyMemory<float> inputs, ReadOnlyMemory<float> targets) =>
        new(inputs, targets, Rows, InputCount, TargetCount) { Classes = Classes, InputNames = InputNames, Weights = Weights };

    /// <summary>Checks that a network can be run on the rows, and that there are any.</summary>
    internal void CheckFits(Topology topology, string name)
    {
        if (InputCount != topology.InputCount || TargetCount != topology.OutputCount)
        {
            throw new ArgumentException(
                (Encoding is { } encoding ? TopologyFit.Mistake(encoding, topology) : null)
                ?? $"The rows have {Words.Count(InputCount, "input")} and {Words.Count(TargetCount, "target")}, but the network has "
                + $"{Words.Count(topology.InputCount, "input")} and {Words.Count(topology.OutputCount, "output")}.{OutputAdvice(topology)}",
                name);
        }

        CheckRows(name);
    }

    /// <summary>Checks that a scaling can be fitted to the inputs: at least one row, and only finite numbers.</summary>
    internal void CheckScales(string name)
    {
        CheckRows(name);
        TargetRules.CheckFinite(Inputs, InputCount, "input", name);
    }

    /// <summary>The same for the targets.</summary>
    internal void CheckScalesTargets(string name)
    {
        CheckRows(name);
        TargetRules.CheckFinite(Targets, TargetCount, "target", name);
    }

    private void CheckRows(string name)
    {
        if (Rows == 0)
        {
            throw new ArgumentException("The data set has no rows; give it at least one.", name);
        }
    }

    /// <summary>
    /// Checks that a network can be trained on the rows: as <see cref="CheckFits"/>, and that targets fit the loss and all numbers are
    /// finite.
    /// </summary>
    internal void CheckTrains(Topology topology, string name)
    {
        CheckFits(topology, name);
        TargetRules.Check(this, topology.Loss, name);
    }

    private string OutputAdvice(Topology topology)
    {
        if (TargetCount == topology.OutputCount)
        {
            return "";
        }

        if (Classes.Length > 2 && TargetCount == Classes.Length)
        {
            return $" The targets are {Classes.Length} classes, so the network needs {Classes.Length} outputs and Loss.CrossEntropy.";
        }

        return TargetCount == 1 && topology.OutputCount > 1
            ? $" If the target is a class label, call OneHot({topology.OutputCount})."
            : "";
    }

    private Dataset Slice(int start, int rows) => Derived(
        _inputs.Slice(start * InputCount, rows * InputCount),
        _targets.Slice(start * TargetCount, rows * TargetCount),
        rows,
        Weights.IsEmpty ? default : Weights.Slice(start, rows));

    private static float[] NotNull(float[] numbers, string name) => numbers ?? throw new ArgumentNullException(name);

    private static int Width(int length, int rows, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        return length > 0 && length % rows == 0
            ? length / rows
            : throw new ArgumentException($"The length is {length}, but must be a multiple of the {rows} rows, and not 0.", name);
    }
}
