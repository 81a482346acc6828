namespace Generated.Neuron.Loaded;

/// <summary>What the layers of a loaded network have in common.</summary>
/// <param name="Layer">Its widths.</param>
/// <param name="Activation">What follows its sums.</param>
/// <param name="IsWrittenOut">Whether the generator writes such a network out, which decides the order of some sums.</param>
internal sealed record LayerShape(Layer Layer, Activation Activation, bool IsWrittenOut)
{
    /// <summary>In place of a place in the memory of a row.</summary>
    public const int NetworkInputs = -1;

    /// <summary>Networks of so many multiply-adds per row are written out. tests/Tables compares the bits.</summary>
    private const int WrittenOutMultiplyAdds = 400;

    public int Inputs => Layer.Inputs;

    public int Outputs => Layer.Outputs;

    /// <summary>The offset of its input value in the memory of a row.</summary>
    public required int From { get; init; }

    /// <summary>The offset of its output value.</summary>
    public required int To { get; init; }

    /// <summary>A weight is a multiply-add.</summary>
    public static bool IsWrittenOutNetwork(Topology topology) =>
        topology.Blocks.Where(block => !block.StartsAtZero).Sum(block => (long)block.Count) <= WrittenOutMultiplyAdds;
}
