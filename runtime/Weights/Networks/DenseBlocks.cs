namespace Generated.Neuron;

/// <summary>The parameters of a dense layer: the one place that says which blocks it has, and in which order.</summary>
internal static class DenseBlocks
{
    /// <summary>The place of W among a layer's blocks, and that of b.</summary>
    public const int Weights = 0, Biases = 1;

    /// <summary>W <c>[outputs × inputs]</c> and b <c>[outputs]</c>.</summary>
    public static BlockShape[] Of(int inputs, int outputs) =>
    [
        new("weight", [outputs, inputs], inputs, outputs, StartsAtZero: false),
        new("bias", [outputs], inputs, outputs, StartsAtZero: true),
    ];
}
