using System.Buffers.Binary;

namespace Generated.Neuron.Tests.Weights;

/// <summary>Damages files as disks, networks and people with bad intentions do: the same seed, the same files.</summary>
internal sealed class Mutation(int seed, byte[][] originals)
{
    /// <summary>Lengths and offsets at the ends of their types, and just beyond.</summary>
    private static readonly ulong[] Extremes =
    [
        0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, 1UL << 40, long.MaxValue, 1UL << 63,
        ulong.MaxValue,
    ];

    private readonly Random _random = new(seed);

    /// <summary>One to four changes to one of the originals.</summary>
    public byte[] Next()
    {
        List<byte> content = [.. originals[_random.Next(originals.Length)]];
        for (var changes = _random.Next(1, 5); changes > 0 && content.Count > 0; changes--)
        {
            Change(content);
        }

        return [.. content];
    }

    private void Change(List<byte> content)
    {
        var at = _random.Next(content.Count);
        switch (_random.Next(8))
        {
            case 0:
                content[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1:
                content[at] = (byte)_random.Next(256);
                break;
            case 2:
                content.RemoveRange(at, Math.Min(_random.Next(1, 16), content.Count - at));
                break;
            case 3:
                content.RemoveRange(at, content.Count - at);
                break;
            case 4:
                // A piece of the same or another file.
                var source = originals[_random.Next(originals.Length)];
                var from = _random.Next(source.Length);
                content.InsertRange(at, source.AsSpan(from, Math.Min(_random.Next(1, 64), source.Length - from)).ToArray());
                break;
            case 5:
                var number = new byte[8];
                BinaryPrimitives.WriteUInt64LittleEndian(number, Extremes[_random.Next(Extremes.Length)]);
                Overwrite(content, at, number.AsSpan(0, 1 << _random.Next(4)));
                break;
            case 6:
                Digit(content, at);
                break;
            default:
                var twin = _random.Next(content.Count);
                (content[at], content[twin]) = (content[twin], content[at]);
                break;
        }
    }

    private static void Overwrite(List<byte> content, int at, ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length && at + i < content.Count; i++)
        {
            content[at + i] = bytes[i];
        }
    }

    /// <summary>The next digit of a text becomes another one, or several: shapes and offsets in headers are text.</summary>
    private void Digit(List<byte> content, int from)
    {
        var at = content.FindIndex(from, character => character is >= (byte)'0' and <= (byte)'9');
        if (at >= 0)
        {
            content[at] = (byte)('0' + _random.Next(10));
            content.InsertRange(at, Enumerable.Repeat((byte)'9', _random.Next(4) == 0 ? _random.Next(1, 20) : 0));
        }
    }
}
