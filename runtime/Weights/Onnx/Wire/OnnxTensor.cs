namespace Generated.Neuron.Weights;

/// <summary>A tensor as the file describes it. Its numbers are decoded when something needs them.</summary>
/// <param name="Name">May be empty in attributes.</param>
/// <param name="Type">Any number; not all are known.</param>
/// <param name="Shape">Sizes of at least 0.</param>
/// <param name="Count">Their product.</param>
/// <param name="Message">The whole tensor: its typed data are read from there.</param>
/// <param name="Raw">Its raw data, if it has some.</param>
/// <param name="External">The place of its data, if it is in another file.</param>
internal sealed record OnnxTensor(
    string Name, OnnxDataType Type, int[] Shape, int Count, ByteRange Message, ByteRange? Raw, ExternalPlace? External)
{
    public string Place => ModelFile.Tensor(Name);
}
