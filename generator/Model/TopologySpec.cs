namespace Generated.Neuron.Generator.Model;

/// <summary>
/// What of a network its kernels depend on, apart from the class it stands in: two networks with an equal one share their kernels.
/// </summary>
/// <param name="Layers">The layers with weights, the first one first.</param>
/// <param name="Loss">The cost.</param>
/// <param name="Options">How to write it.</param>
/// <param name="Dropout">The probability with which a hidden neuron is dropped in training; 0 where none is.</param>
/// <param name="Names">How the kernels are named and name others, if not as usual.</param>
internal sealed record TopologySpec(
    EquatableArray<LayerSpec> Layers, Loss Loss, NetworkOptions Options, double Dropout = 0, KernelNames? Names = null)
{
    /// <summary>The namespace of the kernels.</summary>
    public string Space => Names?.Space ?? Vocabulary.KernelSpace;

    public bool Drops => Dropout > 0;

    /// <summary>Of 2³² hashes so many drop a neuron.</summary>
    public uint DropBelow => (uint)Math.Min(uint.MaxValue, Math.Round(Dropout * 4294967296.0));

    public int InputCount => Layers[0].Inputs;

    public LayerSpec Output => Layers[Layers.Count - 1];

    public int OutputCount => Output.Outputs;

    public IEnumerable<int> Sizes => Layers.Select(layer => layer.Outputs).Prepend(InputCount);

    public Unroll Unroll => Options.Unroll ?? Unroll.Auto;

    public int MaxVectorWidth => Options.MaxVectorWidth ?? NetworkOptions.WidestVector;
}

/// <summary>What a project's own types ask of the kernels.</summary>
/// <param name="Space">The namespace in which the project has nothing.</param>
/// <param name="AreFull">Whether every name is written with its namespace, because a short one would mean two types.</param>
internal sealed record KernelNames(string Space, bool AreFull);
