namespace Generated.Neuron.Passes;

/// <summary>The sum of some shards, until it is added to that of others.</summary>
/// <param name="length">The numbers of its gradient.</param>
internal sealed class ShardSum(int length)
{
    /// <summary>On either side of the numbers, so that two threads do not write to one cache line.</summary>
    private const int Margin = 16;

    private readonly float[] _numbers = GC.AllocateUninitializedArray<float>(length + (2 * Margin));

    public double Cost { get; set; }

    public int Length => length;

    public Span<float> Gradients => _numbers.AsSpan(Margin, length);
}
