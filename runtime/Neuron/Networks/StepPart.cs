using System.Globalization;
using System.Numerics;

namespace Generated.Neuron;

/// <summary>
/// Some of the shards of a training step: a node of the tree in which an <see cref="IShardedNetwork"/> adds them. It has a power of two of
/// shards, or those that are left at the end of the step, and begins at a multiple of that power.
/// </summary>
public readonly record struct StepPart
{
    /// <summary>A part of a step.</summary>
    /// <param name="stepRows">The rows of the whole step, at least 1.</param>
    /// <param name="shardRows">The network's <see cref="IShardedNetwork.ShardRows"/>.</param>
    /// <param name="firstShard">The part's first shard, counted from 0.</param>
    /// <param name="shardCount">Its shards, at least 1.</param>
    /// <param name="totalWeight">
    /// The weight of all rows of the step, <see cref="TrainingStep.TotalWeight"/>; 0 if it has no row weights.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A number of rows or shards is below 1, there are no such shards, or the weight is negative or not finite.
    /// </exception>
    /// <exception cref="ArgumentException">The shards are not a node of the tree.</exception>
    public StepPart(int stepRows, int shardRows, int firstShard, int shardCount, double totalWeight = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stepRows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(shardRows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(shardCount, 1);
        if (!(totalWeight >= 0 && double.IsFinite(totalWeight)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(totalWeight), totalWeight, "The total weight of a step must be finite and at least 0: pass step.TotalWeight().");
        }

        (StepRows, ShardRows, FirstShard, ShardCount, TotalWeight) = (stepRows, shardRows, firstShard, shardCount, totalWeight);
        if (firstShard < 0 || firstShard > StepShards - shardCount)
        {
            throw new ArgumentOutOfRangeException(
                nameof(firstShard), firstShard, Text($"{Shards} do not exist: the step's are 0 to {StepShards - 1}."));
        }

        var size = 1 << Level;
        if (firstShard % size != 0 || (shardCount < size && firstShard + shardCount < StepShards))
        {
            var first = firstShard / size * size;
            throw new ArgumentException(
                Text($"{Shards} are not a part that can be added: pass a power of two of them that begins at a multiple of it, such as ")
                    + Text($"{first} to {Math.Min(first + size, StepShards) - 1}."),
                nameof(firstShard));
        }
    }

    /// <summary>The rows of the whole step.</summary>
    public int StepRows { get; }

    /// <summary>The rows of every shard but the step's last.</summary>
    public int ShardRows { get; }

    /// <summary>The part's first shard, counted from 0.</summary>
    public int FirstShard { get; }

    /// <summary>The part's shards.</summary>
    public int ShardCount { get; }

    /// <summary>The weight of all rows of the step; 0 if it has no row weights.</summary>
    public double TotalWeight { get; }

    /// <summary>The part's first row, counted in the step.</summary>
    public int FirstRow => FirstShard * ShardRows;

    /// <summary>The part's rows.</summary>
    public int Rows => (int)Math.Min((long)ShardCount * ShardRows, StepRows - FirstRow);

    /// <summary>Whether it is the whole step.</summary>
    public bool IsWhole => ShardCount == StepShards;

    private int StepShards => (int)(((long)StepRows + ShardRows - 1) / Math.Max(1, ShardRows));

    /// <summary>2 to the power of this many shards are at least its shards.</summary>
    private int Level => 32 - BitOperations.LeadingZeroCount((uint)ShardCount - 1);

    private string Shards => Text($"Shards {FirstShard} to {(long)FirstShard + ShardCount - 1}");

    /// <summary>A whole step as one part.</summary>
    /// <param name="stepRows">Its rows, at least 1.</param>
    /// <param name="shardRows">The network's <see cref="IShardedNetwork.ShardRows"/>.</param>
    /// <param name="totalWeight">
    /// The weight of all its rows, <see cref="TrainingStep.TotalWeight"/>; 0 if it has no row weights.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A number of rows is below 1, or the weight is negative or not finite.
    /// </exception>
    public static StepPart Whole(int stepRows, int shardRows, double totalWeight = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shardRows, 1);
        return new StepPart(stepRows, shardRows, 0, Math.Max(1, (int)(((long)stepRows + shardRows - 1) / shardRows)), totalWeight);
    }

    /// <summary>
    /// Divides a part, in the order of its rows. Halves are halved again, the largest first, until there are as many parts as asked for, or
    /// each is a single shard.
    /// </summary>
    /// <param name="count">The most parts, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public StepPart[] Split(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var parts = new List<StepPart> { this };
        while (parts.Count < count)
        {
            var largest = parts.MaxBy(part => part.ShardCount);
            if (largest.ShardCount == 1)
            {
                break;
            }

            var (place, half) = (parts.IndexOf(largest), 1 << (largest.Level - 1));
            parts[place] = largest.Of(largest.FirstShard, half);
            parts.Insert(place + 1, largest.Of(largest.FirstShard + half, largest.ShardCount - half));
        }

        return [.. parts];
    }

    /// <summary>Adds up parts of a step in the order of the tree: the bits of the part that they are together.</summary>
    /// <param name="parts">Adjacent ones, in the order of their rows, such as those of <see cref="Split"/>.</param>
    /// <param name="costs"><c>[parts]</c>, changed: the first one becomes the cost of all</param>
    /// <param name="gradients"><c>[parts × parameters]</c>, changed: the first one becomes the gradient of all</param>
    /// <returns>What they are together: the whole step if no part is missing.</returns>
    /// <exception cref="ArgumentException">
    /// There are no parts, they do not follow one another or are not one part together, or a span has the wrong length; nothing is written
    /// then.
    /// </exception>
    public static StepPart Sum(ReadOnlySpan<StepPart> parts, Span<double> costs, Span<float> gradients)
    {
        Arguments.CheckLength(costs.Length, parts.Length, nameof(costs));
        if (parts.IsEmpty || gradients.Length % parts.Length != 0)
        {
            throw parts.IsEmpty
                ? new ArgumentException("There are no parts: pass at least one.", nameof(parts))
                : new ArgumentException(
                    Text($"The length is {gradients.Length}, but must be a multiple of {parts.Length}: one gradient per part."),
                    nameof(gradients));
        }

        // First without numbers, so that nothing is written if they do not fit.
        Add(parts, [], [], 0);
        return Add(parts, costs, gradients, gradients.Length / parts.Length);
    }

    /// <summary>Adds the last two nodes as long as they are the halves of one.</summary>
    private static StepPart Add(ReadOnlySpan<StepPart> parts, Span<double> costs, Span<float> gradients, int length)
    {
        var nodes = new Stack<(StepPart Part, int Place)>();
        for (var place = 0; place < parts.Length; place++)
        {
            var (node, at) = (parts[place], place);
            while (nodes.TryPeek(out var left) && left.Part.TryJoin(node, out var parent))
            {
                if (!costs.IsEmpty)
                {
                    costs[left.Place] += costs[at];
                    Add(gradients.Slice(left.Place * length, length), gradients.Slice(at * length, length));
                }

                (node, at) = (parent, left.Place);
                nodes.Pop();
            }

            nodes.Push((node, at));
        }

        return nodes.Count == 1 ? nodes.Pop().Part : throw new ArgumentException(Unfit(nodes), nameof(parts));
    }

    private static void Add(Span<float> totals, ReadOnlySpan<float> values)
    {
        var i = 0;
        for (; i + Vector<float>.Count <= totals.Length; i += Vector<float>.Count)
        {
            (new Vector<float>(totals[i..]) + new Vector<float>(values[i..])).CopyTo(totals[i..]);
        }

        for (; i < totals.Length; i++)
        {
            totals[i] += values[i];
        }
    }

    private static string Unfit(Stack<(StepPart Part, int Place)> nodes)
    {
        var next = nodes.Pop().Part;
        return Text($"The parts are not one part together: {nodes.Peek().Part.Shards.ToLowerInvariant()} and ")
            + Text($"{next.Shards.ToLowerInvariant()} are not the halves of one. Pass those of Split, in their order.");
    }

    /// <summary>The node whose halves two nodes are.</summary>
    private bool TryJoin(StepPart right, out StepPart parent)
    {
        // The left half is never short.
        var half = 1 << Level;
        var fits = ShardCount == half && FirstShard % (2L * half) == 0 && right.FirstShard == FirstShard + ShardCount
            && right.ShardCount == Math.Min(half, StepShards - right.FirstShard)
            && (StepRows, ShardRows, TotalWeight) == (right.StepRows, right.ShardRows, right.TotalWeight);
        parent = fits ? Of(FirstShard, ShardCount + right.ShardCount) : default;
        return fits;
    }

    private StepPart Of(int firstShard, int shardCount) => new(StepRows, ShardRows, firstShard, shardCount, TotalWeight);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
