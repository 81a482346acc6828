namespace Generated.Neuron.Weights;

/// <summary>Reads an ONNX model as layers. docs/onnx.md says which models can be read.</summary>
internal static class OnnxReader
{
    /// <summary>The layers of a model.</summary>
    /// <param name="file">The model.</param>
    /// <exception cref="ModelFileException">The file is damaged or hostile, or holds what the runtime does not have.</exception>
    public static StoredNetwork Read(ModelFile file)
    {
        if (ForeignContent.OfBytes(file.Content) is { } foreign)
        {
            throw file.Wrong(ModelFile.Byte(0), foreign);
        }

        var graph = OnnxModelReader.Read(file);
        var allowance = new Allowance(file, file.Content.Length);
        var data = new OnnxTensorData(file, allowance);
        var output = new GraphEvaluation(file, graph, data, allowance).Run();
        var layers = new LayerAssembly(file, allowance).Assemble(output);
        var hasTopology = graph.Metadata.TryGetValue(TensorSet.TopologyKey, out var text);
        return new StoredNetwork(layers, hasTopology ? LossOf(file, text!, layers) : null)
        {
            Encoding = graph.Metadata.TryGetValue(TensorSet.EncodingKey, out var encoding) ? encoding : null,
        };
    }

    /// <summary>The topology in the metadata adds the loss; everything else must agree with the graph.</summary>
    private static Loss LossOf(ModelFile file, string text, IReadOnlyList<StoredLayer> layers)
    {
        const string Place = "metadata_props";
        var topology = TopologyText.Parse(text, out var mistake) ?? throw file.Wrong(Place, mistake.TrimEnd('.'));
        var graph = new StoredNetwork(layers, topology.Loss).Topology!;
        return topology.Layers.SequenceEqual(graph)
            ? topology.Loss
            : throw file.Wrong(
                Place,
                $"the topology there is {PlainText.Quote(text)}, but the graph is {TopologyText.Print(graph, topology.Loss)}; remove the "
                + "entry if the graph was changed since");
    }
}
