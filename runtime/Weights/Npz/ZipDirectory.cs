using System.Text;

namespace Generated.Neuron.Weights;

/// <summary>
/// The directory at the end of a zip archive (PKWARE's APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16), read more strictly
/// than unpackers are: one disk, nothing before, between or after the entries, no name twice, and none that leaves its folder.
/// </summary>
internal static class ZipDirectory
{
    private const uint LocalSignature = 0x04034B50, CentralSignature = 0x02014B50, EndSignature = 0x06054B50;

    private const int LocalLength = 30, CentralLength = 46, EndLength = 22;

    /// <summary>Flags: an encrypted entry; lengths that follow the data; a name in UTF-8.</summary>
    private const int Encrypted = 1, LengthsBehind = 8, NameIsUtf8 = 0x800;

    /// <summary>The lengths and the checksum again, with a signature and in at most 64 bits.</summary>
    private const int LongestDescriptor = 24;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal const string SaveAgain = "save it again by numpy.savez, or copy it again";

    /// <exception cref="ModelFileException">The file is not such an archive.</exception>
    public static IReadOnlyList<ZipEntry> Read(ModelFile file)
    {
        var content = file.Content;
        var end = FindEnd(file);
        var count = LittleEndian.UInt16(content, end + 10);
        var (length, start) = (LittleEndian.UInt32(content, end + 12), LittleEndian.UInt32(content, end + 16));
        if (count == 0xFFFF || length == uint.MaxValue || start == uint.MaxValue)
        {
            throw file.Wrong(ModelFile.Byte(end), $"the archive is in the zip64 form for more than 4 GB, which is not read; {SaveAgain}");
        }

        if (LittleEndian.UInt32(content, end + 4) != 0 || LittleEndian.UInt16(content, end + 8) != count || (long)start + length != end)
        {
            throw file.Wrong(
                ModelFile.Byte(end),
                $"the archive's directory claims to have {length} bytes from byte {start}, but it must end here; {SaveAgain}");
        }

        List<ZipEntry> entries = [];
        var names = new HashSet<string>(StringComparer.Ordinal);
        var position = (int)start;
        for (var i = 0; i < count; i++)
        {
            var entry = Entry(file, ref position, end, (int)start);
            if (!names.Add(entry.Name))
            {
                throw file.Wrong(entry.Place, $"is there twice; {SaveAgain}");
            }

            entries.Add(entry);
        }

        if (position != end)
        {
            throw file.Wrong(ModelFile.Byte(position), $"the archive's directory continues after its {count} entries; {SaveAgain}");
        }

        CheckPlaces(file, entries, (int)start);
        return entries;
    }

    /// <summary>The last record ends where the file does, comment included.</summary>
    private static int FindEnd(ModelFile file)
    {
        var content = file.Content;
        for (var at = content.Length - EndLength; at >= 0 && at >= content.Length - EndLength - ushort.MaxValue; at--)
        {
            if (LittleEndian.UInt32(content, at) == EndSignature
                && at + EndLength + LittleEndian.UInt16(content, at + 20) == content.Length)
            {
                return at;
            }
        }

        throw file.Wrong(
            ModelFile.Byte(content.Length),
            $"no zip archive ends here: the file is damaged, truncated or has trailing bytes; {SaveAgain}");
    }

    private static ZipEntry Entry(ModelFile file, ref int position, int end, int directory)
    {
        var content = file.Content;
        var at = position;
        if (at + CentralLength > end || LittleEndian.UInt32(content, at) != CentralSignature)
        {
            throw file.Wrong(ModelFile.Byte(at), $"an entry of the archive's directory is expected here; {SaveAgain}");
        }

        var flags = LittleEndian.UInt16(content, at + 8);
        var nameLength = LittleEndian.UInt16(content, at + 28);
        position = at + CentralLength + nameLength + LittleEndian.UInt16(content, at + 30) + LittleEndian.UInt16(content, at + 32);
        if (position > end)
        {
            throw file.Wrong(ModelFile.Byte(at), $"this entry of the archive's directory is longer than the directory; {SaveAgain}");
        }

        var name = Name(file, at + CentralLength, nameLength, (flags & NameIsUtf8) != 0);
        var (stored, length) = (LittleEndian.UInt32(content, at + 20), LittleEndian.UInt32(content, at + 24));
        var (method, crc) = (LittleEndian.UInt16(content, at + 10), LittleEndian.UInt32(content, at + 16));
        var (local, dataStart) = Local(file, at, name, directory);
        var entry = new ZipEntry(name, local, dataStart, (int)Math.Min(stored, int.MaxValue), length, crc, IsDeflated: method == 8);
        var problem = (flags & Encrypted) != 0 ? "is encrypted; save it without a password"
            : method is not (0 or 8)
                ? $"is compressed by method {method}, but only stored and deflated entries are read; save it by numpy.savez"
            : stored > directory - dataStart ? $"claims to have {stored} bytes from byte {dataStart}, more than there are; {SaveAgain}"
            : method == 0 && length != stored ? $"is stored, but said to have {length} bytes instead of {stored}; {SaveAgain}"
            : LeavesFolder(name) ? "has a name that leads out of its folder; name arrays as in '0.weight'"
            : null;
        return problem is null ? entry : throw file.Wrong(entry.Place, problem);
    }

