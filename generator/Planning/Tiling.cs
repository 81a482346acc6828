namespace Generated.Neuron.Generator.Planning;

/// <summary>
/// So many neurons in tiles: <paramref name="Whole"/> tiles of <paramref name="Size"/>, and one of <paramref name="Rest"/>
/// after them if they do not divide evenly.
/// </summary>
internal readonly record struct Tiling(int Whole, int Size, int Rest)
{
    /// <summary>Their sizes, for readers: 8, or 8 and 4.</summary>
    public override string ToString() => Rest == 0 ? $"{Size}" : $"{Size} and {Rest}";

    /// <summary>All neurons.</summary>
    public int Count => Whole * Size + Rest;

    /// <summary>
    /// The tiles that take the least time: the time of a tile is its number of neurons, but at least the latency of a chain; among
    /// equals, those that divide evenly, and then the largest, which read their input the fewest times.
    /// </summary>
    /// <param name="count">The neurons.</param>
    /// <param name="most">The largest size of a tile.</param>
    public static Tiling Of(int count, int most = Budgets.LargestTile)
    {
        if (count <= most)
        {
            return new Tiling(1, count, 0);
        }

        return Enumerable.Range(Budgets.SmallestTile, most - Budgets.SmallestTile + 1)
            .Select(size => new Tiling(count / size, size, count % size))
            .OrderBy(tiling => tiling.Whole * tiling.Size + (tiling.Rest == 0 ? 0 : Math.Max(tiling.Rest, Budgets.SmallestTile)))
            .ThenBy(tiling => tiling.Rest == 0 ? 0 : 1)
            .ThenByDescending(tiling => tiling.Size)
            .First();
    }

    /// <summary>
    /// The outputs of a gradient with lanes = rows: all of them if they are few; otherwise as few tiles as possible, of about the same
    /// size.
    /// </summary>
    public static Tiling OfGradient(int outputs)
    {
        var tiles = outputs <= Budgets.NarrowOutputs ? 1 : (outputs + Budgets.OutputsOfTile - 1) / Budgets.OutputsOfTile;
        var size = (outputs + tiles - 1) / tiles;
        return new Tiling(outputs / size, size, outputs % size);
    }

    /// <summary>Tiles of one size, and a last one that always has room for one more: the rest and the biases.</summary>
    /// <param name="count">The neurons.</param>
    /// <param name="most">The largest size of a tile, the biases counting as one neuron.</param>
    public static Tiling WithBiases(int count, int most)
    {
        if (count < most)
        {
            return new Tiling(0, 0, count);
        }

        var smallest = Math.Min(most, Budgets.SmallestTile);
        return Enumerable.Range(smallest, most - smallest + 1)
            .Select(size => new Tiling(count / size, size, count % size))
            .OrderBy(tiling => tiling.Whole * tiling.Size + Math.Max(tiling.Rest + 1, smallest))
            .ThenByDescending(tiling => tiling.Size)
            .First();
    }
}
