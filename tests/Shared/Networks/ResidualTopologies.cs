namespace Generated.Neuron.Tests.Networks;

/// <summary>Topologies with residual connections, in every place and of every reach.</summary>
internal static class ResidualTopologies
{
    /// <summary>By their text.</summary>
    public static readonly string[] All =
    [
        // Around one layer, around several, and to the inputs.
        "3-3+1-2 (Tanh, Identity; MeanSquaredError)",
        "4-6-6+1-3 (Silu, Silu, Identity; Huber)",
        "8-16-16-16+2-4 (Silu, Silu, Silu, Identity; Huber)",
        "5-7-5+2-1 (Relu, Gelu, Sigmoid; BinaryCrossEntropy)",

        // At the end, before the output's activation.
        "3-3+1 (Identity; MeanSquaredError)",
        "4-4-4+1-4+1 (Elu, Tanh, Sigmoid; BinaryCrossEntropy)",
        "3-4-3+2 (Gelu, Softmax; CrossEntropy)",
        "2-5-2+2 (Mish, Tanh; MeanAbsoluteError)",

        // One after another, overlapping, one within another, and several of one value.
        "2-8-8+1-8+1-8+1-1 (Softplus, LeakyRelu, Mish, Selu, Identity; MeanSquaredError)",
        "2-8-8+1-8+2-8+1-1 (Relu, LeakyRelu, Mish, Selu, Identity; MeanAbsoluteError)",
        "6-9-6+2-9-6+2-4 (Silu, Identity, Silu, Identity, Softmax; CrossEntropy)",
        "5-5+1-5+2-5+3 (Elu, Sigmoid, Identity; MeanSquaredError)",
        "4-4-4+1-4+3-2 (HardSwish, Softsign, HardSigmoid, Tanh; Huber)",

        // A single neuron, and layers that are not written out.
        "1-1+1-1+2-1+1 (Tanh, Relu, Identity; MeanSquaredError)",
        "20-40-40-40+2-40+1-10 (Relu, Silu, Tanh, Relu, Softmax; CrossEntropy)",
    ];
}
