namespace Generated.Neuron.Generator.Model;

/// <summary>What the user asked for: value-equal, and nothing of Roslyn in it.</summary>
/// <param name="Type">The class to write.</param>
/// <param name="Layers">The layers, the first one first.</param>
/// <param name="Loss">The cost.</param>
/// <param name="Initialization">How the first weights are drawn: its kernels do not depend on it.</param>
/// <param name="Attribute">The attribute as the user wrote it, for the head of the generated file.</param>
/// <param name="Options">How to write it.</param>
/// <param name="Names">How its kernels are named and name others, if not as usual.</param>
internal sealed record NetworkSpec(
    TypeSpec Type,
    EquatableArray<LayerSpec> Layers,
    Loss Loss,
    Initialization Initialization,
    string Attribute,
    NetworkOptions Options,
    KernelNames? Names = null)
{
    /// <summary>What its kernels depend on.</summary>
    public TopologySpec Topology => new(Layers, Loss, Options, Names);
}
