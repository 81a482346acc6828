namespace Generated.Neuron.Weights;

/// <summary>Named tensors, of safetensors or npz, as a network.</summary>
internal static class TensorNetwork
{
    /// <exception cref="ModelFileException">The tensors are no network of fully connected layers, or a number is not finite.</exception>
    public static StoredNetwork Of(ModelFile file, TensorSet tensors)
    {
        var topology = Topology(file, tensors);
        var layers = new LayerOrder(file, Layers(file, tensors)).Find();
        var activations = topology?.Activations ?? [];
        var network = new StoredNetwork(
            [.. layers.Select((layer, i) => layer.Read(file, i < activations.Length ? activations[i] : null))],
            topology?.Loss)
        {
            Encoding = tensors.Metadata.TryGetValue(TensorSet.EncodingKey, out var encoding) ? encoding : null,
        };
        return topology is null || network.Sizes.SequenceEqual(topology.Sizes)
            ? network
            : throw file.Wrong(
                TensorSet.TopologyPlace,
                $"says {string.Join("-", topology.Sizes)}, but the tensors are {string.Join("-", network.Sizes)}; write the topology of "
                + "these tensors there, or none");
    }

    private static TopologyText? Topology(ModelFile file, TensorSet tensors) =>
        !tensors.Metadata.TryGetValue(TensorSet.TopologyKey, out var text) ? null
        : TopologyText.Parse(text, out var mistake) ?? throw file.Wrong(TensorSet.TopologyPlace, mistake.TrimEnd('.'));

    private static List<NamedLayer> Layers(ModelFile file, TensorSet tensors)
    {
        var weights = new Dictionary<string, (TensorName Name, RawTensor Tensor)>(StringComparer.Ordinal);
        var biases = new Dictionary<string, RawTensor>(StringComparer.Ordinal);
        if (ForeignLayer.Of([.. tensors.Tensors.Select(tensor => tensor.Name)], out var foreign) is { } kind)
        {
            throw file.Wrong(ModelFile.Tensor(foreign), kind);
        }

        foreach (var tensor in tensors.Tensors)
        {
            var name = TensorName.Parse(tensor.Name)
                ?? throw file.Wrong(
                    tensor.Place,
                    "is not a weight or bias of a fully connected layer, judging by its name; a file without layers of other kinds needs "
                    + $"the names {TensorName.Understood}, and for any other model export ONNX, see docs/onnx.md");
            if (name.IsWeights ? weights.ContainsKey(name.Layer) : biases.ContainsKey(name.Layer))
            {
                throw file.Wrong(
                    tensor.Place,
                    $"gives layer {PlainText.Quote(name.Layer)} a second time what it has; give each layer one name");
            }

            if (name.IsWeights)
            {
                weights.Add(name.Layer, (name, tensor));
            }
            else
            {
                biases.Add(name.Layer, tensor);
            }
        }

        if (weights.Count is 0 or > StoredNetwork.MostLayers)
        {
            throw file.Wrong(
                "the file as a whole",
                $"holds the weights of {weights.Count} layers; a network has 1 to {StoredNetwork.MostLayers}");
        }

        foreach (var bias in biases.Where(bias => !weights.ContainsKey(bias.Key)))
        {
            throw file.Wrong(bias.Value.Place, $"has no weights beside it; names are {TensorName.Understood}");
        }

        return [.. weights.Select(layer =>
            NamedLayer.Of(file, layer.Value.Name, layer.Value.Tensor, biases.TryGetValue(layer.Key, out var found) ? found : null))];
    }
}
