using Generated.Neuron.Weights;

namespace Generated.Neuron.Files;

/// <summary>A network as it is written to a file, whatever the format.</summary>
/// <param name="Topology">Its layers.</param>
/// <param name="Tensors">Its parameters, one tensor per block of the topology, in the same order.</param>
internal sealed record NetworkToWrite(Topology Topology, IReadOnlyList<TensorToWrite> Tensors)
{
    /// <summary>The text of the table's encoding; null if there is none.</summary>
    public string? Encoding { get; init; }

    /// <summary>All texts in the metadata, by key.</summary>
    public IEnumerable<KeyValuePair<string, string>> Texts
    {
        get
        {
            yield return new(TensorSet.TopologyKey, Topology.ToString());
            if (Encoding is { } encoding)
            {
                yield return new(TensorSet.EncodingKey, encoding);
            }
        }
    }

    /// <summary>A copy of a network's parameters.</summary>
    /// <exception cref="InvalidOperationException">
    /// A parameter is not finite, or there are too many layers: the file could not be loaded again.
    /// </exception>
    public static NetworkToWrite Of(INetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var topology = network.Topology;
        if (topology.LayerCount > StoredNetwork.MostLayers)
        {
            throw new InvalidOperationException(
                $"The network has {topology.LayerCount} layers; files hold at most {StoredNetwork.MostLayers}.");
        }

        List<TensorToWrite> tensors = [];
        foreach (var block in topology.Blocks)
        {
            var numbers = network.Parameters.Slice(block.Offset, block.Count);
            if (numbers.ContainsAnyExceptInRange(float.MinValue, float.MaxValue))
            {
                throw new InvalidOperationException(
                    $"Layer {block.Layer} of the network has a parameter that is NaN or infinite, so it is not saved; look for what "
                    + "went wrong in its training.");
            }

            tensors.Add(TensorToWrite.Of(block, numbers));
        }

        return new NetworkToWrite(topology, tensors);
    }
}
