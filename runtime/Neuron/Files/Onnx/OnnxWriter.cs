namespace Generated.Neuron.Files;

/// <summary>
/// Writes an ONNX model as PyTorch exports an <c>nn.Sequential</c>: a Gemm for each layer, its activation behind it, float32, the
/// topology and a table's encoding in the metadata. Field numbers are those of onnx.proto.
/// </summary>
internal static class OnnxWriter
{
    /// <summary>Of ONNX 1.12: what opset 17 came with.</summary>
    private const int IrVersion = 8;

    /// <summary>Every runtime of the last years has it, and it has what the activations need.</summary>
    private const int Opset = 17;

    public static byte[] Write(NetworkToWrite network)
    {
        var opset = new ProtobufWriter().Write(2, Opset);
        var model = new ProtobufWriter()
            .Write(1, IrVersion)
            .Write(2, "Generated.Neuron")
            .Write(7, Graph(network))
            .Write(8, opset);
        foreach (var (key, text) in network.Texts)
        {
            model.Write(14, new ProtobufWriter().Write(1, key).Write(2, text));
        }

        return model.ToArray();
    }

    private static ProtobufWriter Graph(NetworkToWrite network)
    {
        var graph = new OnnxGraphWriter();
        var tensors = network.Tensors.ToDictionary(tensor => tensor.Name);
        var topology = network.Topology;
        var x = OnnxGraphWriter.Input;
        var module = 0;
        for (var layer = 1; layer <= topology.LayerCount; layer++)
        {
            // weight: [outputs × inputs], as nn.Linear has it.
            var (weight, bias) = (tensors[topology.Weights(layer).Name], tensors[topology.Biases(layer).Name]);
            var activation = topology.Activations[layer - 1];
            graph.AddInitializer(weight);
            graph.AddInitializer(bias);
            var last = layer == topology.LayerCount;
            var z = last && activation == Activation.Identity ? OnnxGraphWriter.Output : $"{module}.output";
            graph.AddNode($"{module++}", "Gemm", [x, weight.Name, bias.Name], z, OnnxGraphWriter.Attribute("transB", 1));
            x = z;
            if (activation != Activation.Identity)
            {
                x = last ? OnnxGraphWriter.Output : $"{module}.output";
                OnnxActivationWriter.Write(graph, activation, $"{module++}", z, x);
            }
        }

        return graph.ToMessage(topology.InputCount, topology.OutputCount);
    }
}
