using Generated.Neuron.Files;
using Generated.Neuron.Tables;
using Generated.Neuron.Weights;

namespace Generated.Neuron;

/// <summary>
/// Networks as ONNX models, which ONNX Runtime and many others run. Written is opset 17, as PyTorch exports an <c>nn.Sequential</c>:
/// from <c>input [rows × inputs]</c> to <c>output [rows × outputs]</c>, a Gemm for each layer with <c>0.weight</c>
/// <c>[outputs × inputs]</c> and <c>0.bias</c>, followed by its activation, and <see cref="Topology"/> as text in the metadata under
/// <c>topology</c>.
/// </summary>
/// <remarks>
/// Read are opset 7 to 26, in the many spellings of PyTorch, Keras and scikit-learn: docs/onnx.md lists them, operator by operator.
/// A model that is damaged, or more than a plain sequence of layers and activations, is refused as a whole. Source of the format:
/// https://github.com/onnx/onnx/blob/main/docs/IR.md
/// </remarks>
public static class Onnx
{
    /// <summary>Saves a network; a crash leaves the old file or the new one.</summary>
    /// <param name="network">All parameters finite.</param>
    /// <param name="path">The file, replaced if it is there.</param>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite; nothing is written.</exception>
    /// <exception cref="IOException">The file cannot be written, for example because the disk is full; the old one is
    /// unchanged.</exception>
    public static void Save(INetwork network, string path) => ModelFormat.Onnx.Save(network, path);

    /// <summary>Saves a network to a stream.</summary>
    /// <param name="network">All parameters finite.</param>
    /// <param name="stream">Written from its position, and left open.</param>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite; nothing is written.</exception>
    public static void Save(INetwork network, Stream stream) => ModelFormat.Onnx.Save(network, stream);

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
        ModelFormat.Onnx.Save(network, path, EncodedFiles.TextFor(network, encoding));

    /// <summary>Saves a network with the encoding of its table to a stream.</summary>
    /// <param name="network">All parameters finite.</param>
    /// <param name="stream">Written from its position, and left open.</param>
    /// <param name="encoding">That of the rows that the network was trained on.</param>
    /// <exception cref="ArgumentException">The network does not fit the encoding; the message says what to write.</exception>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite; nothing is written.</exception>
    public static void Save(INetwork network, Stream stream, TableEncoding encoding) =>
        ModelFormat.Onnx.Save(network, stream, EncodedFiles.TextFor(network, encoding));

    /// <summary>Loads the parameters of a network; scaling in the model is folded into its layers.</summary>
    /// <param name="network">Its sizes and activations must be those of the model; otherwise it stays unchanged.</param>
    /// <param name="path">The file. Weights in a file beside it (<c>x.onnx.data</c>) are read from there.</param>
    /// <exception cref="ModelFileException">The file is damaged, not understood, or of another network; the network is
    /// unchanged.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static void Load(INetwork network, string path) => ModelFormat.Onnx.Load(network, path);

    /// <summary>Loads the parameters of a network from a stream; scaling in the model is folded into its layers.</summary>
    /// <param name="network">Its sizes and activations must be those of the model; otherwise it stays unchanged.</param>
    /// <param name="stream">Read from its position to its end, and left open. All weights must be in it.</param>
    /// <exception cref="ModelFileException">The file is damaged, not understood, or of another network; the network is
    /// unchanged.</exception>
    public static void Load(INetwork network, Stream stream) => ModelFormat.Onnx.Load(network, stream);

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
        ModelFormat.Onnx.Load(network, path, read.Read);
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
        ModelFormat.Onnx.Load(network, stream, read.Read);
        encoding = read.Encoding;
    }

    /// <summary>The topology of a model, for inspection.</summary>
    /// <param name="path">The file.</param>
    /// <returns>
    /// Sizes and activations as the graph computes them; the loss in the metadata, or if there is none, the usual one for the output's
    /// activation.
    /// </returns>
    /// <exception cref="ModelFileException">The file is damaged or not understood.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static Topology ReadTopology(string path) => Look(ModelFiles.Read(path));

    /// <summary>The topology of a model in a stream, for inspection.</summary>
    /// <param name="stream">Read from its position to its end, and left open.</param>
    /// <exception cref="ModelFileException">The file is damaged or not understood.</exception>
    public static Topology ReadTopology(Stream stream) => Look(ModelFiles.Read(stream));

    private static Topology Look(ModelFile file) => NetworkWeights.Topology(file, OnnxReader.Read(file));
}
