namespace Generated.Neuron.Generator.Model;

/// <summary>
/// Everything that a network's kernels depend on, without its class: two networks with equal specs share their kernels.
/// </summary>
/// <param name="Layers">The layers, the first one first.</param>
/// <param name="Loss">The cost.</param>
/// <param name="Options">How to write it.</param>
/// <param name="Names">How the kernels are named and name others, if not as usual.</param>
internal sealed record TopologySpec(EquatableArray<LayerSpec> Layers, Loss Loss, NetworkOptions Options, KernelNames? Names = null)
{
    /// <summary>The namespace of the kernels.</summary>
    public string Space => Names?.Space ?? Vocabulary.KernelSpace;

    public int InputCount => Layers[0].Inputs;

    public int OutputCount => Layers[Layers.Count - 1].Outputs;

    /// <summary>The layers that have an activation.</summary>
    public IReadOnlyList<LayerSpec> Numbered => [.. Layers.Where(layer => layer.Activation is not null)];

    /// <summary>The inputs, and the outputs of the layers that have an activation.</summary>
    public IEnumerable<int> Sizes => Numbered.Select(layer => layer.Outputs).Prepend(InputCount);

    /// <summary>The activations of the layers that have one; the last one is the output's.</summary>
    public IEnumerable<Activation> Activations => Layers.Select(layer => layer.Activation).OfType<Activation>();

    public Activation OutputActivation => Activations.Last();

    /// <summary>Whether sizes and activations describe it completely.</summary>
    public bool IsStack => Layers.All(layer => layer.IsSaidBySizes);

    /// <summary>Its layers as on paper: 2-8-1, or 16-32-32+2-4 with a residual.</summary>
    public string Notation => InputCount + string.Concat(Layers.Select(layer => layer.Notation));

    public Unroll Unroll => Options.Unroll ?? Unroll.Auto;

    public int MaxVectorWidth => Options.MaxVectorWidth ?? NetworkOptions.WidestVector;
}

/// <summary>What a project's own types require of the kernels.</summary>
/// <param name="Space">The namespace in which the project has nothing.</param>
/// <param name="AreFull">Whether every name is written with its namespace, because a short one would mean two types.</param>
internal sealed record KernelNames(string Space, bool AreFull);
