using Generated.Neuron.Generator.Model;

namespace Generated.Neuron.Generator.Planning;

/// <summary>A block of the parameters and where it lies.</summary>
/// <param name="Spec">Its name and shape.</param>
/// <param name="Offset">Where it begins among the parameters.</param>
internal sealed record Block(BlockSpec Spec, int Offset)
{
    /// <summary>The constant that says where it begins: W1, B1.</summary>
    public string Name => char.ToUpperInvariant(Spec.Name[0]) + Spec.Name.Substring(1);

    public int Length => Spec.Length;

    /// <summary>Where the next one begins.</summary>
    public int End => Offset + Length;
}
