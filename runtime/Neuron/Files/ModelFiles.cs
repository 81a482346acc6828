using Generated.Neuron.Weights;

namespace Generated.Neuron.Files;

/// <summary>Reads and writes whole files and streams.</summary>
internal static class ModelFiles
{
    private const int FirstPiece = 1 << 16;

    /// <summary>
    /// The most bytes that a file for a network of these parameters may have: each twice as a double, and 20 MB for names, a table's
    /// encoding and what else a format needs. A stream without an end fills no memory.
    /// </summary>
    public static int LongestFor(INetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return (int)Math.Min(ModelFile.Longest, 20_000_000 + 2L * sizeof(double) * network.Topology.ParameterCount);
    }

    /// <exception cref="ModelFileException">The file is longer than <paramref name="most"/>.</exception>
    /// <exception cref="IOException">The file is missing, is a folder, or may not be read.</exception>
    public static ModelFile Read(string path, int most = ModelFile.Longest)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using var stream = File.OpenRead(path);
            return Read(path, stream, most, new ExternalDataFolder(path));
        }
        catch (UnauthorizedAccessException problem)
        {
            throw new IOException($"{path} cannot be read: {problem.Message} Name a file that this program may read.", problem);
        }
    }

    /// <summary>Reads from the stream's position to its end.</summary>
    /// <exception cref="ModelFileException">The stream is longer than <paramref name="most"/>.</exception>
    public static ModelFile Read(Stream stream, int most = ModelFile.Longest)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Read(stream is FileStream file ? file.Name : "the stream", stream, most, beside: null);
    }

    public static void Write(string path, byte[] content) => AtomicFile.Write(path, stream => stream.Write(content));

    public static void Write(Stream stream, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(content);
    }

    private static ModelFile Read(string name, Stream stream, int most, IExternalData? beside)
    {
        // A stream's length may be wrong or unknown: the array grows with the bytes that were read.
        var content = new byte[stream.CanSeek ? Math.Clamp(stream.Length - stream.Position, 0, most) : FirstPiece];
        var read = 0;
        while (true)
        {
            read += stream.ReadAtLeast(content.AsSpan(read), content.Length - read, throwOnEndOfStream: false);
            var next = read < content.Length ? -1 : stream.ReadByte();
            if (next < 0)
            {
                return new ModelFile(name, read == content.Length ? content : content[..read], beside) { MostBytes = most };
            }

            if (read == most)
            {
                throw new ModelFile(name, []).Wrong(
                    ModelFile.Byte(most),
                    FormattableString.Invariant($"the file continues, but a file of more than {most:N0} bytes is not read here; ")
                        + "load one of a smaller network");
            }

            Array.Resize(ref content, (int)Math.Min(most, 2L * content.Length + FirstPiece));
            content[read++] = (byte)next;
        }
    }
}
