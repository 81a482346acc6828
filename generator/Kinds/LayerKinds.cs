using Generated.Neuron.Generator.Declarations;

namespace Generated.Neuron.Generator.Kinds;

/// <summary>Every kind of layer, in the order in which attributes are compared with them.</summary>
internal static class LayerKinds
{
    public static readonly IReadOnlyList<LayerKind> All =
    [
        new DenseKind(),
        new ResidualKind(),
        new DropoutKind(),
    ];
}
