namespace Generated.Neuron;

/// <summary>Rows that belong together, and how each group is divided.</summary>
internal static class RowGroups
{
    /// <summary>The rows of each class, in the order in which the classes first come.</summary>
    /// <exception cref="InvalidOperationException">The targets are no classes.</exception>
    public static List<int[]> ByClass(Dataset data)
    {
        var groups = new Dictionary<int, List<int>>();
        for (var row = 0; row < data.Rows; row++)
        {
            var label = Class(data.Targets.Slice(row * data.TargetCount, data.TargetCount));
            if (label < 0)
            {
                throw new InvalidOperationException(
                    $"Row {row + 1} has no class to stratify by: its targets must be one whole number from 0, or a 1 among zeros. Split "
                        + "without stratifying, or encode the labels.");
            }

            if (!groups.TryGetValue(label, out var rows))
            {
                groups.Add(label, rows = []);
            }

            rows.Add(row);
        }

        return [.. groups.Values.Select(rows => rows.ToArray())];
    }

    /// <summary>
    /// Divides each group by a share. Of the rows to train, each group gets its part rounded down, and the rest goes to those with the
    /// largest remainders (Hamilton's method), so that the whole is the share rounded to the nearest number.
    /// </summary>
    public static (int[] Train, int[] Test) Split(List<int[]> groups, int rows, double share, ref SplitMix64 random)
    {
        var wanted = Math.Clamp((int)Math.Round(rows * share, MidpointRounding.AwayFromZero), 1, rows - 1);
        var exact = groups.Select(group => (double)group.Length * wanted / rows).ToArray();
        var counts = exact.Select(part => (int)part).ToArray();
        foreach (var group in Enumerable.Range(0, groups.Count).OrderByDescending(i => exact[i] - counts[i]).Take(wanted - counts.Sum()))
        {
            counts[group]++;
        }

        var (train, test) = (new List<int>(), new List<int>());
        for (var group = 0; group < groups.Count; group++)
        {
            RowOrder.Shuffle(groups[group], ref random);
            train.AddRange(groups[group].AsSpan(0, counts[group]));
            test.AddRange(groups[group].AsSpan(counts[group]));
        }

        return (Shuffled(train, ref random), Shuffled(test, ref random));
    }

    /// <summary>Deals the rows of each group out, one to each part in turn.</summary>
    public static List<int>[] Deal(List<int[]> groups, int parts, ref SplitMix64 random)
    {
        List<int>[] dealt = [.. Enumerable.Range(0, parts).Select(_ => new List<int>())];
        var next = 0;
        foreach (var group in groups)
        {
            RowOrder.Shuffle(group, ref random);
            foreach (var row in group)
            {
                dealt[next++ % parts].Add(row);
            }
        }

        return dealt;
    }

    private static int[] Shuffled(List<int> rows, ref SplitMix64 random)
    {
        var order = rows.ToArray();
        RowOrder.Shuffle(order, ref random);
        return order;
    }

    /// <summary>The class of a row's targets, or −1.</summary>
    public static int Class(ReadOnlySpan<float> targets)
    {
        if (targets.Length == 1)
        {
            return targets[0] >= 0 && targets[0] < int.MaxValue && targets[0] == MathF.Truncate(targets[0]) ? (int)targets[0] : -1;
        }

        var place = targets.IndexOf(1f);
        return place >= 0 && targets.Count(1f) == 1 && targets.Count(0f) == targets.Length - 1 ? place : -1;
    }
}
