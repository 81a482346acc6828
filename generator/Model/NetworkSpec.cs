namespace Generated.Neuron.Generator.Model;

/// <summary>What the user asked for: value-equal, and nothing of Roslyn in it.</summary>
/// <param name="Type">The class to write.</param>
/// <param name="Layers">The layers with weights, the first one first.</param>
/// <param name="Loss">The cost.</param>
/// <param name="Attribute">The attribute as the user wrote it, for the head of the generated file.</param>
/// <param name="Options">How to write it.</param>
internal sealed record NetworkSpec(TypeSpec Type, EquatableArray<LayerSpec> Layers, Loss Loss, string Attribute, NetworkOptions Options)
{
    public int InputCount => Layers[0].Inputs;

    public LayerSpec Output => Layers[Layers.Count - 1];

    public int OutputCount => Output.Outputs;

    public IEnumerable<int> Sizes => Layers.Select(layer => layer.Outputs).Prepend(InputCount);

    public Unroll Unroll => Options.Unroll ?? Unroll.Auto;

    public int MaxVectorWidth => Options.MaxVectorWidth ?? NetworkOptions.WidestVector;
}
