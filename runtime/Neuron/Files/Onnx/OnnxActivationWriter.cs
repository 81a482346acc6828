namespace Generated.Neuron.Files;

/// <summary>Activations as nodes of opset 17: one node if ONNX has the operator, otherwise what PyTorch exports.</summary>
internal static class OnnxActivationWriter
{
    /// <summary>Writes a = f(z).</summary>
    /// <param name="graph">The graph that the nodes are added to.</param>
    /// <param name="activation">f, not the identity.</param>
    /// <param name="name">The first part of the nodes' names.</param>
    /// <param name="z">The name of z.</param>
    /// <param name="a">The name of a.</param>
    public static void Write(OnnxGraphWriter graph, Activation activation, string name, string z, string a)
    {
        switch (activation)
        {
            case Activation.Relu or Activation.Tanh or Activation.Sigmoid:
                graph.AddNode(name, activation.ToString(), [z], a);
                break;
            case Activation.LeakyRelu:
                graph.AddNode(name, "LeakyRelu", [z], a, OnnxGraphWriter.Attribute("alpha", 0.01f));
                break;
            case Activation.Elu:
                graph.AddNode(name, "Elu", [z], a, OnnxGraphWriter.Attribute("alpha", 1f));
                break;
            case Activation.Selu:
                // ONNX's defaults are PyTorch's constants.
                graph.AddNode(name, "Selu", [z], a);
                break;
            case Activation.Gelu:
                WriteGelu(graph, name, z, a);
                break;
            case Activation.Silu:
                graph.AddNode($"{name}.sigmoid", "Sigmoid", [z], $"{name}.gate");
                graph.AddNode(name, "Mul", [z, $"{name}.gate"], a);
                break;
            case Activation.Mish:
                // The operator Mish came with opset 18.
                graph.AddNode($"{name}.softplus", "Softplus", [z], $"{name}.positive");
                graph.AddNode($"{name}.tanh", "Tanh", [$"{name}.positive"], $"{name}.gate");
                graph.AddNode(name, "Mul", [z, $"{name}.gate"], a);
                break;
            case Activation.Softplus:
                graph.AddNode(name, "Softplus", [z], a);
                break;
            case Activation.Softsign:
                graph.AddNode(name, "Softsign", [z], a);
                break;
            case Activation.HardSigmoid:
                graph.AddNode(
                    name, "HardSigmoid", [z], a, OnnxGraphWriter.Attribute("alpha", 1f / 6), OnnxGraphWriter.Attribute("beta", 0.5f));
                break;
            case Activation.HardSwish:
                graph.AddNode(name, "HardSwish", [z], a);
                break;
            case Activation.Softmax:
                graph.AddNode(name, "Softmax", [z], a, OnnxGraphWriter.Attribute("axis", -1));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(activation), activation, "This activation has no operators in ONNX.");
        }
    }

    // 0.5 · z · (1 + Erf(z / √2)); the operator Gelu came with opset 20.
    private static void WriteGelu(OnnxGraphWriter graph, string name, string z, string a)
    {
        const string SquareRootOf2 = "gelu.sqrt2", One = "gelu.one", Half = "gelu.half";
        graph.AddInitializer(new TensorToWrite(SquareRootOf2, [], [float.Sqrt(2)]));
        graph.AddInitializer(new TensorToWrite(One, [], [1]));
        graph.AddInitializer(new TensorToWrite(Half, [], [0.5f]));
        graph.AddNode($"{name}.div", "Div", [z, SquareRootOf2], $"{name}.scaled");
        graph.AddNode($"{name}.erf", "Erf", [$"{name}.scaled"], $"{name}.erf");
        graph.AddNode($"{name}.add", "Add", [$"{name}.erf", One], $"{name}.gate");
        graph.AddNode($"{name}.mul", "Mul", [z, $"{name}.gate"], $"{name}.double");
        graph.AddNode(name, "Mul", [$"{name}.double", Half], a);
    }
}
