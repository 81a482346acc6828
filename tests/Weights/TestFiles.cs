using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Generated.Neuron.Tests.Weights;

/// <summary>Files byte by byte, right and wrong ones, and a folder for them.</summary>
public sealed class TestFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("neuron-weights-");

    public static Topology Moons { get; } = new([2, 8, 1], [Activation.Relu, Activation.Sigmoid], Loss.BinaryCrossEntropy);

    public string Folder => _folder.FullName;

    public string Place(string name) => Path.Combine(Folder, name);

    public string Write(string name, byte[] content)
    {
        File.WriteAllBytes(Place(name), content);
        return Place(name);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>
    /// A file that is refused: one line that names the file and says <paramref name="message"/>, and a network as it was.
    /// </summary>
    public static void AssertRefused(string message, byte[] content, Action<INetwork, Stream> load)
    {
        var network = new MatrixNetwork(Moons, seed: 3);
        var before = network.Parameters.ToArray();
        var refused = Assert.Throws<ModelFileException>(() => load(network, new MemoryStream(content)));
        Assert.StartsWith("the stream, ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(refused.Message, character => char.IsControl(character));
        Assert.True(before.AsSpan().SequenceEqual(network.Parameters));
    }

    /// <summary>The length of the header, the header, and so many zeros.</summary>
    public static byte[] Safetensors(string header, int dataBytes = 0) =>
        Safetensors((ulong)Encoding.UTF8.GetByteCount(header), Encoding.UTF8.GetBytes(header), new byte[dataBytes]);

    public static byte[] Safetensors(ulong length, byte[] header, byte[] data)
    {
        var prefix = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, length);
        return [.. prefix, .. header, .. data];
    }

    /// <summary>Tensors of float32 one after the other.</summary>
    public static byte[] Safetensors(params (string Name, int[] Shape, float[] Numbers)[] tensors)
    {
        var (header, data) = (new List<string>(), new List<byte>());
        foreach (var (name, shape, numbers) in tensors)
        {
            var (quoted, end) = (System.Text.Json.JsonSerializer.Serialize(name), data.Count + 4 * numbers.Length);
            header.Add($$"""{{quoted}}:{"dtype":"F32","shape":[{{string.Join(',', shape)}}],"data_offsets":[{{data.Count}},{{end}}]}""");
            data.AddRange(Bytes(numbers));
        }

        var json = Encoding.UTF8.GetBytes($"{{{string.Join(',', header)}}}");
        return Safetensors((ulong)json.Length, json, [.. data]);
    }

    /// <summary>A zip archive of .NET's own making.</summary>
    public static byte[] Zip(CompressionLevel compression, params (string Name, byte[] Content)[] entries)
    {
        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                using var stream = archive.CreateEntry(name, compression).Open();
                stream.Write(bytes);
            }
        }

        return content.ToArray();
    }

    /// <summary>An archive of one array, <c>0.weight</c>.</summary>
    public static byte[] Npz(byte[] array) => Zip(CompressionLevel.NoCompression, ("0.weight.npy", array));

    public static byte[] Npy(string dict, byte[] data)
    {
        var header = dict + "\n";
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, (byte)(header.Length >> 8), .. Encoding.ASCII.GetBytes(header), .. data];
    }

    public static byte[] Npy(string type, string shape, byte[] data, bool fortran = false) =>
        Npy($"{{'descr': '{type}', 'fortran_order': {fortran}, 'shape': {shape}, }}", data);

    public static byte[] Bytes(params float[] numbers) => [.. numbers.SelectMany(BitConverter.GetBytes)];

    /// <summary>Numbers that show which one went where.</summary>
    public static float[] Count(int count, float first = 0) => [.. Enumerable.Range(0, count).Select(i => first + i)];
}
