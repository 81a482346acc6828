namespace Generated.Neuron.Weights;

/// <summary>
/// Counts the nodes, names, attributes and tensors of a file, so that a file of many empty ones cannot take much more memory than it
/// has bytes. A network of a thousand layers has some 60,000.
/// </summary>
internal sealed class OnnxCensus(ModelFile file)
{
    public const int MostDomains = 100;

    public const int MostMetadata = 1000;

    /// <summary>Sizes in a tensor's shape; weights have two.</summary>
    public const int MostSizes = 8;

    private const int Most = 100_000;

    private int _count;

    public void Add()
    {
        if (++_count > Most)
        {
            throw file.Wrong(
                "graph",
                FormattableString.Invariant($"there are more than {Most:N0} nodes, names, attributes and tensors; ")
                    + "a network of layers has a few dozen per layer");
        }
    }
}
