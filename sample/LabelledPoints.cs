namespace Generated.Neuron.Sample;

/// <summary>Points in the plane with a label 0 or 1: the first 67 % of the rows train, the rest test.</summary>
internal sealed record LabelledPoints(string Name, Dataset Train, Dataset Test)
{
    /// <summary>Whole rows, rounded down: 1340 of 2000.</summary>
    public const int TrainPercent = 67;

    /// <exception cref="SampleException">The file is missing, is no such table, or has too few rows.</exception>
    public static LabelledPoints Load(string path)
    {
        var data = Read(path);
        if (data.InputCount != 2)
        {
            throw new SampleException($"{path} has {data.InputCount} input {(data.InputCount == 1 ? "column" : "columns")} before the label; the network 2-8-1 takes 2.");
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
            throw new SampleException($"{path} has {data.Rows} row; training on {TrainPercent} % and testing on the rest takes at least 2.");
        }

        var (train, test) = data.Split(trainRows);
        return new LabelledPoints(Path.GetFileName(path), train, test);
    }

    private static Dataset Read(string path)
    {
        try
        {
            return Dataset.FromCsv(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or FormatException or InvalidDataException or ArgumentException)
        {
            throw new SampleException(problem.Message, problem);
        }
    }
}
