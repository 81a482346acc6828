namespace Generated.Neuron;

/// <summary>The parameters of a dense layer: the one place that defines its blocks and their order.</summary>
internal static class DenseBlocks
{
    /// <summary>The indices of W and b among a layer's blocks.</summary>
    public const int Weights = 0, Biases = 1;

    /// <summary>W <c>[outputs × inputs]</c> and b <c>[outputs]</c>.</summary>
    public static BlockShape[] Of(int inputs, int outputs) =>
    [
        new("weight", [outputs, inputs], inputs, outputs, Start: null),
        new("bias", [outputs], inputs, outputs, Start: 0),
    ];
}
