namespace Generated.Neuron.Sample;

/// <summary>Rows with their labels, some to train and the rest to test.</summary>
/// <param name="Name">What people call them.</param>
/// <param name="Train">Learnt.</param>
/// <param name="Test">Only looked at when all is learnt.</param>
internal sealed record LabelledRows(string Name, Dataset Train, Dataset Test)
{
    /// <summary>Whole rows, rounded down: 1340 of 2000.</summary>
    public const int TrainPercent = 67;

    /// <summary>The share of the rows of a stratified set that train.</summary>
    private const double TrainShare = 0.8;

    /// <summary>Points in the plane with a label 0 or 1: the first 67 % of the rows train, the rest test.</summary>
    /// <exception cref="SampleException">The file is missing, is no such table, or has too few rows.</exception>
    public static LabelledRows OfPoints(string path)
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
                    $"{path}, data row {row + 1}: the label is {data.Targets[row]}; it has to be 0 or 1."));
            }
        }

        var trainRows = (int)(data.Rows * (long)TrainPercent / 100);
        if (trainRows == 0)
        {
            throw new SampleException(
                $"{path} has {data.Rows} row; training on {TrainPercent} % and testing on the rest takes at least 2.");
        }

        var (train, test) = data.Split(trainRows);
        return new LabelledRows(Path.GetFileName(path), train, test);
    }

    /// <summary>A file of the sample's own, four fifths of each class to train.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="seed">Decides which rows train.</param>
    /// <exception cref="SampleException">The file is missing or spoilt.</exception>
    public static LabelledRows Stratified(string file, int seed) =>
        Stratified(file, Read(() => Dataset.FromCsv(OwnFile(file), new CsvOptions { ClassLabels = true })), seed);

    /// <summary>Rows that are already there, four fifths of each class to train.</summary>
    public static LabelledRows Stratified(string name, Dataset data, int seed)
    {
        var (train, test) = data.Split(TrainShare, seed, stratified: true);
        return new LabelledRows(name, train, test);
    }

    /// <summary>Where a data file of the sample lies.</summary>
    public static string OwnFile(string name) => Path.Combine(AppContext.BaseDirectory, "data", name);

    private static Dataset Read(Func<Dataset> read)
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
