namespace Generated.Neuron.Weights;

/// <summary>AttributeProto.AttributeType of onnx.proto, as far as networks of layers use it.</summary>
internal enum OnnxAttributeKind
{
    None = 0,
    Single = 1,
    Integer = 2,
    Text = 3,
    Tensor = 4,
    Graph = 5,
    Singles = 6,
    Integers = 7,
    Texts = 8,
}
