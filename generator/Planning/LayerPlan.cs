using Generated.Neuron.Generator.Activations;
using Generated.Neuron.Generator.Model;

namespace Generated.Neuron.Generator.Planning;

/// <summary>One layer: where its parameters lie, and what each of its passes is.</summary>
/// <param name="Spec">The layer.</param>
/// <param name="Weights">Offset of W: <c>[inputs × outputs]</c>, input-major.</param>
/// <param name="IsOutput">Whether it is the last one.</param>
/// <param name="Shape">What the library's kernels are told of it; null where none of its passes is one.</param>
/// <param name="Forward">From its inputs to its outputs.</param>
/// <param name="Delta">From its dz to that of the layer before.</param>
/// <param name="Gradient">Its parameters' gradient.</param>
internal sealed record LayerPlan(
    LayerSpec Spec, int Weights, bool IsOutput, LayerShape? Shape, ForwardPlan Forward, DeltaPlan Delta, GradientPlan Gradient)
{
    public int Index => Spec.Index;

    public int Inputs => Spec.Inputs;

    public int Outputs => Spec.Outputs;

    /// <summary>Offset of b: right after W.</summary>
    public int Biases => Weights + Inputs * Outputs;

    public int ParameterCount => (Inputs + 1) * Outputs;

    /// <summary>Whether z is kept beside a, because the derivative reads it; or f′(z), if the activation keeps that.</summary>
    public bool KeepsZ => !IsOutput && Activation.FromSum;

    /// <summary>The activation's row; not for softmax.</summary>
    public ActivationRow Activation => ActivationTable.Of(Spec.Activation);
}
