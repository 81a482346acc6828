using System.Text;

namespace Generated.Neuron.Weights;

/// <summary>The fields of one message of protocol buffers, one after the other, in their wire format.</summary>
/// <remarks>
/// Nothing is trusted: a number takes at most 10 bytes, a field ends within its message, a tag names a field. The formats are those of
/// https://protobuf.dev/programming-guides/encoding.
/// </remarks>
internal sealed class ProtobufReader(ModelFile file, ByteRange message)
{
    private const int LongestVarint = 10;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private int _position = message.Start;
    private int _fieldStart;
    private WireType _wireType;
    private ulong _number;
    private ByteRange _bytes;

    /// <summary>The number of the field that <see cref="Next"/> read.</summary>
    public int Field { get; private set; }

    /// <summary>Moves to the next field, if there is one, and reads all of it.</summary>
    public bool Next()
    {
        if (_position == message.End)
        {
            return false;
        }

        _fieldStart = _position;
        var tag = ReadVarint();
        if (tag is < 1 << 3 or > uint.MaxValue)
        {
            throw Wrong($"the tag {tag} names no field; the file is damaged or no ONNX model");
        }

        Field = (int)(tag >> 3);
        _wireType = (WireType)(tag & 7);
        switch (_wireType)
        {
            case WireType.Varint:
                _number = ReadVarint();
                break;
            case WireType.Fixed64:
                Take(sizeof(ulong));
                break;
            case WireType.Bytes:
                Take(ReadVarint());
                break;
            case WireType.Fixed32:
                Take(sizeof(uint));
                break;
            default:
                throw Wrong(
                    $"field {Field} has the wire type {(int)_wireType}, which ONNX does not use; the file is damaged or no ONNX model");
        }

        return true;
    }

    /// <summary>The field as a whole number.</summary>
    public long Int64() => Is(WireType.Varint) ? (long)_number : throw Mistyped("a whole number");

    /// <summary>The field as bytes: their range in the file.</summary>
    public ByteRange Bytes() => Is(WireType.Bytes) ? _bytes : throw Mistyped("text, bytes or a message");

    /// <summary>The field as an embedded message.</summary>
    public ProtobufReader Message() => new(file, Bytes());

    /// <summary>The field as text.</summary>
    public string Text()
    {
        var bytes = Bytes();
        try
        {
            return StrictUtf8.GetString(file.Content, bytes.Start, bytes.Length);
        }
        catch (DecoderFallbackException)
        {
            throw Wrong($"the text of field {Field} is not UTF-8; the file is damaged or no ONNX model");
        }
    }

    /// <summary>The field as a float32.</summary>
    public float Single() => Is(WireType.Fixed32) ? BitConverter.ToSingle(LittleEndian(sizeof(float)), 0) : throw Mistyped("a float32");

    /// <summary>Adds the field's whole numbers: one, or many packed into bytes.</summary>
    public void AddInt64s(List<long> numbers)
    {
        if (Is(WireType.Varint))
        {
            numbers.Add((long)_number);
            return;
        }

        var packed = new ProtobufReader(file, Bytes());
        while (packed._position < packed.End)
        {
            packed._fieldStart = packed._position;
            numbers.Add((long)packed.ReadVarint());
        }
    }

    /// <summary>The bytes of the field's numbers of a fixed size: of one, or of many packed.</summary>
    public ByteRange FixedNumbers(int size)
    {
        var single = size == sizeof(uint) ? WireType.Fixed32 : WireType.Fixed64;
        if (!Is(single) && !Is(WireType.Bytes))
        {
            throw Mistyped($"numbers of {size} bytes");
        }

        return _bytes.Length % size == 0
            ? _bytes
            : throw Wrong(
                $"field {Field} has {_bytes.Length} bytes, which is not a whole number of {size}-byte numbers; the file is damaged");
    }

    private int End => message.End;

    private bool Is(WireType type) => _wireType == type;

    private byte[] LittleEndian(int size)
    {
        var bytes = new byte[size];
        Buffer.BlockCopy(file.Content, _bytes.Start, bytes, 0, size);
        if (!BitConverter.IsLittleEndian)
        {
            Array.Reverse(bytes);
        }

        return bytes;
    }

    private void Take(ulong length)
    {
        if (length > (ulong)(message.End - _position))
        {
            throw Wrong(
                $"field {Field} has {length} bytes, but the message around it ends after {message.End - _position}; the file is cut "
                    + "off or damaged");
        }

        _bytes = new ByteRange(_position, (int)length);
        _position += (int)length;
    }

    // Seven bits a byte, the lowest first; all but the last have the top bit set.
    private ulong ReadVarint()
    {
        ulong number = 0;
        for (var length = 0; length < LongestVarint; length++)
        {
            if (_position == message.End)
            {
                throw Wrong("a number continues past the end of its message; the file is truncated or damaged");
            }

            var next = file.Content[_position++];
            if (length == LongestVarint - 1 && next > 1)
            {
                break;
            }

            number |= (ulong)(next & 0x7F) << (7 * length);
            if (next < 0x80)
            {
                return number;
            }
        }

        throw Wrong("a number has more than 64 bits; the file is damaged or no ONNX model");
    }

    private ModelFileException Mistyped(string expected) =>
        Wrong($"field {Field} must be {expected}, but is written as another kind of number or bytes; the file is damaged or no ONNX model");

    private ModelFileException Wrong(string problem) => file.Wrong(ModelFile.Byte(_fieldStart), problem);

    /// <summary>How a field's length is found.</summary>
    private enum WireType
    {
        Varint = 0,
        Fixed64 = 1,
        Bytes = 2,
        Fixed32 = 5,
    }
}
