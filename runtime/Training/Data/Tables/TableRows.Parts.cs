namespace Generated.Neuron;

public sealed partial class TableRows
{
    /// <summary>Some of the rows, in the order given; a row may be taken twice.</summary>
    /// <param name="rows">Their numbers, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public TableRows Select(params ReadOnlySpan<int> rows)
    {
        var selected = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            selected[i] = rows[i] >= 0 && rows[i] < Count
                ? _rows[rows[i]]
                : throw new ArgumentOutOfRangeException(nameof(rows), rows[i], $"The table has {Count} rows, counted from 0.");
        }

        return new TableRows(_table, _options, selected);
    }

    /// <summary>The first rows and the rest.</summary>
    /// <param name="trainRows">From 0 to <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many rows.</exception>
    public (TableRows Train, TableRows Test) Split(int trainRows)
    {
        if (trainRows < 0 || trainRows > Count)
        {
            throw new ArgumentOutOfRangeException(nameof(trainRows), trainRows, $"The table has {Count} rows.");
        }

        return (new TableRows(_table, _options, _rows[..trainRows]), new TableRows(_table, _options, _rows[trainRows..]));
    }

    /// <summary>A random share of the rows and the rest, each in random order.</summary>
    /// <param name="trainShare">
    /// Greater than 0 and less than 1; the training rows are this share of all, rounded to the nearest number, and at least one row is
    /// left on either side.
    /// </param>
    /// <param name="seed">Decides the order of the rows, the same on every machine.</param>
    /// <param name="stratified">Whether the rows of each text in the target column are split by that share.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    /// <exception cref="InvalidOperationException">
    /// There are fewer than two rows; or, stratified, there is not exactly one target, or a part cannot have a row of each class.
    /// </exception>
    public (TableRows Train, TableRows Test) Split(double trainShare, int seed, bool stratified = false)
    {
        if (!(trainShare > 0 && trainShare < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(trainShare), trainShare, "The share of the training rows must be greater than 0 and less than 1, for example 0.8.");
        }

        if (Count < 2)
        {
            throw new InvalidOperationException($"A split needs at least two rows, but the table has {Count}.");
        }

        var random = new SplitMix64((ulong)seed);
        var (train, test) = RowGroups.Split(Groups(stratified, out var classes), classes, trainShare, ref random);
        return (Select(train), Select(test));
    }

    /// <summary>Divides the rows into k parts of nearly equal size; each part is the test rows of one fold.</summary>
    /// <param name="k">From 2 to the number of rows.</param>
    /// <param name="seed">Decides which rows are in one part, the same on every machine.</param>
    /// <param name="stratified">Whether every part has the texts of the target column in nearly the proportions of all rows.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is less than 2 or more than the rows.</exception>
    /// <exception cref="InvalidOperationException">
    /// Stratified, there is not exactly one target, or a class has fewer rows than there are parts.
    /// </exception>
    public IReadOnlyList<(TableRows Train, TableRows Test)> Folds(int k, int seed, bool stratified = false)
    {
        if (k < 2 || k > Count)
        {
            throw new ArgumentOutOfRangeException(nameof(k), k, $"The number of folds must be from 2 to the number of rows, {Count}.");
        }

        var random = new SplitMix64((ulong)seed);
        var folds = RowGroups.Deal(Groups(stratified, out var classes), classes, k, ref random);
        return [.. folds.Select((test, i) => (Select([.. folds.Where((_, j) => j != i).SelectMany(rows => rows)]), Select([.. test])))];
    }

    /// <summary>All rows as one group, or one group per text in the target column, in the order in which the texts first appear.</summary>
    private List<RowGroup> Groups(bool stratified, out RowClasses classes)
    {
        classes = new RowClasses(Count, []);
        if (!stratified)
        {
            return [new RowGroup(RowGroups.NoClass, RowOrder.Sequential(Count))];
        }

        int[] targets = _options.ReadAs is { } encoding
            ? [.. encoding.TargetColumns.Select(target => Array.IndexOf(_table.Names, target.Name)).Where(column => column >= 0)]
            : TableColumns.Find(_table, _options).Targets;
        if (targets.Length != 1)
        {
            throw new InvalidOperationException(
                $"A split is stratified by one target, but the table has {targets.Length}; split without stratifying.");
        }

        var texts = _table.Column(targets[0]).Texts;
        classes = new RowClasses(Count, [.. texts.Texts]);
        return
        [
            .. Enumerable.Range(0, Count).GroupBy(row => texts.Places[_rows[row]])
                .Select(group => new RowGroup(group.Key, [.. group])),
        ];
    }
}
