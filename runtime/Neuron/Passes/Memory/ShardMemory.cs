namespace Generated.Neuron.Passes;

/// <summary>Arrays for the costs and gradients of one network's shards, kept for the next call: a steady state allocates nothing.</summary>
/// <typeparam name="TPasses">The network's passes.</typeparam>
internal static class ShardMemory<TPasses>
    where TPasses : struct, IShardPasses
{
    // A call takes one array; as many as are ever used at once are kept, up to this.
    private static readonly float[]?[] Kept = new float[]?[16];

    public static float[] Rent(int length)
    {
        for (var i = 0; i < Kept.Length; i++)
        {
            if (Interlocked.Exchange(ref Kept[i], null) is { } array)
            {
                if (array.Length >= length)
                {
                    return array;
                }

                // Too short: it makes room for the one allocated now.
                break;
            }
        }

        return GC.AllocateUninitializedArray<float>(length);
    }

    public static void Return(float[] array)
    {
        for (var i = 0; i < Kept.Length; i++)
        {
            if (Interlocked.CompareExchange(ref Kept[i], array, null) is null)
            {
                return;
            }
        }
    }
}
