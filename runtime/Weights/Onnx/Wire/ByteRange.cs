namespace Generated.Neuron.Weights;

/// <summary>Some bytes of a file, which are read in place.</summary>
internal readonly record struct ByteRange(int Start, int Length)
{
    public int End => Start + Length;
}
