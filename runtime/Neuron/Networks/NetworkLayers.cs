namespace Generated.Neuron;

/// <summary>A network's parameters layer by layer, as in formulas. Layers count from 1.</summary>
public static class NetworkLayers
{
    /// <summary>The weights of a layer, <c>[outputs × inputs]</c>: in a 2-8-1 network, W1 is 8 × 2. A view, not a copy.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layer">From 1 to the number of layers.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer.</exception>
    public static WeightMatrix Weights(this INetwork network, int layer)
    {
        ArgumentNullException.ThrowIfNull(network);
        var block = network.Topology.Weights(layer);
        return new WeightMatrix(network.Parameters.Slice(block.Offset, block.Count), inputs: block.Shape[1], outputs: block.Shape[0]);
    }

    /// <summary>The biases of a layer, <c>[outputs]</c>. A view, not a copy.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layer">From 1 to the number of layers.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer.</exception>
    public static Span<float> Biases(this INetwork network, int layer)
    {
        ArgumentNullException.ThrowIfNull(network);
        var block = network.Topology.Biases(layer);
        return network.Parameters.Slice(block.Offset, block.Count);
    }
}
