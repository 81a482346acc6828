namespace Generated.Neuron.Weights;

/// <summary>A layer as a file holds it, whatever its format. A kind is a record.</summary>
/// <param name="Inputs">At least 1.</param>
/// <param name="Outputs">At least 1.</param>
internal abstract record StoredLayer(int Inputs, int Outputs)
{
    /// <summary>Its place in the file, for messages, as from <see cref="ModelFile.Tensor"/>.</summary>
    public string? Place { get; init; }

    /// <summary>Its parameters block by block, in the order in which a network has them.</summary>
    public abstract IReadOnlyList<float[]> Blocks { get; }

    /// <summary>As a layer of a topology; null if the file does not say enough.</summary>
    public abstract Layer? ToLayer();
}
