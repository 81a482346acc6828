namespace Generated.Neuron;

/// <summary>A fully connected layer, a = f(W x + b): every output depends on every input.</summary>
/// <example>
/// <code>
/// [Network(2), Dense(8), Dense(1)]                              // the same network as [Network(2, 8, 1)]
/// public sealed partial class MoonClassifier;
///
/// [Network(4, Loss = Loss.Huber), Dense(32, Activation = Activation.Tanh), Dense(16), Dense(2)]
/// internal partial class Controller;                            // tanh, ReLU, identity
/// </code>
/// </example>
/// <param name="outputs">
/// The number of its outputs, at least 1. Its inputs are the outputs of the layer before it, or the network's. W has outputs × inputs
/// weights, b as many biases as outputs.
/// </param>
/// <remarks>The outputs of the last dense layer are the network's. A network has at least one.</remarks>
public sealed class DenseAttribute(int outputs) : LayerAttribute
{
    /// <summary>The number of its outputs.</summary>
    public int Outputs { get; } = outputs;

    /// <summary>
    /// Its activation f. If it is not set, it follows from the network: <see cref="NetworkAttribute.Hidden"/>, and for the last dense layer
    /// <see cref="NetworkAttribute.Output"/>, which follows from the loss.
    /// </summary>
    public Activation Activation { get; set; }
}
