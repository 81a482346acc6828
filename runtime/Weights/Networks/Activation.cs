namespace Generated.Neuron;

/// <summary>
/// What a layer does with its weighted sums z to give its activations a = f(z). Definitions are PyTorch's.
/// </summary>
/// <remarks>The numbers are part of the contract: a later version adds names and never moves one.</remarks>
public enum Activation
{
    /// <summary>a = z.</summary>
    Identity = 0,

    /// <summary>a = max(z, 0). The derivative at 0 is 0.</summary>
    Relu = 1,

    /// <summary>a = z above 0, 0.01 z below. The derivative at 0 is 0.01.</summary>
    LeakyRelu = 2,

    /// <summary>a = z above 0, eᶻ − 1 below.</summary>
    Elu = 3,

    /// <summary>
    /// a = 1.0507 z above 0, 1.7581 (eᶻ − 1) below: PyTorch's constants, to float32's last digit. The derivative at 0 is 1.7581.
    /// </summary>
    Selu = 4,

    /// <summary>a = z Φ(z) = ½ z (1 + erf(z / √2)): the exact one, not its approximation by tanh.</summary>
    Gelu = 5,

    /// <summary>a = z σ(z), also called swish.</summary>
    Silu = 6,

    /// <summary>a = z tanh(ln(1 + eᶻ)).</summary>
    Mish = 7,

    /// <summary>a = tanh z.</summary>
    Tanh = 8,

    /// <summary>a = σ(z) = 1 / (1 + e⁻ᶻ).</summary>
    Sigmoid = 9,

    /// <summary>a = ln(1 + eᶻ).</summary>
    Softplus = 10,

    /// <summary>a = z / (1 + |z|).</summary>
    Softsign = 11,

    /// <summary>a = min(max(z + 3, 0), 6) / 6. The derivative at ±3 is 0.</summary>
    HardSigmoid = 12,

    /// <summary>a = z · min(max(z + 3, 0), 6) / 6. The derivative at −3 is 0, at 3 it is 1.</summary>
    HardSwish = 13,

    /// <summary>aⱼ = e^zⱼ / Σₖ e^zₖ over the neurons of the layer. For the output only, with <see cref="Loss.CrossEntropy"/>.</summary>
    Softmax = 14,
}
