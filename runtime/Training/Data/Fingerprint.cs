using System.Buffers.Binary;
using Generated.Neuron.Weights;

namespace Generated.Neuron;

/// <summary>Tells the rows of one data set from those of another.</summary>
internal static class Fingerprint
{
    /// <summary>For example <c>1340 rows of 2 + 1, crc32 1a2b3c4d and 5e6f7a8b</c>.</summary>
    public static string Of(Dataset data) =>
        $"{data.Rows} rows of {data.InputCount} + {data.TargetCount}, crc32 {Checksum(data.Inputs):x8} and {Checksum(data.Targets):x8}"
        + (data.RowWeights.IsEmpty ? "" : $", weights {Checksum(data.RowWeights):x8}");

    /// <summary>Of all bits, the same on every machine.</summary>
    private static uint Checksum(ReadOnlySpan<float> numbers)
    {
        var (checksum, bytes) = (0u, new byte[1 << 12]);
        while (!numbers.IsEmpty)
        {
            var count = Math.Min(numbers.Length, bytes.Length / sizeof(float));
            for (var i = 0; i < count; i++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(sizeof(float) * i), numbers[i]);
            }

            checksum = Crc32.Continue(checksum, bytes, 0, sizeof(float) * count);
            numbers = numbers[count..];
        }

        return checksum;
    }
}
