using Generated.Neuron.Files;
using Generated.Neuron.Tables;
using Generated.Neuron.Weights;

namespace Generated.Neuron;

/// <summary>
/// Networks as safetensors files, the format of PyTorch's and Hugging Face's world: names and orientation as in PyTorch's
/// <c>nn.Sequential</c> (<c>0.weight</c> <c>[outputs × inputs]</c>, <c>0.bias</c>, <c>2.weight</c>, …), so that Python's
/// <c>load_file</c> and <c>load_state_dict</c> take them, and <see cref="Topology"/> as text in the metadata under <c>topology</c>.
/// </summary>
/// <remarks>
/// Read are float32, float16, bfloat16 and float64, matrices of either orientation if their shape or name tells it, and the
/// names of PyTorch, Keras (<c>dense/kernel</c>) and scikit-learn (<c>coefs_0</c>). A file that is damaged or not understood is
/// refused as a whole. Without a topology in the metadata, as in a state_dict of PyTorch, only sizes are checked, not activations:
/// load such a network as ONNX, or compare its outputs for one row. Source of the format: https://github.com/huggingface/safetensors#format
/// </remarks>
public static class Safetensors
{
    /// <summary>Saves a network; a crash leaves the old file or the new one.</summary>
    /// <param name="network">All parameters finite.</param>
    /// <param name="path">The file, replaced if it is there.</param>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite; nothing is written.</exception>
    /// <exception cref="IOException">
    /// The file cannot be written, for example because the disk is full; the old one is unchanged.
    /// </exception>
    public static void Save(INetwork network, string path) => ModelFormat.Safetensors.Save(network, path);

    /// <summary>Saves a network to a stream.</summary>
    /// <param name="network">All parameters finite.</param>
    /// <param name="stream">Written from its position, and left open.</param>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite; nothing is written.</exception>
    public static void Save(INetwork network, Stream stream) => ModelFormat.Safetensors.Save(network, stream);

    /// <summary>Saves a network with the encoding of its table; a crash leaves the old file or the new one.</summary>
    /// <remarks>
    /// The encoding is one text, <c>table_encoding</c>, which other programs ignore. Names and words of the table are in it.
    /// </remarks>
    /// <param name="network">All parameters finite.</param>
    /// <param name="path">The file, replaced if it is there.</param>
    /// <param name="encoding">That of the rows that the network was trained on.</param>
    /// <exception cref="ArgumentException">The network does not fit the encoding; the message says what to write.</exception>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite; nothing is written.</exception>
    /// <exception cref="IOException">
    /// The file cannot be written, for example because the disk is full; the old one is unchanged.
    /// </exception>
    public static void Save(INetwork network, string path, TableEncoding encoding) =>
        ModelFormat.Safetensors.Save(network, path, EncodedFiles.TextFor(network, encoding));

    /// <summary>Saves a network with the encoding of its table to a stream.</summary>
    /// <param name="network">All parameters finite.</param>
    /// <param name="stream">Written from its position, and left open.</param>
    /// <param name="encoding">That of the rows that the network was trained on.</param>
    /// <exception cref="ArgumentException">The network does not fit the encoding; the message says what to write.</exception>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite; nothing is written.</exception>
    public static void Save(INetwork network, Stream stream, TableEncoding encoding) =>
        ModelFormat.Safetensors.Save(network, stream, EncodedFiles.TextFor(network, encoding));

    /// <summary>Loads the parameters of a network.</summary>
    /// <param name="network">Its sizes and activations must be those of the file; otherwise it stays unchanged.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="ModelFileException">
    /// The file is damaged, not understood, or of another network; the network is unchanged.
    /// </exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static void Load(INetwork network, string path) => ModelFormat.Safetensors.Load(network, path);

    /// <summary>Loads the parameters of a network from a stream.</summary>
    /// <param name="network">Its sizes and activations must be those of the file; otherwise it stays unchanged.</param>
    /// <param name="stream">Read from its position to its end, and left open.</param>
    /// <exception cref="ModelFileException">
    /// The file is damaged, not understood, or of another network; the network is unchanged.
    /// </exception>
    public static void Load(INetwork network, Stream stream) => ModelFormat.Safetensors.Load(network, stream);

    /// <summary>Loads the parameters of a network and the encoding of its table.</summary>
    /// <param name="network">Its sizes and activations must be those of the file; otherwise it stays unchanged.</param>
    /// <param name="path">The file.</param>
    /// <param name="encoding">Null if the file has none.</param>
    /// <exception cref="ModelFileException">
    /// The file or its encoding is damaged, not understood, or of another network; the network is unchanged.
    /// </exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static void Load(INetwork network, string path, out TableEncoding? encoding)
    {
        var read = new EncodingOfFile(network);
        ModelFormat.Safetensors.Load(network, path, read.Read);
        encoding = read.Encoding;
    }

    /// <summary>Loads the parameters of a network and the encoding of its table from a stream.</summary>
    /// <param name="network">Its sizes and activations must be those of the content; otherwise it stays unchanged.</param>
    /// <param name="stream">Read from its position to its end, and left open.</param>
    /// <param name="encoding">Null if the content has none.</param>
    /// <exception cref="ModelFileException">
    /// The content or its encoding is damaged, not understood, or of another network; the network is unchanged.
    /// </exception>
    public static void Load(INetwork network, Stream stream, out TableEncoding? encoding)
    {
        var read = new EncodingOfFile(network);
        ModelFormat.Safetensors.Load(network, stream, read.Read);
        encoding = read.Encoding;
    }

    /// <summary>What a file holds, whatever model it is of.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ModelFileException">The file is damaged.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static TensorFile Read(string path) => Look(ModelFiles.Read(path));

    /// <summary>What a stream holds, whatever model it is of.</summary>
    /// <param name="stream">Read from its position to its end, and left open.</param>
    /// <exception cref="ModelFileException">The file is damaged.</exception>
    public static TensorFile Read(Stream stream) => Look(ModelFiles.Read(stream));

    private static TensorFile Look(ModelFile file) => new(file, SafetensorsReader.Read(file));
}
