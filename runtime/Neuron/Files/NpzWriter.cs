using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Generated.Neuron.Files;

/// <summary>
/// Writes NumPy's <c>.npz</c>, not compressed, with the names of <see cref="SafetensorsWriter"/>, and the
/// topology and a table's encoding as texts beside.
/// </summary>
internal static class NpzWriter
{
    /// <summary>
    /// Each entry has the earliest date that a zip archive can store, so that the same network always gives the same file.
    /// </summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>NumPy pads its heads to a multiple of this.</summary>
    private const int Alignment = 64;

    public static byte[] Write(NetworkToWrite network)
    {
        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var tensor in network.Tensors)
            {
                var numbers = new byte[tensor.Bytes];
                tensor.WriteTo(numbers);
                Add(archive, tensor.Name, "<f4", $"({string.Join(", ", tensor.Shape)}{(tensor.Shape.Length == 1 ? "," : "")})", numbers);
            }

            foreach (var (key, text) in network.Texts)
            {
                AddText(archive, key, text);
            }
        }

        return content.ToArray();
    }

    /// <summary>A text as an array without dimensions: four bytes per character, which old readers accept as well.</summary>
    private static void AddText(ZipArchive archive, string name, string text)
    {
        var characters = new UTF32Encoding(bigEndian: false, byteOrderMark: false).GetBytes(text);
        Add(archive, name, string.Create(CultureInfo.InvariantCulture, $"<U{characters.Length / 4}"), "()", characters);
    }

    private static void Add(ZipArchive archive, string name, string type, string shape, byte[] data)
    {
        var dict = $"{{'descr': '{type}', 'fortran_order': False, 'shape': {shape}, }}";
        const int Prefix = 10;
        var padding = -(Prefix + dict.Length + 1) & (Alignment - 1);
        var entry = archive.CreateEntry($"{name}.npy", CompressionLevel.NoCompression);
        entry.LastWriteTime = NoTime;
        using var stream = entry.Open();
        var length = dict.Length + padding + 1;
        stream.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)length, (byte)(length >> 8)]);
        stream.Write(Encoding.ASCII.GetBytes(dict + new string(' ', padding) + "\n"));
        stream.Write(data);
    }
}
