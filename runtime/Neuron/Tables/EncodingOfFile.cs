using Generated.Neuron.Weights;

namespace Generated.Neuron.Tables;

/// <summary>The encoding in a file that is loaded into a network, read and checked before the network is changed.</summary>
internal sealed class EncodingOfFile
{
    private readonly Topology _topology;

    public EncodingOfFile(INetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        _topology = network.Topology;
    }

    /// <summary>Null if the file has none.</summary>
    public TableEncoding? Encoding { get; private set; }

    /// <exception cref="ModelFileException">The text is not an encoding, or not one of the network.</exception>
    public void Read(ModelFile file, StoredNetwork stored) => Encoding = EncodedFiles.Of(file, stored, _topology);
}
