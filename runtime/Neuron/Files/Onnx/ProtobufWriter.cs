using System.Buffers;
using System.Text;

namespace Generated.Neuron.Files;

/// <summary>One message of protocol buffers in their wire format: fields of numbers, text, bytes and other messages.</summary>
internal sealed class ProtobufWriter
{
    private const int Varint = 0;
    private const int LengthDelimited = 2;
    private const int Fixed32 = 5;

    private readonly ArrayBufferWriter<byte> _content = new();

    public byte[] ToArray() => _content.WrittenSpan.ToArray();

    public ProtobufWriter Write(int field, long number)
    {
        WriteVarint((ulong)(field << 3 | Varint));
        WriteVarint((ulong)number);
        return this;
    }

    public ProtobufWriter Write(int field, float number)
    {
        WriteVarint((ulong)(field << 3 | Fixed32));
        var bits = BitConverter.SingleToUInt32Bits(number);
        for (var shift = 0; shift < 32; shift += 8)
        {
            WriteByte((byte)(bits >> shift));
        }

        return this;
    }

    public ProtobufWriter Write(int field, string text) => Write(field, Encoding.UTF8.GetBytes(text));

    public ProtobufWriter Write(int field, ProtobufWriter message) => Write(field, message._content.WrittenSpan);

    public ProtobufWriter Write(int field, ReadOnlySpan<byte> bytes)
    {
        WriteVarint((ulong)(field << 3 | LengthDelimited));
        WriteVarint((ulong)bytes.Length);
        _content.Write(bytes);
        return this;
    }

    /// <summary>Adds fields that are written already.</summary>
    public ProtobufWriter Append(ReadOnlySpan<byte> fields)
    {
        _content.Write(fields);
        return this;
    }

    // Seven bits a byte, the lowest first; all but the last have the top bit set.
    private void WriteVarint(ulong number)
    {
        for (; number > 0x7F; number >>= 7)
        {
            WriteByte((byte)(number | 0x80));
        }

        WriteByte((byte)number);
    }

    private void WriteByte(byte value) => _content.Write([value]);
}
