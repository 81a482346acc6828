namespace Generated.Neuron.Weights;

/// <summary>What a file of named tensors holds.</summary>
/// <param name="Tensors">In the file's order; no name twice.</param>
/// <param name="Metadata">Texts by key.</param>
internal sealed record TensorSet(IReadOnlyList<RawTensor> Tensors, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>The name under which a file's metadata has the topology as <see cref="TopologyText"/>.</summary>
    public const string TopologyKey = "topology";

    /// <summary>The name under which a file's metadata has the encoding of a table's columns, as JSON.</summary>
    public const string EncodingKey = "table_encoding";

    /// <summary>The same as a place in messages.</summary>
    public const string EncodingPlace = $"metadata '{EncodingKey}'";

    /// <summary>The topology as a place in messages.</summary>
    public const string TopologyPlace = $"metadata '{TopologyKey}'";
}
