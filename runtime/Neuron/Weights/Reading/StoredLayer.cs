namespace Generated.Neuron.Weights;

/// <summary>One fully connected layer as a file holds it, whatever its format.</summary>
/// <param name="Inputs">At least 1.</param>
/// <param name="Outputs">At least 1.</param>
/// <param name="Weights"><c>[inputs × outputs]</c>, input-major as in INetwork.Parameters; all finite.</param>
/// <param name="Biases"><c>[outputs]</c>, all finite; zeros where the file has none.</param>
/// <param name="Activation">Null where the file does not say.</param>
internal sealed record StoredLayer(int Inputs, int Outputs, float[] Weights, float[] Biases, Activation? Activation)
{
    /// <summary>Its parameters block by block, in the order in which a network has them.</summary>
    public IReadOnlyList<float[]> Blocks => [Weights, Biases];

    /// <summary>Where the weights stand in the file, for messages: as <see cref="ModelFile.Tensor"/> says it.</summary>
    public string? Place { get; init; }
}
