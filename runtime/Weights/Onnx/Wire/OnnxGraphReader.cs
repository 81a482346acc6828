namespace Generated.Neuron.Weights;

/// <summary>GraphProto: nodes, initializers, inputs and outputs. Field numbers are those of onnx.proto.</summary>
internal sealed class OnnxGraphReader(ModelFile file, OnnxCensus census)
{
    private readonly List<OnnxNode> _nodes = [];
    private readonly Dictionary<string, OnnxTensor> _initializers = [];
    private readonly List<OnnxInput> _inputs = [];
    private readonly List<string> _outputs = [];

    public OnnxGraph Read(ByteRange graph, long opset, Dictionary<string, string> metadata)
    {
        var nodes = new OnnxNodeReader(file, census);
        var reader = new ProtobufReader(file, graph);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    _nodes.Add(nodes.Read(reader.Message(), _nodes.Count));
                    break;
                case 5:
                    AddInitializer(OnnxTensorReader.Read(file, census, reader.Bytes()));
                    break;
                case 11:
                    _inputs.Add(OnnxInputReader.Read(file, census, reader.Message()));
                    break;
                case 12:
                    _outputs.Add(OnnxInputReader.Read(file, census, reader.Message()).Name);
                    break;
                case 15:
                    throw file.Wrong(
                        ModelFile.Byte(reader.Bytes().Start),
                        "a sparse initializer starts here; export the weights as dense tensors");
            }
        }

        return new OnnxGraph(opset, [.. _nodes], _initializers, [.. _inputs], [.. _outputs], metadata);
    }

    private void AddInitializer(OnnxTensor tensor)
    {
        if (tensor.Name.Length == 0 || _initializers.ContainsKey(tensor.Name))
        {
            throw file.Wrong(tensor.Place, tensor.Name.Length == 0 ? "an initializer needs a name; the file is damaged" : "the name "
                + "appears twice; every value must have a different name");
        }

        _initializers.Add(tensor.Name, tensor);
    }
}
