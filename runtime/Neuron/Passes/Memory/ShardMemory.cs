namespace Generated.Neuron.Passes;

/// <summary>Sums of one network's shards, kept for the next call.</summary>
/// <typeparam name="TPasses">The network's passes.</typeparam>
internal static class ShardMemory<TPasses>
    where TPasses : struct, IShardPasses
{
    // A thread holds one for each level of its node, some ten, and a few more wait for another thread's.
    private static readonly Kept<ShardSum> Sums = new(most: 128);

    // Those of the cost alone.
    private static readonly Kept<ShardSum> Costs = new(most: 128);

    /// <summary>A sum to write to.</summary>
    /// <param name="length">The numbers of its gradient: all of them, or 0.</param>
    public static ShardSum Rent(int length) => (length == 0 ? Costs : Sums).Take() ?? new ShardSum(length);

    public static void Return(ShardSum sum) => (sum.Length == 0 ? Costs : Sums).Return(sum);
}
