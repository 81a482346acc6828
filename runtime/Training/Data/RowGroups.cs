using System.Globalization;
using Generated.Neuron.Weights;

namespace Generated.Neuron;

/// <summary>Rows that belong together, and how each group is divided.</summary>
internal static class RowGroups
{
    /// <summary>The class of a group of rows that are not divided by class.</summary>
    public const int NoClass = -1;

    /// <summary>The rows of each class, in the order in which the classes first appear.</summary>
    /// <exception cref="InvalidOperationException">The targets are not classes.</exception>
    public static List<RowGroup> ByClass(Dataset data)
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

        return [.. groups.Select(group => new RowGroup(group.Key, [.. group.Value]))];
    }

    /// <summary>
    /// Divides each group by a share. Each group's training rows are its share rounded down, and the remaining rows go to the groups with
    /// the largest remainders (Hamilton's method), so that the total is the share rounded to the nearest number. A class keeps at least one
    /// row on either side.
    /// </summary>
    /// <exception cref="InvalidOperationException">Some part cannot have a row of each class.</exception>
    public static (int[] Train, int[] Test) Split(List<RowGroup> groups, RowClasses data, double share, ref SplitMix64 random)
    {
        var rows = data.Rows;
        var wanted = Math.Clamp((int)Math.Round(rows * share, MidpointRounding.AwayFromZero), 1, rows - 1);
        CheckSplit(groups, data, wanted);
        var exact = groups.Select(group => (double)group.Rows.Length * wanted / rows).ToArray();
        var counts = exact.Select(part => (int)part).ToArray();
        foreach (var group in Enumerable.Range(0, groups.Count).OrderByDescending(i => exact[i] - counts[i]).Take(wanted - counts.Sum()))
        {
            counts[group]++;
        }

        LeaveOneOnEitherSide(groups, exact, counts, wanted);
        var (train, test) = (new List<int>(), new List<int>());
        for (var group = 0; group < groups.Count; group++)
        {
            RowOrder.Shuffle(groups[group].Rows, ref random);
            train.AddRange(groups[group].Rows.AsSpan(0, counts[group]));
            test.AddRange(groups[group].Rows.AsSpan(counts[group]));
        }

        return (Shuffled(train, ref random), Shuffled(test, ref random));
    }

    /// <summary>Deals out the rows of each group, one to each part in turn.</summary>
    /// <exception cref="InvalidOperationException">A class has fewer rows than there are parts.</exception>
    public static List<int>[] Deal(List<RowGroup> groups, RowClasses data, int parts, ref SplitMix64 random)
    {
        if (groups.FirstOrDefault(group => group.Class != NoClass && group.Rows.Length < parts) is { } small)
        {
            throw new InvalidOperationException(
                $"Class {Name(small.Class, data)} has {Words.Count(small.Rows.Length, "row")}, but each of the {parts} folds "
                    + $"needs one; take at most {small.Rows.Length} folds, leave the class out, or set stratified to false.");
        }

        List<int>[] dealt = [.. Enumerable.Range(0, parts).Select(_ => new List<int>())];
        var next = 0;
        foreach (var (_, rows) in groups)
        {
            RowOrder.Shuffle(rows, ref random);
            foreach (var row in rows)
            {
                dealt[next++ % parts].Add(row);
            }
        }

        return dealt;
    }

    /// <summary>The same checks as scikit-learn's: two rows per class, and as many rows in each part as there are classes.</summary>
    private static void CheckSplit(List<RowGroup> groups, RowClasses data, int trainRows)
    {
        if (groups[0].Class == NoClass)
        {
            return;
        }

        if (groups.FirstOrDefault(group => group.Rows.Length < 2) is { } single)
        {
            throw new InvalidOperationException(
                $"Class {Name(single.Class, data)} has one row, but a stratified split needs one for each part; leave the class out, "
                    + "or set stratified to false.");
        }

        var least = Math.Min(trainRows, data.Rows - trainRows);
        if (least < groups.Count)
        {
            throw new InvalidOperationException(
                $"The {(least == trainRows ? "training" : "test")} part would have {Words.Count(least, "row")}, too few for one of each of "
                    + $"the {groups.Count} classes; change the share, or set stratified to false.");
        }
    }

    /// <summary>Gives a class without a row on one side one row there; the class whose share changes least makes up for it.</summary>
    private static void LeaveOneOnEitherSide(List<RowGroup> groups, double[] exact, int[] counts, int wanted)
    {
        if (groups[0].Class == NoClass)
        {
            return;
        }

        for (var group = 0; group < groups.Count; group++)
        {
            counts[group] = Math.Clamp(counts[group], 1, groups[group].Rows.Length - 1);
        }

        for (var excess = counts.Sum() - wanted; excess != 0; excess -= Math.Sign(excess))
        {
            var step = -Math.Sign(excess);
            var moved = Enumerable.Range(0, groups.Count)
                .Where(i => counts[i] + step >= 1 && counts[i] + step < groups[i].Rows.Length)
                .MaxBy(i => step * (exact[i] - counts[i]));
            counts[moved] += step;
        }
    }

    private static string Name(int label, RowClasses data)
    {
        var names = data.Names;
        return label < names.Length ? PlainText.Quote(names[label]) : label.ToString(CultureInfo.InvariantCulture);
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
