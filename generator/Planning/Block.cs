using Generated.Neuron.Generator.Model;

namespace Generated.Neuron.Generator.Planning;

/// <summary>A block of the parameters and its offset.</summary>
/// <param name="Spec">Its name and shape.</param>
/// <param name="Offset">Its offset in the parameters.</param>
internal sealed record Block(BlockSpec Spec, int Offset)
{
    /// <summary>The constant for its offset: W1, B1.</summary>
    public string Name => char.ToUpperInvariant(Spec.Name[0]) + Spec.Name.Substring(1);

    public int Length => Spec.Length;

    /// <summary>The offset of the next one.</summary>
    public int End => Offset + Length;
}
