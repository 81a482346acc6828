using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Generated.Neuron.Weights;

/// <summary>One array of an archive: first its head, checked against the archive's directory, then, when asked, its bytes.</summary>
internal sealed class NpyEntry
{
    private readonly ModelFile _file;
    private readonly NpyHeader _header;
    private readonly NpyType _type;
    private readonly int _numbers;

    /// <exception cref="ModelFileException">The head is wrong, or does not fit the length that the directory has.</exception>
    public NpyEntry(ModelFile file, ZipEntry entry)
    {
        (_file, Entry) = (file, entry);
        var prefix = Start(NpyHeader.LongestPrefix);
        var length = NpyHeader.LengthOf(prefix, Wrong);
        _header = NpyHeader.Read(Start(length), length, Wrong);
        _type = NpyType.Parse(_header.DataType) ?? throw Wrong(_header.DataType.EndsWith("O", StringComparison.Ordinal)
            ? "holds Python objects, which are pickles that may run code when they are loaded; save plain float32 numbers"
            : $"has the type {PlainText.Quote(_header.DataType)}, which is not read; save it as float32");
        _numbers = Count();
    }

    public ZipEntry Entry { get; }

    public bool IsText => _type.IsText;

    /// <summary>The whole array, head included.</summary>
    /// <exception cref="ModelFileException">It cannot be inflated, or its checksum is another.</exception>
    public byte[] Inflate()
    {
        // Count has seen that the length fits an int and what the archive holds.
        var bytes = Start((int)Entry.Length, andNoMore: true);
        return Crc32.Of(bytes, 0, bytes.Length) == Entry.Crc ? bytes : throw Wrong(
            $"has another checksum than in the archive's directory; {ZipDirectory.SaveAgain}");
    }

    public RawTensor Tensor(string name, byte[] bytes) =>
        new(name, _header.DataType, _type.Format, [.. _header.Shape.Select(length => (int)length)], bytes, _header.Length)
        {
            BigEndian = _type.BigEndian,
            FirstIndexFastest = _header.FortranOrder,
        };

    /// <summary>An array of text without dimensions: characters of 4 bytes, filled up with zeros.</summary>
    public string Text(byte[] bytes)
    {
        if (_numbers != 1)
        {
            throw Wrong("is an array of several texts; save one text, as the topology is");
        }

        var text = new StringBuilder();
        for (var at = _header.Length; at < bytes.Length; at += 4)
        {
            var code = _type.BigEndian
                ? (uint)((bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3])
                : LittleEndian.UInt32(bytes, at);
            if (code is > 0x10FFFF or (>= 0xD800 and <= 0xDFFF))
            {
                throw Wrong($"holds the number {code.ToString(CultureInfo.InvariantCulture)}, which is not a character");
            }

            text.Append(char.ConvertFromUtf32((int)code));
        }

        return text.ToString().TrimEnd('\0');
    }

    private int Count()
    {
        // Divides the bytes in the archive by each size, so that no product overflows.
        var bytes = Entry.Length - _header.Length;
        long expected = _type.Size;
        foreach (var length in _header.Shape)
        {
            if (length > int.MaxValue || (length != 0 && expected > int.MaxValue / length))
            {
                throw Wrong(
                    $"has the shape {RawTensor.ShapeOf(_header.Shape)}, which is more than a file can hold; {ZipDirectory.SaveAgain}");
            }

            expected *= length;
        }

        // Deflate codes 258 bytes in two bits at best, which is 1032 to 1.
        if (Entry.Length > 1032L * (Entry.StoredLength + 1))
        {
            throw Wrong(
                $"is said to be {Entry.Length} bytes when inflated, more than its {Entry.StoredLength} bytes can be; "
                + $"{ZipDirectory.SaveAgain}");
        }

        return expected != bytes
            ? throw Wrong(
                $"has {bytes} bytes after its header, but its shape {RawTensor.ShapeOf(_header.Shape)} of {_header.DataType} takes "
                + $"{expected}; {ZipDirectory.SaveAgain}")
            : (int)(expected / Math.Max(1, _type.Size));
    }

    /// <summary>The first bytes of the entry.</summary>
    private byte[] Start(int count, bool andNoMore = false)
    {
        var bytes = new byte[count];
        try
        {
            using var stored = new MemoryStream(_file.Content, Entry.DataStart, Entry.StoredLength, writable: false);
            using Stream stream = Entry.IsDeflated ? new DeflateStream(stored, CompressionMode.Decompress) : stored;
            var read = 0;
            for (var now = 1; now > 0 && read < count; read += now)
            {
                now = stream.Read(bytes, read, count - read);
            }

            if (read == count && (!andNoMore || stream.ReadByte() < 0))
            {
                return bytes;
            }
        }
        catch (InvalidDataException)
        {
            throw Wrong($"cannot be inflated; {ZipDirectory.SaveAgain}");
        }

        throw Wrong(
            $"is {(andNoMore ? "longer or " : "")}shorter than the archive's directory and its own header say; {ZipDirectory.SaveAgain}");
    }

    private ModelFileException Wrong(string problem) => _file.Wrong(Entry.Place, problem);
}
