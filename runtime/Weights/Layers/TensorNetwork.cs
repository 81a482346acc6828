namespace Generated.Neuron.Weights;

/// <summary>Named tensors, of safetensors or npz, as a network.</summary>
internal static class TensorNetwork
{
    /// <exception cref="ModelFileException">The tensors are not a network of fully connected layers, or a number is not finite.</exception>
    public static StoredNetwork Of(ModelFile file, TensorSet tensors)
    {
        var topology = Topology(file, tensors);
        var activations = topology?.Layers.OfType<DenseLayer>().Select(layer => layer.Activation).ToArray() ?? [];
        StoredDense[] dense = [.. new LayerOrder(file, Layers(file, tensors)).Find()
            .Select((layer, i) => layer.Read(file, i < activations.Length ? activations[i] : null))];
        return new StoredNetwork(topology is null ? dense : WithConnections(file, topology.Layers, dense), topology?.Loss)
        {
            Encoding = tensors.Metadata.TryGetValue(TensorSet.EncodingKey, out var encoding) ? encoding : null,
        };
    }

    /// <summary>Layers without tensors are only in the topology.</summary>
    private static StoredLayer[] WithConnections(ModelFile file, IReadOnlyList<Layer> layers, StoredDense[] dense)
    {
        int[] sizes = [layers[0].Inputs, .. layers.OfType<DenseLayer>().Select(layer => layer.Outputs)];
        var stored = new StoredNetwork(dense, Loss: null).Sizes;
        if (!sizes.SequenceEqual(stored))
        {
            throw file.Wrong(
                TensorSet.TopologyPlace,
                $"says {string.Join("-", sizes)}, but the tensors are {string.Join("-", stored)}; write the topology of these tensors "
                + "there, or none");
        }

        var next = 0;
        return [.. layers.Select(layer => layer is ResidualLayer residual
            ? new StoredResidual(residual.Outputs, residual.Reach)
            : (StoredLayer)dense[next++])];
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
