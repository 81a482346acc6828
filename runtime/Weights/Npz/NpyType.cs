namespace Generated.Neuron.Weights;

/// <summary>A type as NumPy writes it, for example <c>&lt;f4</c>: byte order, kind and bytes.</summary>
/// <param name="Size">The bytes of one number or text.</param>
/// <param name="Format">How it is read as float32; null if it is not.</param>
/// <param name="BigEndian">Whether the most significant byte comes first.</param>
/// <param name="IsText">Text in characters of 4 bytes.</param>
internal sealed record NpyType(int Size, NumberFormat? Format, bool BigEndian, bool IsText)
{
    /// <summary>The longest encoding of a table; the topology of a network with as many layers as files take is a fortieth of it.</summary>
    private const int LongestText = 4_000_000;

    /// <summary>Null for types that are not read.</summary>
    public static NpyType? Parse(string text)
    {
        if (text.Length < 3 || text[0] is not ('<' or '>' or '|')
            || !Digits.TryParse(text.Substring(2), out var size))
        {
            return null;
        }

        var bigEndian = text[0] == '>';
        return (text[1], size) switch
        {
            ('f', 2) => new(size, NumberFormat.Float16, bigEndian, IsText: false),
            ('f', 4) => new(size, NumberFormat.Float32, bigEndian, IsText: false),
            ('f', 8) => new(size, NumberFormat.Float64, bigEndian, IsText: false),
            ('i' or 'u', 1 or 2 or 4 or 8) or ('b', 1) => new(size, null, bigEndian, IsText: false),
            ('U', > 0 and <= LongestText) => new(4 * size, null, bigEndian, IsText: true),
            _ => null,
        };
    }
}
