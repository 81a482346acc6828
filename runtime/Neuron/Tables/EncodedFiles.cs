using System.Text;
using Generated.Neuron.Weights;

namespace Generated.Neuron.Tables;

/// <summary>Encodings in model files: one text in the metadata.</summary>
internal static class EncodedFiles
{
    /// <summary>The text for a network's file.</summary>
    /// <exception cref="ArgumentException">The network is not one of the encoding, or the text is longer than any that is read.</exception>
    public static string TextFor(INetwork network, TableEncoding encoding)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(encoding);
        TopologyFit.Check(encoding, network.Topology, nameof(encoding));
        var text = encoding.ToJson();
        var bytes = Encoding.UTF8.GetByteCount(text);
        return bytes <= EncodingReader.MostBytes ? text : throw new ArgumentException(
            $"The encoding is {bytes} bytes of text, more than the {EncodingReader.MostBytes} that are read again; encode fewer words.",
            nameof(encoding));
    }

    /// <summary>The encoding of a file; null if there is none.</summary>
    /// <exception cref="ModelFileException">The text is not an encoding, or the topology is not one of it.</exception>
    public static TableEncoding? Of(ModelFile file, StoredNetwork stored, Topology topology)
    {
        if (stored.Encoding is not { } text)
        {
            return null;
        }

        try
        {
            var encoding = TableEncoding.Parse(text);
            return TopologyFit.Mistake(encoding, topology) is { } mistake
                ? throw file.Wrong(TensorSet.EncodingPlace, mistake.TrimEnd('.'))
                : encoding;
        }
        catch (EncodingFault fault)
        {
            throw file.Wrong($"{TensorSet.EncodingPlace}, {fault.Place}", fault.Problem);
        }
    }
}
