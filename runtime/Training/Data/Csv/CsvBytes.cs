using System.Text;
using System.Text.Unicode;

namespace Generated.Neuron;

/// <summary>The bytes of a CSV file as UTF-8, whatever the file's encoding. Bytes that are not text are refused with their place.</summary>
internal static class CsvBytes
{
    // The longer marks first: the mark of UTF-32 begins with that of UTF-16.
    private static readonly Encoding[] Marked =
    [
        new UTF8Encoding(true, true), new UTF32Encoding(false, true, true), new UTF32Encoding(true, true, true),
        new UnicodeEncoding(false, true, true), new UnicodeEncoding(true, true, true),
    ];

    /// <summary>All of a stream from its position, as UTF-8 without a byte order mark.</summary>
    /// <param name="stream">Left open.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="encoding">The encoding of the bytes, unless a byte order mark says otherwise; null is UTF-8.</param>
    /// <exception cref="InvalidDataException">The bytes are not text of the encoding.</exception>
    public static byte[] Read(Stream stream, string file, Encoding? encoding)
    {
        var bytes = ReadAll(stream, file);
        var marked = Marked.FirstOrDefault(candidate => bytes.AsSpan().StartsWith(candidate.Preamble));
        var text = bytes.AsSpan((marked?.Preamble.Length ?? 0)..);
        encoding = marked ?? encoding;
        if (encoding is null or UTF8Encoding)
        {
            CheckUtf8(text, file, isStated: encoding is not null);
            return text.Length == bytes.Length ? bytes : text.ToArray();
        }

        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        try
        {
            return Encoding.UTF8.GetBytes(strict.GetString(text));
        }
        catch (DecoderFallbackException fault)
        {
            var before = strict.GetPreamble().Length == 0 && fault.Index >= 0 && fault.Index <= text.Length
                ? Line(text[..fault.Index]) : (int?)null;
            throw CsvMessage.Invalid(
                file, before, null,
                $"the byte {Hex(fault.BytesUnknown)} is not {encoding.WebName}; pass the file's own encoding as CsvOptions.Encoding");
        }
    }

    /// <summary>All of a text from its position, as UTF-8.</summary>
    /// <exception cref="InvalidDataException">There is an unpaired surrogate.</exception>
    public static byte[] Read(TextReader reader, string file)
    {
        var text = reader.ReadToEnd();
        var mark = text.StartsWith('\uFEFF') ? 1 : 0;
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(text, mark, text.Length - mark);
        }
        catch (EncoderFallbackException fault)
        {
            var line = Line(Encoding.UTF8.GetBytes(text[..(mark + fault.Index)]));
            throw CsvMessage.Invalid(file, line, null, "there is an unpaired surrogate; read the text with its own encoding");
        }
    }

    /// <summary>The line, from 1, of the byte after these.</summary>
    public static int Line(ReadOnlySpan<byte> before)
    {
        var line = 1;
        for (var i = 0; i < before.Length; i++)
        {
            var isPair = before[i] == '\r' && i + 1 < before.Length && before[i + 1] == '\n';
            line += before[i] is (byte)'\n' or (byte)'\r' && !isPair ? 1 : 0;
        }

        return line;
    }

    private static byte[] ReadAll(Stream stream, string file)
    {
        if (stream.CanSeek && stream.Length - stream.Position > Array.MaxLength)
        {
            throw CsvMessage.Invalid(file, null, null, "the file is larger than 2 GB; split it");
        }

        var bytes = new byte[stream.CanSeek ? (int)Math.Max(0, stream.Length - stream.Position) : 1 << 16];
        var filled = 0;
        while (true)
        {
            var read = stream.Read(bytes, filled, bytes.Length - filled);
            filled += read;
            if (read == 0 && filled < bytes.Length)
            {
                return filled == bytes.Length ? bytes : bytes[..filled];
            }

            if (filled == bytes.Length)
            {
                // A known length is usually right: the array only grows if there is one more byte.
                var more = stream.ReadByte();
                if (more < 0)
                {
                    return bytes;
                }

                Array.Resize(ref bytes, (int)Math.Min(Array.MaxLength, Math.Max(2L * bytes.Length, 1 << 16)));
                bytes[filled++] = (byte)more;
            }
        }
    }

    private static void CheckUtf8(ReadOnlySpan<byte> text, string file, bool isStated)
    {
        if (Utf8.IsValid(text))
        {
            return;
        }

        var place = 0;
        while (Rune.DecodeFromUtf8(text[place..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            place += length;
        }

        var remedy = isStated ? "pass the file's own" : "pass the file's";
        throw CsvMessage.Invalid(
            file, Line(text[..place]), Column(text[..place]),
            $"the byte {Hex(text.Slice(place, 1))} is not UTF-8; {remedy} encoding, for example "
                + "CsvOptions { Encoding = Encoding.Latin1 }");
    }

    /// <summary>The column, from 1, of the byte after these, if the line is divided by its first separator.</summary>
    private static int Column(ReadOnlySpan<byte> before)
    {
        var line = before[(before.LastIndexOfAny((byte)'\n', (byte)'\r') + 1)..];
        var start = before[..Math.Min(before.Length, 1 << 16)];
        var separator = CsvSeparator.Find(Encoding.UTF8.GetString(start), isWhole: false, comment: null) ?? ',';
        return line.Count((byte)separator) + 1;
    }

    private static string Hex(ReadOnlySpan<byte> bytes) => bytes.Length == 0 ? "" : $"0x{bytes[0]:X2}";
}
