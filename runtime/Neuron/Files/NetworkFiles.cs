using Generated.Neuron.Files;
using Generated.Neuron.Tables;

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

    /// <summary>Saves a network with the encoding of its table; a crash leaves the old file or the new one.</summary>
    /// <remarks>
    /// The encoding is one text, <c>table_encoding</c>, which other programs ignore. Names and words of the table are in it. Nothing is
    /// folded into the weights: <c>Load</c> restores the same bits, and training can continue.
    /// </remarks>
    /// <param name="network">All parameters finite.</param>
    /// <param name="path">The file, replaced if it is there.</param>
    /// <param name="encoding">That of the rows that the network was trained on.</param>
    /// <exception cref="ArgumentException">
    /// The extension is not that of a model file, or the network does not fit the encoding; the message says what to write.
    /// </exception>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite; nothing is written.</exception>
    /// <exception cref="IOException">
    /// The file cannot be written, for example because the disk is full; the old one is unchanged.
    /// </exception>
    public static void Save(this INetwork network, string path, TableEncoding encoding) =>
        ModelFormat.ToSave(path).Save(network, path, EncodedFiles.TextFor(network, encoding));

    /// <summary>Loads the parameters of a network.</summary>
    /// <remarks>
    /// Tensors that another program saved, such as a state_dict of PyTorch, do not tell their activations: then only the sizes are
    /// checked, and a network with other activations loads and computes something else. Load such a network as ONNX, or compare its
    /// answer for one row (docs/weights.md).
    /// </remarks>
    /// <param name="network">Its sizes and activations must be those of the file; otherwise it stays unchanged.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException">The extension is of no format.</exception>
    /// <exception cref="ModelFileException">
    /// The file is damaged, not understood, or of another network; the network is unchanged.
    /// </exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static void Load(this INetwork network, string path) => ModelFormat.ToLoad(path).Load(network, path);

    /// <summary>Loads the parameters of a network and the encoding of its table.</summary>
    /// <param name="network">Its sizes and activations must be those of the file; otherwise it stays unchanged.</param>
    /// <param name="path">The file.</param>
    /// <param name="encoding">Null if the file has none.</param>
    /// <exception cref="ArgumentException">The extension is of no format.</exception>
    /// <exception cref="ModelFileException">
    /// The file or its encoding is damaged, not understood, or of another network; the network is unchanged. Without the last parameter an
    /// encoding is ignored, whatever it is.
    /// </exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static void Load(this INetwork network, string path, out TableEncoding? encoding)
    {
        var read = new EncodingOfFile(network);
        ModelFormat.ToLoad(path).Load(network, path, read.Read);
        encoding = read.Encoding;
    }
}
