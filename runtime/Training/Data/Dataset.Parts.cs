using System.Globalization;

namespace Generated.Neuron;

public sealed partial class Dataset
{
    /// <summary>A data set from any sequence of objects.</summary>
    /// <param name="rows">At least one.</param>
    /// <param name="inputs">The inputs of one row; the same number for each.</param>
    /// <param name="targets">Its targets; the same number for each, and none for rows that are only predicted.</param>
    /// <exception cref="ArgumentException">
    /// There are no rows, or a row has no inputs or not as many as the first; the message names the row, counted from 1.
    /// </exception>
    public static Dataset FromRows<T>(IEnumerable<T> rows, Func<T, IReadOnlyList<float>> inputs, Func<T, IReadOnlyList<float>> targets)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        var (allInputs, allTargets, count, inputCount, targetCount) = (new List<float>(), new List<float>(), 0, 0, 0);
        foreach (var row in rows)
        {
            var (rowInputs, rowTargets) = (inputs(row), targets(row));
            (inputCount, targetCount) = count == 0 ? (rowInputs.Count, rowTargets.Count) : (inputCount, targetCount);
            count++;
            if (rowInputs.Count != inputCount || rowTargets.Count != targetCount || inputCount == 0)
            {
                throw new ArgumentException(
                    $"Row {count} has {Words.Count(rowInputs.Count, "input")} and "
                    + $"{Words.Count(rowTargets.Count, "target")}; every row must have "
                    + $"as many as the first, {inputCount} and {targetCount}, and at least one input.",
                    nameof(rows));
            }

            allInputs.AddRange(rowInputs);
            allTargets.AddRange(rowTargets);
        }

        return count > 0
            ? new Dataset(allInputs.ToArray(), allTargets.ToArray(), count, inputCount, targetCount)
            : throw new ArgumentException("There are no rows; give at least one.", nameof(rows));
    }

    /// <summary>Some of the rows, in the order given; a row may be taken twice.</summary>
    /// <param name="rows">Their numbers, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="ArgumentException">There are more numbers than an array holds.</exception>
    public Dataset Select(params ReadOnlySpan<int> rows)
    {
        foreach (var row in rows)
        {
            if (row < 0 || row >= Rows)
            {
                throw new ArgumentOutOfRangeException(nameof(rows), row, $"The data set has {Rows} rows, counted from 0.");
            }
        }

        if ((long)rows.Length * Math.Max(InputCount, TargetCount) > Array.MaxLength)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{rows.Length:N0} rows of {Math.Max(InputCount, TargetCount):N0} numbers are more than an array holds, "
                        + $"{Array.MaxLength:N0}; select fewer."),
                nameof(rows));
        }

        var (inputs, targets) = (new float[rows.Length * InputCount], new float[rows.Length * TargetCount]);
        RowCopies.Gather(Inputs, InputCount, rows, inputs);
        RowCopies.Gather(Targets, TargetCount, rows, targets);
        return Derived(inputs, targets, rows.Length, GatherWeights(rows));
    }

    /// <summary>A random share of the rows and the rest, each in random order.</summary>
    /// <param name="trainShare">
    /// Greater than 0 and less than 1; the training rows are this share of all, rounded to the nearest number, and at least one row is
    /// left on either side.
    /// </param>
    /// <param name="seed">Decides the order of the rows, the same on every machine.</param>
    /// <param name="stratified">
    /// Whether each class is split by that share, so that both parts have the classes in the same proportions, and at least one row of
    /// each, like scikit-learn's train_test_split(stratify=y).
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    /// <exception cref="InvalidOperationException">
    /// There are fewer than two rows, no classes to stratify by, or too few rows for one of each class in both parts.
    /// </exception>
    public (Dataset Train, Dataset Test) Split(double trainShare, int seed, bool stratified = false)
    {
        if (!(trainShare > 0 && trainShare < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(trainShare), trainShare, "The share of the training rows must be greater than 0 and less than 1, for example 0.8.");
        }

        if (Rows < 2)
        {
            throw new InvalidOperationException($"A split needs at least two rows, but the data set has {Rows}.");
        }

        var random = new SplitMix64((ulong)seed);
        var (train, test) = stratified
            ? RowGroups.Split(RowGroups.ByClass(this), new(Rows, Classes), trainShare, ref random)
            : RowGroups.Split([new(RowGroups.NoClass, RowOrder.Sequential(Rows))], new(Rows, Classes), trainShare, ref random);
        return (Select(train), Select(test));
    }

    /// <summary>Divides the rows into k parts of nearly equal size; each part is the test rows of one fold.</summary>
    /// <param name="k">From 2 to the number of rows.</param>
    /// <param name="seed">Decides which rows are in one part, the same on every machine.</param>
    /// <param name="stratified">
    /// Whether every part has the classes in nearly the proportions of all rows, and at least one row of each.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is less than 2 or more than the rows.</exception>
    /// <exception cref="InvalidOperationException">
    /// There are no classes to stratify by, or a class has fewer than <paramref name="k"/> rows.
    /// </exception>
    public IReadOnlyList<(Dataset Train, Dataset Test)> Folds(int k, int seed, bool stratified = false)
    {
        if (k < 2 || k > Rows)
        {
            throw new ArgumentOutOfRangeException(nameof(k), k, $"The number of folds must be from 2 to the number of rows, {Rows}.");
        }

        var random = new SplitMix64((ulong)seed);
        var groups = stratified ? RowGroups.ByClass(this) : [new(RowGroups.NoClass, RowOrder.Sequential(Rows))];
        var folds = RowGroups.Deal(groups, new(Rows, Classes), k, ref random);
        return [.. folds.Select((test, i) => (Select([.. folds.Where((_, j) => j != i).SelectMany(rows => rows)]), Select([.. test])))];
    }
}
