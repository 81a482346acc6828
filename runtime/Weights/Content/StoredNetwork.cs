namespace Generated.Neuron.Weights;

/// <summary>A network as a file holds it, whatever its format: what every reader gives and every writer takes.</summary>
/// <param name="Layers">At least one; each has as many inputs as the previous one has outputs.</param>
/// <param name="Loss">Null if the file does not say.</param>
internal sealed record StoredNetwork(IReadOnlyList<StoredLayer> Layers, Loss? Loss)
{
    /// <summary>
    /// More layers than any network of fully connected layers has; their names fill half of the longest header that is read.
    /// </summary>
    public const int MostLayers = 4096;

    /// <summary>The text of the table's encoding in the file's metadata; null if there is none. Readers do not interpret it.</summary>
    public string? Encoding { get; init; }

    /// <summary>The layers with weights.</summary>
    public IReadOnlyList<StoredDense> Dense => [.. Layers.OfType<StoredDense>()];

    /// <summary>Inputs, hidden widths, outputs.</summary>
    public int[] Sizes => [Layers[0].Inputs, .. Dense.Select(layer => layer.Outputs)];

    /// <summary>The layers of its topology; null if the file does not say their activations or how they are connected.</summary>
    public IReadOnlyList<Layer>? Topology
    {
        get
        {
            var layers = Layers.Select(layer => layer.ToLayer()).OfType<Layer>().ToArray();
            return layers.Length == Layers.Count ? layers : null;
        }
    }

    /// <summary>
    /// The loss, or if the file does not say, the usual one for the output's activation: sigmoid with
    /// binary cross entropy, softmax with cross entropy, others with the mean squared error.
    /// </summary>
    public Loss LossOrUsual => Loss ?? Layers.OfType<StoredDense>().Last().Activation switch
    {
        Activation.Sigmoid => Neuron.Loss.BinaryCrossEntropy,
        Activation.Softmax => Neuron.Loss.CrossEntropy,
        _ => Neuron.Loss.MeanSquaredError,
    };
}
