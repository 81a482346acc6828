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

    /// <summary>a = tanh z.</summary>
    Tanh = 8,

    /// <summary>a = σ(z) = 1 / (1 + e⁻ᶻ).</summary>
    Sigmoid = 9,

    /// <summary>aⱼ = e^zⱼ / Σₖ e^zₖ over the neurons of the layer. For the output only, with <see cref="Loss.CrossEntropy"/>.</summary>
    Softmax = 14,
}
