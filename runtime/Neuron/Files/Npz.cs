using Generated.Neuron.Files;
using Generated.Neuron.Tables;
using Generated.Neuron.Weights;

namespace Generated.Neuron;

/// <summary>
/// Networks as NumPy's <c>.npz</c> files: an array for each matrix of weights (<c>0.weight</c> <c>[outputs × inputs]</c>) and each
/// vector of biases (<c>0.bias</c>), named as in PyTorch's <c>nn.Sequential</c>, and the <see cref="Topology"/> as a text,
/// <c>topology</c>.
/// </summary>
/// <remarks>
/// Read are <c>numpy.savez</c> and <c>savez_compressed</c>; float32, float16 and float64 in either byte order and in Fortran's
/// order; matrices of either orientation if their shape or name shows which; and the names of PyTorch, Keras
/// (<c>0.kernel</c>), scikit-learn (<c>coefs_0</c>, <c>intercepts_0</c>) and of arrays without a name (<c>arr_0</c>). A file that is
/// damaged or not understood is refused as a whole, and so is one that inflates to more than 20 MB and a hundred times its length.
/// </remarks>
public static class Npz
{
    /// <summary>Saves a network; a crash leaves the old file or the new one.</summary>
    /// <param name="network">All parameters finite.</param>
    /// <param name="path">The file, replaced if it is there.</param>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite; nothing is written.</exception>
    /// <exception cref="IOException">
    /// The file cannot be written, for example because the disk is full; the old one is unchanged.
    /// </exception>
    public static void Save(INetwork network, string path) => ModelFormat.Npz.Save(network, path);

    /// <summary>Saves a network to a stream.</summary>
    /// <param name="network">All parameters finite.</param>
    /// <param name="stream">Written from its position, and left open.</param>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite; nothing is written.</exception>
    public static void Save(INetwork network, Stream stream) => ModelFormat.Npz.Save(network, stream);

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
        ModelFormat.Npz.Save(network, path, EncodedFiles.TextFor(network, encoding));

    /// <summary>Saves a network with the encoding of its table to a stream.</summary>
    /// <param name="network">All parameters finite.</param>
    /// <param name="stream">Written from its position, and left open.</param>
    /// <param name="encoding">That of the rows that the network was trained on.</param>
    /// <exception cref="ArgumentException">The network does not fit the encoding; the message says what to write.</exception>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite; nothing is written.</exception>
    public static void Save(INetwork network, Stream stream, TableEncoding encoding) =>
        ModelFormat.Npz.Save(network, stream, EncodedFiles.TextFor(network, encoding));

    /// <summary>Loads the parameters of a network.</summary>
    /// <param name="network">Its sizes and activations must be those of the file; otherwise it stays unchanged.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="ModelFileException">
    /// The file is damaged, not understood, or of another network; the network is unchanged.
    /// </exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static void Load(INetwork network, string path) => ModelFormat.Npz.Load(network, path);

    /// <summary>Loads the parameters of a network from a stream.</summary>
    /// <param name="network">Its sizes and activations must be those of the file; otherwise it stays unchanged.</param>
    /// <param name="stream">Read from its position to its end, and left open.</param>
    /// <exception cref="ModelFileException">
    /// The file is damaged, not understood, or of another network; the network is unchanged.
    /// </exception>
    public static void Load(INetwork network, Stream stream) => ModelFormat.Npz.Load(network, stream);

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
        ModelFormat.Npz.Load(network, path, read.Read);
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
        ModelFormat.Npz.Load(network, stream, read.Read);
        encoding = read.Encoding;
    }

    /// <summary>What a file holds, array by array, for inspection.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ModelFileException">The file is damaged.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static TensorFile Read(string path) => Look(ModelFiles.Read(path));

    /// <summary>What a stream holds, array by array, for inspection.</summary>
    /// <param name="stream">Read from its position to its end, and left open.</param>
    /// <exception cref="ModelFileException">The file is damaged.</exception>
    public static TensorFile Read(Stream stream) => Look(ModelFiles.Read(stream));

    private static TensorFile Look(ModelFile file) => new(file, NpzReader.Read(file));
}
