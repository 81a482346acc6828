using Generated.Neuron.Weights;

namespace Generated.Neuron;

/// <summary>
/// Saves and loads networks; the extension of the file selects the format: <c>.safetensors</c> (<see cref="Safetensors"/>),
/// <c>.npz</c> (<see cref="Npz"/>) or <c>.onnx</c> (<see cref="Onnx"/>).
/// </summary>
public static class NetworkFiles
{
    /// <summary>Saves a network; a crash leaves the old file or the new one.</summary>
    /// <param name="network">All parameters finite.</param>
    /// <param name="path">The file, replaced if it is there.</param>
    /// <exception cref="ArgumentException">The extension is of no format.</exception>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite; nothing is written.</exception>
    /// <exception cref="IOException">
    /// The file cannot be written, for example because the disk is full; the old one is unchanged.
    /// </exception>
    public static void Save(this INetwork network, string path) =>
        ModelFormat.ToSave(path).Save(network, path);

    /// <summary>Loads the parameters of a network.</summary>
    /// <remarks>
    /// Tensors that another program saved, such as a state_dict of PyTorch, do not tell their activations: then only the sizes are
    /// checked, and a network with other activations loads and computes something else. Load such a network as ONNX, or compare its
    /// answer for one row (docs/weights.md).
    /// </remarks>
    /// <param name="network">Its sizes and activations are those of the file; unchanged where they are not.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException">The extension is of no format.</exception>
    /// <exception cref="ModelFileException">
    /// The file is damaged, not understood, or of another network; the network is unchanged.
    /// </exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static void Load(this INetwork network, string path) => ModelFormat.ToLoad(path).Load(network, path);
}
