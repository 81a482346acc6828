namespace Generated.Neuron.Generator.Planning;

/// <summary>From when to when a value is needed, on the clock of one chunk: forward, the loss, and backward.</summary>
/// <param name="First">When it is written.</param>
/// <param name="Last">When it is read or written for the last time.</param>
internal readonly record struct Lifetime(int First, int Last)
{
    /// <summary>Of what outlives a chunk.</summary>
    public static readonly Lifetime OfPass = new(int.MinValue, int.MaxValue);

    /// <summary>Whether two values are needed at the same time, so that they cannot share a place.</summary>
    public bool Overlaps(Lifetime other) => First <= other.Last && other.First <= Last;

    /// <summary>Both together.</summary>
    public Lifetime And(Lifetime other) => new(Math.Min(First, other.First), Math.Max(Last, other.Last));
}
