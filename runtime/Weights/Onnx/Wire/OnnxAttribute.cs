namespace Generated.Neuron.Weights;

/// <summary>An attribute of a node: one of the values, as <see cref="Kind"/> says.</summary>
internal sealed record OnnxAttribute(string Name, OnnxAttributeKind Kind)
{
    public float Single { get; init; }

    public long Integer { get; init; }

    public string Text { get; init; } = "";

    public OnnxTensor? Tensor { get; init; }

    public float[] Singles { get; init; } = [];

    public long[] Integers { get; init; } = [];
}
