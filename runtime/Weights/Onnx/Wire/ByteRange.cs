namespace Generated.Neuron.Weights;

/// <summary>Some bytes of a file, which are looked at where they lie.</summary>
internal readonly record struct ByteRange(int Start, int Length)
{
    public int End => Start + Length;
}
