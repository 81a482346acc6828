namespace Generated.Neuron.Weights;

/// <summary>What of a model file makes the network.</summary>
/// <param name="Opset">The version of ONNX's own operators.</param>
/// <param name="Nodes">In the file's order.</param>
/// <param name="Initializers">By name.</param>
/// <param name="Inputs">What the graph takes; initializers may be among them.</param>
/// <param name="Outputs">The names of what it gives.</param>
/// <param name="Metadata">The model's metadata_props.</param>
internal sealed record OnnxGraph(
    long Opset,
    OnnxNode[] Nodes,
    Dictionary<string, OnnxTensor> Initializers,
    OnnxInput[] Inputs,
    string[] Outputs,
    Dictionary<string, string> Metadata);
