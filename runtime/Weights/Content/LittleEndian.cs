namespace Generated.Neuron.Weights;

/// <summary>Whole numbers, least significant byte first; BinaryPrimitives, which the compiler's side does not have.</summary>
internal static class LittleEndian
{
    public static int UInt16(byte[] bytes, int offset) => bytes[offset] | (bytes[offset + 1] << 8);

    public static uint UInt32(byte[] bytes, int offset) => (uint)UInt16(bytes, offset) | ((uint)UInt16(bytes, offset + 2) << 16);

    public static ulong UInt64(byte[] bytes, int offset) => UInt32(bytes, offset) | ((ulong)UInt32(bytes, offset + 4) << 32);
}
