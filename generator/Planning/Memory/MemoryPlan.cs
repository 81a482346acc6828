using System.Collections.Immutable;
using System.Globalization;

namespace Generated.Neuron.Generator.Planning;

/// <summary>A value and its offset.</summary>
/// <param name="Value">The value.</param>
/// <param name="Offset">Its offset, in floats.</param>
/// <param name="Length">How many floats it takes.</param>
internal sealed record MemoryBuffer(Value Value, int Offset, int Length)
{
    public string Name => Value.Name;

    public string Remark => Value.Remark;
}

/// <summary>
/// The working memory of a pass: the program's values laid out one after the other. It is the same for Forward, Cost and Backward. A value
/// that is never needed together with an earlier one takes its place, if it fits there.
/// </summary>
/// <param name="Buffers">All values.</param>
internal sealed record MemoryPlan(ImmutableArray<MemoryBuffer> Buffers)
{
    /// <summary>All of it, in floats.</summary>
    public int Length { get; } = Buffers.Select(buffer => buffer.Offset + buffer.Length).DefaultIfEmpty().Max();

    /// <summary>All of it, for readers.</summary>
    public string Description => IsOnStack
        ? $"{Bytes(Length)} bytes of working memory, on the stack"
        : $"{Bytes(Length)} bytes of working memory, allocated once per thread at its first call (more than the "
            + $"{Bytes(Budgets.StackFloats)} allowed on the stack)";

    /// <summary>Whether it is on the stack; otherwise each thread allocates it once.</summary>
    public bool IsOnStack => Length <= Budgets.StackFloats;

    /// <param name="values">In memory order, with their lifetimes.</param>
    /// <param name="stride">The distance of two columns.</param>
    public static MemoryPlan Of(IEnumerable<(Value Value, Lifetime Alive)> values, int stride)
    {
        var (buffers, lifetimes, end) = (new List<MemoryBuffer>(), new List<Lifetime>(), 0);
        foreach (var (value, alive) in values)
        {
            var length = value.Length(stride);
            bool IsFree(MemoryBuffer host) => length <= host.Length
                && buffers.Select((other, i) => (other, i)).All(pair =>
                    pair.other.Offset >= host.Offset + length
                    || pair.other.Offset + pair.other.Length <= host.Offset
                    || !lifetimes[pair.i].Overlaps(alive));
            var offset = buffers.FirstOrDefault(IsFree)?.Offset ?? end;
            buffers.Add(new MemoryBuffer(value, offset, length));
            lifetimes.Add(alive);
            end = Math.Max(end, offset + length);
        }

        return new MemoryPlan([.. buffers]);
    }

    private static string Bytes(int floats) => (sizeof(float) * floats).ToString("N0", CultureInfo.InvariantCulture);
}
