namespace Generated.Neuron.Weights;

/// <summary>One fully connected layer.</summary>
/// <param name="Inputs">At least 1.</param>
/// <param name="Outputs">At least 1.</param>
/// <param name="Weights"><c>[inputs × outputs]</c>, input-major as in INetwork.Parameters; all finite.</param>
/// <param name="Biases"><c>[outputs]</c>, all finite; zeros if the file has none.</param>
/// <param name="Activation">Null if the file does not say.</param>
internal sealed record StoredDense(int Inputs, int Outputs, float[] Weights, float[] Biases, Activation? Activation)
    : StoredLayer(Inputs, Outputs)
{
    public override IReadOnlyList<float[]> Blocks => [Weights, Biases];

    public override Layer? ToLayer() => Activation is { } activation ? new DenseLayer(Inputs, Outputs, activation) : null;
}