    /// <summary>Where an entry's own header starts, which must agree with the directory, and where its bytes start.</summary>
    /// <param name="file">The archive.</param>
    /// <param name="central">The entry's place in the directory.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="directory">Where the directory starts.</param>
    private static (int Start, int DataStart) Local(ModelFile file, int central, string name, int directory)
    {
        var content = file.Content;
        var local = LittleEndian.UInt32(content, central + 42);
        var (method, nameLength) = (LittleEndian.UInt16(content, central + 10), LittleEndian.UInt16(content, central + 28));
        var place = $"entry {PlainText.Quote(name)}";
        if (local > directory - LocalLength || LittleEndian.UInt32(content, (int)local) != LocalSignature)
        {
            throw file.Wrong(place, $"is said to start at byte {local}, where no entry starts; {SaveAgain}");
        }

        var at = (int)local;
        var start = at + LocalLength + LittleEndian.UInt16(content, at + 26) + LittleEndian.UInt16(content, at + 28);
        if (start > directory || LittleEndian.UInt16(content, at + 8) != method || LittleEndian.UInt16(content, at + 26) != nameLength
            || Enumerable.Range(0, nameLength).Any(i => content[at + LocalLength + i] != content[central + CentralLength + i]))
        {
            throw file.Wrong(place, $"has another name, method or length at byte {at} than in the archive's directory; {SaveAgain}");
        }

        return (at, start);
    }

    private static string Name(ModelFile file, int at, int length, bool isUtf8)
    {
        try
        {
            var name = StrictUtf8.GetString(file.Content, at, length);
            return isUtf8 || name.Length == length ? name : throw new DecoderFallbackException();
        }
        catch (DecoderFallbackException)
        {
            throw file.Wrong(ModelFile.Byte(at), "the name of this entry is not UTF-8; name arrays as in '0.weight'");
        }
    }

    /// <summary>Nothing is ever unpacked to disk here, but such names are a sign of a malicious file.</summary>
    private static bool LeavesFolder(string name) =>
        name.Length == 0 || name[0] == '/' || name.IndexOf('\\') >= 0 || name.IndexOf('\0') >= 0 || name.Split('/').Contains("..");

    private static void CheckPlaces(ModelFile file, List<ZipEntry> entries, int directory)
    {
        var position = 0;
        foreach (var entry in entries.OrderBy(entry => entry.Start))
        {
            if (entry.Start != position)
            {
                var behind = position == 0 ? 0 : Descriptor(file.Content, entries, position);
                if (entry.Start < position || entry.Start - position > behind)
                {
                    throw file.Wrong(entry.Place, $"starts at byte {entry.Start}, but what is before it ends at {position}; {SaveAgain}");
                }
            }

            position = entry.End;
        }

        if (directory - position > Descriptor(file.Content, entries, position))
        {
            throw file.Wrong(
                ModelFile.Byte(position),
                $"the last entry ends, but the archive's directory starts at byte {directory}; {SaveAgain}");
        }
    }

    /// <summary>How many bytes may follow the entry that ends here: its lengths, if its flags say so.</summary>
    private static int Descriptor(byte[] content, List<ZipEntry> entries, int end)
    {
        var entry = entries.Find(entry => entry.End == end);
        return entry is not null && (LittleEndian.UInt16(content, entry.Start + 6) & LengthsBehind) != 0 ? LongestDescriptor : 0;
    }
}
