namespace Generated.Neuron.Weights;

/// <summary>The checksum of zip archives: the reflected polynomial 0xEDB88320, as in ISO 3309.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(index =>
    {
        var value = (uint)index;
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value >> 1) ^ ((value & 1) == 0 ? 0 : 0xEDB88320);
        }

        return value;
    })];

    public static uint Of(byte[] bytes, int offset, int count) => Continue(0, bytes, offset, count);

    /// <summary>The checksum of bytes that follow those of <paramref name="checksum"/>, which is 0 for the first bytes.</summary>
    public static uint Continue(uint checksum, byte[] bytes, int offset, int count)
    {
        var crc = ~checksum;
        for (var i = offset; i < offset + count; i++)
        {
            crc = (crc >> 8) ^ Table[(byte)(crc ^ bytes[i])];
        }

        return ~crc;
    }
}
