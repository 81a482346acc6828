namespace Generated.Neuron.Generator.Model;

/// <summary>
/// What of a network its kernels depend on, apart from the class it stands in: two networks with an equal one share their kernels.
/// </summary>
/// <param name="Layers">The layers with weights, the first one first.</param>
/// <param name="Loss">The cost.</param>
/// <param name="Options">How to write it.</param>
internal sealed record TopologySpec(EquatableArray<LayerSpec> Layers, Loss Loss, NetworkOptions Options)
{
    public int InputCount => Layers[0].Inputs;

    public LayerSpec Output => Layers[Layers.Count - 1];

    public int OutputCount => Output.Outputs;

    public IEnumerable<int> Sizes => Layers.Select(layer => layer.Outputs).Prepend(InputCount);

    public Unroll Unroll => Options.Unroll ?? Unroll.Auto;

    public int MaxVectorWidth => Options.MaxVectorWidth ?? NetworkOptions.WidestVector;
}
