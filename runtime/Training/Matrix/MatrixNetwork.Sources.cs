using Generated.Neuron.Files;
using Generated.Neuron.Tables;

namespace Generated.Neuron;

/// <content>Ways to make a network besides the constructor: from an encoding, a file, another network.</content>
public sealed partial class MatrixNetwork
{
    /// <summary>A new network for the rows of an encoding, with as many inputs and outputs.</summary>
    /// <param name="encoding">Fitted to the training rows.</param>
    /// <param name="hidden">The widths of the hidden layers, such as <c>[32]</c>; they are ReLU.</param>
    /// <param name="loss">
    /// Null for the one that fits the targets: mean squared error for numbers, binary cross entropy for two classes, and cross entropy for
    /// more.
    /// </param>
    /// <param name="seed">Any number; the same seed gives the same weights on every machine.</param>
    /// <param name="initialization">How the weights are drawn; biases are 0.</param>
    /// <exception cref="ArgumentException">
    /// The loss does not fit the targets, or there are none; the message says what to write.
    /// </exception>
    public static MatrixNetwork For(
        TableEncoding encoding,
        IEnumerable<int> hidden,
        Loss? loss = null,
        int seed = 0,
        Initialization initialization = Initialization.ScaledNormal)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        ArgumentNullException.ThrowIfNull(hidden);
        var topology = TopologyFit.TopologyFor(encoding, [.. hidden], loss);
        TopologyFit.Check(encoding, topology, nameof(loss));
        return new MatrixNetwork(topology, seed, initialization);
    }

    /// <summary>The network of a model file, topology and parameters, and the encoding of its table.</summary>
    /// <param name="path">A file as <see cref="FromFile(string)"/> takes it.</param>
    /// <param name="encoding">Null if the file has none.</param>
    /// <exception cref="ArgumentException">The file extension is not that of a model file.</exception>
    /// <exception cref="ModelFileException">
    /// The file or its encoding is damaged, not understood, or the file does not say its activations.
    /// </exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static MatrixNetwork FromFile(string path, out TableEncoding? encoding)
    {
        var format = ModelFormat.ToLoad(path);
        var file = ModelFiles.Read(path);
        var stored = format.Read(file);
        var network = new MatrixNetwork(NetworkWeights.Topology(file, stored));
        encoding = EncodedFiles.Of(file, stored, network.Topology);
        NetworkWeights.Write(file, stored, network);
        return network;
    }

    /// <summary>The network of a model file, topology and parameters.</summary>
    /// <param name="path">
    /// A file of a format that <see cref="NetworkFiles"/> reads and that names its activations, as all files that this library saves do.
    /// </param>
    /// <exception cref="ArgumentException">The file extension is not that of a model file.</exception>
    /// <exception cref="ModelFileException">The file is damaged, not understood, or does not say its activations.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static MatrixNetwork FromFile(string path)
    {
        var format = ModelFormat.ToLoad(path);
        var file = ModelFiles.Read(path);
        var stored = format.Read(file);
        var network = new MatrixNetwork(NetworkWeights.Topology(file, stored));
        NetworkWeights.Write(file, stored, network);
        return network;
    }

    /// <summary>
    /// Another network of the same topology, dropout and parameters; from then on each has its own. <see cref="NetworkCopies.CopyFrom"/>
    /// copies the parameters again without a new network.
    /// </summary>
    public MatrixNetwork Clone()
    {
        var clone = new MatrixNetwork(Topology, seed: 0, Initialization.Zeros) { Dropouts = Dropouts };
        clone.CopyFrom(this);
        return clone;
    }
}
