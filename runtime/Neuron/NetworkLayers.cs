namespace Generated.Neuron;

/// <summary>A network's parameters layer by layer, as they stand on paper. Layers count from 1.</summary>
public static class NetworkLayers
{
    /// <summary>The weights of a layer, <c>[outputs × inputs]</c>: of a 2-8-1 network, w1 is 8 × 2. A view, not a copy.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layer">From 1 to the number of layers.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer.</exception>
    public static WeightMatrix Weights(this INetwork network, int layer)
    {
        ArgumentNullException.ThrowIfNull(network);
        var topology = network.Topology;
        topology.CheckLayer(layer);
        var (inputs, outputs) = (topology.Sizes[layer - 1], topology.Sizes[layer]);
        return new WeightMatrix(network.Parameters.Slice(topology.WeightsOffset(layer), inputs * outputs), inputs, outputs);
    }

    /// <summary>The biases of a layer, <c>[outputs]</c>. A view, not a copy.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layer">From 1 to the number of layers.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer.</exception>
    public static Span<float> Biases(this INetwork network, int layer)
    {
        ArgumentNullException.ThrowIfNull(network);
        var topology = network.Topology;
        topology.CheckLayer(layer);
        return network.Parameters.Slice(topology.BiasesOffset(layer), topology.Sizes[layer]);
    }
}
