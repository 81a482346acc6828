namespace Generated.Neuron;

/// <summary>
/// Dropout, only during training: each number of the layer before it becomes 0 with a probability p, independently per row, and is
/// multiplied by 1 / (1 − p) otherwise (Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, “Dropout”, JMLR 15, 2014).
/// </summary>
/// <example>
/// <code>
/// [Network(30), Dense(64), Dropout(0.5), Dense(64), Dropout(0.2), Dense(1)]
/// public sealed partial class Diagnosis;
/// </code>
/// </example>
/// <param name="probability">p: at least 0 and below 1.</param>
/// <remarks>
/// It acts in a training step that has a <see cref="DropoutKey"/>, as a trainer's steps do. Forward, Backward without a step, Cost and
/// Predict drop nothing and need no factor. It is not part of the <see cref="Topology"/> and not in a model file. It follows a hidden
/// dense layer, or that layer's <see cref="ResidualAttribute"/>, of which it then drops the sum, or comes first and drops inputs of the
/// network. Each place has a mask of its own.
/// </remarks>
public sealed class DropoutAttribute(double probability) : LayerAttribute
{
    /// <summary>The probability with which a number is dropped.</summary>
    public double Probability { get; } = probability;
}
