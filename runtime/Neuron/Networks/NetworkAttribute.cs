namespace Generated.Neuron;

/// <summary>
/// Makes the compiler write a neural network into the partial class that has this attribute.
/// </summary>
/// <example>
/// <code>
/// [Network(2, 8, 1)]                  // ReLU hidden, sigmoid output, binary cross entropy
/// public sealed partial class MoonClassifier;
///
/// [Network(16, Hidden = Activation.Silu, Loss = Loss.Huber), Dense(32), Dense(32), Residual(2), Dropout(0.1), Dense(4)]
/// public sealed partial class Controller;
/// </code>
/// </example>
/// <param name="layers">
/// The sizes of fully connected layers: inputs, hidden widths, outputs. Or the inputs alone, if a list of layers follows the attribute.
/// </param>
/// <remarks>
/// <c>[Network(2, 8, 1)]</c> is short for <c>[Network(2), Dense(8), Dense(1)]</c>. A layer is a <see cref="LayerAttribute"/>.
/// It belongs on a class, once. The compiler lets it stand on structs and twice as well, so that the analyzer can say what to
/// write instead.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false, AllowMultiple = true)]
public sealed class NetworkAttribute(params int[] layers) : Attribute
{
    /// <summary>The sizes of the layers: inputs, hidden widths, outputs; or the inputs alone.</summary>
    public int[] Layers { get; } = layers;

    /// <summary>The activation of every hidden layer.</summary>
    public Activation Hidden { get; set; } = Activation.Relu;

    /// <summary>
    /// The activation of the output. If it is not set, it follows from <see cref="Loss"/>: binary cross entropy → sigmoid,
    /// cross entropy → softmax, the others → identity.
    /// </summary>
    public Activation Output { get; set; }

    /// <summary>One activation a layer after the input, instead of <see cref="Hidden"/> and <see cref="Output"/>.</summary>
    public Activation[] Activations { get; set; } = [];

    /// <summary>The cost the network is trained on.</summary>
    public Loss Loss { get; set; } = Loss.BinaryCrossEntropy;

    /// <summary>
    /// How the first weights are drawn: <see cref="Generated.Neuron.Initialization.HeNormal"/> suits ReLU and its kind,
    /// <see cref="Generated.Neuron.Initialization.XavierNormal"/> tanh and sigmoid. If it is not set: standard normal × √(1/(n_in +
    /// n_out)).
    /// </summary>
    public Initialization Initialization { get; set; } = Initialization.ScaledNormal;

    /// <summary>
    /// The probability with which each hidden neuron is dropped for a row in a training step that names a <see cref="DropoutKey"/>, as a
    /// trainer's do: at least 0 and below 1. The kept neurons are multiplied by 1 / (1 − p), so that Forward, Backward, Cost and Predict,
    /// which drop nothing, need no factor. A network with 0 is written as if there were no such property.
    /// </summary>
    public double Dropout { get; set; }

    /// <summary>
    /// Whether the network is written out or as loops. If it is not set, the build property <c>NeuronUnroll</c> decides
    /// (<c>auto</c>, <c>always</c> or <c>never</c>). It changes no result but by the order of sums: see the head of the
    /// generated file.
    /// </summary>
    public Unroll Unroll { get; set; }

    /// <summary>
    /// The widest vectors in bits: 128, 256 or 512. If it is not set, the build property <c>NeuronMaxVectorWidth</c> decides,
    /// and without that the widest the processor has. It changes no bit of any result.
    /// </summary>
    public int MaxVectorWidth { get; set; }
}
