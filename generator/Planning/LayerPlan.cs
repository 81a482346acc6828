using Generated.Neuron.Generator.Activations;
using Generated.Neuron.Generator.Model;

namespace Generated.Neuron.Generator.Planning;

/// <summary>One layer and where its parameters lie.</summary>
/// <param name="Spec">The layer.</param>
/// <param name="Weights">Offset of W: <c>[inputs × outputs]</c>, input-major.</param>
/// <param name="IsOutput">Whether it is the last one.</param>
internal sealed record LayerPlan(LayerSpec Spec, int Weights, bool IsOutput)
{
    public int Index => Spec.Index;

    public int Inputs => Spec.Inputs;

    public int Outputs => Spec.Outputs;

    /// <summary>Offset of b: right after W.</summary>
    public int Biases => Weights + Inputs * Outputs;

    public int ParameterCount => (Inputs + 1) * Outputs;

    /// <summary>
    /// A single neuron is summed in eight parts, so that one row alone can be a vector of products that is folded; more
    /// neurons are one chain each, bias first, in the order of the inputs.
    /// </summary>
    public bool IsFolded => Outputs == 1;

    /// <summary>Whether the parameters are broadcast once a chunk, and not at every use.</summary>
    public bool HasResidentParameters => ParameterCount <= Budgets.ResidentParameters;

    /// <summary>
    /// Inputs that all tiles of the layer go over before the next ones: all of them, or blocks of about the same size whose columns
    /// stay in the first-level cache.
    /// </summary>
    public int InputsOfBlock
    {
        get
        {
            var blocks = (Inputs + Budgets.NeuronsOfBlock - 1) / Budgets.NeuronsOfBlock;
            return (Inputs + blocks - 1) / blocks;
        }
    }

    /// <summary>Whether loops take the inputs in more than one block.</summary>
    public bool SumsInBlocks => InputsOfBlock < Inputs;

    /// <summary>Whether z is kept beside a, because the derivative reads it.</summary>
    public bool KeepsSum => !IsOutput && Activation.FromSum;

    /// <summary>The activation's row; not for softmax.</summary>
    public ActivationRow Activation => ActivationTable.Of(Spec.Activation);
}
