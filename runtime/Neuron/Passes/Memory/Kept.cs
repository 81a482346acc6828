namespace Generated.Neuron.Passes;

/// <summary>Objects that were used and are kept for the next call: a steady state allocates nothing.</summary>
/// <param name="most">As many as are ever used at once are kept, up to this.</param>
internal sealed class Kept<T>(int most)
    where T : class
{
    private readonly T?[] _objects = new T?[most];

    /// <summary>One of them; null if all are in use.</summary>
    public T? Take()
    {
        foreach (ref var place in _objects.AsSpan())
        {
            if (Volatile.Read(ref place) is not null && Interlocked.Exchange(ref place, null) is { } kept)
            {
                return kept;
            }
        }

        return null;
    }

    public void Return(T used)
    {
        foreach (ref var place in _objects.AsSpan())
        {
            if (Volatile.Read(ref place) is null && Interlocked.CompareExchange(ref place, used, null) is null)
            {
                return;
            }
        }
    }
}
