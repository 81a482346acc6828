namespace Generated.Neuron.Weights;

/// <summary>The activations by their numbers in the contract, so that the table of operators is whole before the enum is.</summary>
internal static class OnnxActivations
{
    public const Activation LeakyRelu = (Activation)2, Elu = (Activation)3, Selu = (Activation)4, Gelu = (Activation)5,
        Silu = (Activation)6, Mish = (Activation)7, Softplus = (Activation)10, Softsign = (Activation)11, HardSigmoid = (Activation)12,
        HardSwish = (Activation)13;
}
