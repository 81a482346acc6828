namespace Generated.Neuron.Files;

/// <summary>
/// Writes an ONNX model as PyTorch exports an <c>nn.Sequential</c>: a Gemm for each dense layer, its activation after it, an Add for each
/// residual connection, float32, the topology and a table's encoding in the metadata. Field numbers are those of onnx.proto.
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
        List<string> values = [OnnxGraphWriter.Input];
        var module = 0;
        for (var i = 0; i < topology.Layers.Length; i++)
        {
            var (activation, isLast) = (topology.ActivationAfter(i), i == topology.Layers.Length - 1);
            var endsHere = isLast && activation == Activation.Identity;
            string z;
            if (topology.Layers[i] is ResidualLayer residual)
            {
                z = endsHere ? OnnxGraphWriter.Output : $"{module - 1}.sum";
                graph.AddNode($"{module - 1}.residual", "Add", [values[i], values[residual.Start(topology.Layers, i)]], z);
            }
            else if (topology.Layers[i] is DenseLayer)
            {
                // weight: [outputs × inputs], as nn.Linear has it.
                var blocks = topology.BlocksAt(i);
                var (weight, bias) = (tensors[blocks[DenseBlocks.Weights].Name], tensors[blocks[DenseBlocks.Biases].Name]);
                graph.AddInitializer(weight);
                graph.AddInitializer(bias);
                z = endsHere ? OnnxGraphWriter.Output : $"{module}.output";
                graph.AddNode(
                    $"{module++}", "Gemm", [values[i], weight.Name, bias.Name], z, OnnxGraphWriter.Attribute("transB", 1));
            }
            else
            {
                throw new InvalidOperationException($"There is no node for {topology.Layers[i]}.");
            }

            values.Add(z);
            if (activation != Activation.Identity)
            {
                values[^1] = isLast ? OnnxGraphWriter.Output : $"{module}.output";
                OnnxActivationWriter.Write(graph, activation, $"{module++}", z, values[^1]);
            }
        }

        return graph.ToMessage(topology.InputCount, topology.OutputCount);
    }
}
