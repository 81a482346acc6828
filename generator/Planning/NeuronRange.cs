namespace Generated.Neuron.Generator.Planning;

/// <summary>From <paramref name="First"/>, <paramref name="Count"/> neurons.</summary>
internal readonly record struct NeuronRange(int First, int Count)
{
    public IEnumerable<int> Indices => Enumerable.Range(First, Count);

    /// <summary>These, some at a time.</summary>
    public IEnumerable<NeuronRange> Parts(int size)
    {
        var first = First;
        return Parts(Count, size).Select(part => part with { First = first + part.First });
    }

    /// <summary>This many neurons, some at a time; fewer the last time if they do not divide evenly.</summary>
    public static IEnumerable<NeuronRange> Parts(int count, int size)
    {
        for (var first = 0; first < count; first += size)
        {
            yield return new NeuronRange(first, Math.Min(size, count - first));
        }
    }
}
