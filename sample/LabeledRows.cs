namespace Generated.Neuron.Sample;

/// <summary>Rows with their labels, split into those that train, those that select the epoch, and those that test.</summary>
/// <param name="Name">The name of the file, or of the set.</param>
/// <param name="Train">The network learns these.</param>
/// <param name="Validation">
/// The epoch with their lowest cost is kept; null if no epoch is selected, because the recipe keeps the last one or too few rows remain.
/// </param>
/// <param name="Test">Neither learned nor used to select anything: only these say how well the network does.</param>
internal sealed record LabeledRows(string Name, Dataset Train, Dataset? Validation, Dataset Test)
{
    /// <summary>The names of columns and classes; null for rows that were not read from a file.</summary>
    public TableEncoding? Encoding { get; init; }

    /// <summary>Whole rows, rounded down: 1340 of 2000.</summary>
    public const int TrainPercent = 67;

    /// <summary>The share of the rows of a stratified set that are not test rows.</summary>
    private const double LearningShare = 0.8;

    /// <summary>The share of those that train; the rest validates: 70 %, 10 % and 20 % of all rows.</summary>
    private const double TrainShare = 0.875;

    /// <summary>
    /// Points in the plane with a label 0 or 1, in the order of the file: the first 67 % of the rows train. Of the others the first half
    /// validates and the second half tests, or all test if no epoch is to be selected.
    /// </summary>
    /// <param name="path">A CSV file with two inputs and the label.</param>
    /// <param name="validates">Whether some rows are set aside to select the epoch.</param>
    /// <exception cref="SampleException">The file is missing, is not such a table, or has too few rows.</exception>
    public static LabeledRows OfPoints(string path, bool validates)
    {
        var data = Read(() => Dataset.FromCsv(path));
        if (data.InputCount != 2)
        {
            throw new SampleException(
                $"{path} has {data.InputCount} input {(data.InputCount == 1 ? "column" : "columns")} before the label; "
                    + "the network 2-8-1 takes 2.");
        }

        for (var row = 0; row < data.Rows; row++)
        {
            if (data.Targets[row] is not (0 or 1))
            {
                throw new SampleException(FormattableString.Invariant(
                    $"{path}, data row {row + 1}: the label is {data.Targets[row]}; it must be 0 or 1."));
            }
        }

        var trainRows = (int)(data.Rows * (long)TrainPercent / 100);
        if (trainRows == 0)
        {
            throw new SampleException(
                $"{path} has {data.Rows} row; training on {TrainPercent} % and testing on the rest needs at least 2.");
        }

        var (train, rest) = data.Split(trainRows);
        var name = Path.GetFileName(path);
        var encoding = Read(() => Names(path));
        if (!validates || rest.Rows < 2)
        {
            return new LabeledRows(name, train, null, rest) { Encoding = encoding };
        }

        var (validation, test) = rest.Split(rest.Rows / 2);
        return new LabeledRows(name, train, validation, test) { Encoding = encoding };
    }

    /// <summary>A file of the sample, split class by class: 70 % train, 10 % validate, 20 % test.</summary>
    /// <param name="table">The file and its columns.</param>
    /// <param name="seed">Decides which rows are which.</param>
    /// <exception cref="SampleException">The file is missing or damaged.</exception>
    public static LabeledRows Stratified(NamedTable table, int seed)
    {
        var (rows, encoding) = Read(table.Read);
        return Stratified(table.File, rows, seed) with { Encoding = encoding };
    }

    /// <summary>Rows that are already in memory, split in the same way.</summary>
    public static LabeledRows Stratified(string name, Dataset data, int seed)
    {
        var (learning, test) = data.Split(LearningShare, seed, stratified: true);
        var (train, validation) = learning.Split(TrainShare, seed, stratified: true);
        return new LabeledRows(name, train, validation, test);
    }

    /// <summary>The path of a data file that comes with the sample.</summary>
    public static string OwnFile(string name) => Path.Combine(AppContext.BaseDirectory, "data", name);

    /// <summary>How many rows train, validate and test, as the screen shows it.</summary>
    public string Counts => Validation is { } validation
        ? $"{Train.Rows} rows train, {validation.Rows} validate, {Test.Rows} test"
        : $"{Train.Rows} rows train, {Test.Rows} test";

    /// <summary>The names of the columns, and the classes 0 and 1: the inputs stay as they are.</summary>
    private static TableEncoding Names(string path) => TableRows.FromCsv(path, new CsvOptions
    {
        Inputs = [new NumberColumn(0) { Scaling = Scaling.None }, new NumberColumn(1) { Scaling = Scaling.None }],
        ClassLabels = true,
        Classes = ["0", "1"],
    }).FitEncoding();

    private static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception problem) when (problem
            is IOException or UnauthorizedAccessException or FormatException or InvalidDataException or ArgumentException)
        {
            throw new SampleException(SampleException.Words(problem), problem);
        }
    }
}
