using System.Globalization;
using System.Runtime.InteropServices;

namespace Generated.Neuron.Weights;

/// <summary>Bytes of a file as float32, the same for every format: all finite, or refused.</summary>
internal static class Numbers
{
    /// <summary>The bytes of one number.</summary>
    public static int Size(NumberFormat format) => format switch
    {
        NumberFormat.Float16 or NumberFormat.BFloat16 => 2,
        NumberFormat.Float32 => 4,
        _ => 8,
    };

    /// <summary>Reads <paramref name="count"/> numbers of a tensor; the bytes must be there.</summary>
    /// <param name="file">For the message.</param>
    /// <param name="place">The tensor, for the message.</param>
    /// <param name="bytes">The file's content, or what was inflated of it.</param>
    /// <param name="offset">Where the first number starts.</param>
    /// <param name="count">How many.</param>
    /// <param name="format">How they are written.</param>
    /// <param name="bigEndian">Whether the most significant byte comes first.</param>
    /// <exception cref="ModelFileException">A number is not finite, or too large for float32.</exception>
    public static float[] Read(
        ModelFile file, string place, byte[] bytes, int offset, int count, NumberFormat format, bool bigEndian = false)
    {
        var numbers = new float[count];
        if (format == NumberFormat.Float32 && bigEndian != BitConverter.IsLittleEndian)
        {
            Buffer.BlockCopy(bytes, offset, numbers, 0, checked(count * sizeof(float)));
        }
        else
        {
            var size = Size(format);
            for (var i = 0; i < count; i++)
            {
                numbers[i] = ToSingle(Bits(bytes, offset + i * size, size, bigEndian), format);
            }
        }

        CheckFinite(file, place, numbers);
        return numbers;
    }

    /// <summary>For numbers that do not come from <see cref="Read"/>.</summary>
    /// <exception cref="ModelFileException">One is not finite.</exception>
    public static void CheckFinite(ModelFile file, string place, float[] numbers)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            // Not float.IsFinite, which the compiler's side does not have. The difference of infinities and of NaNs is NaN.
            if (numbers[i] - numbers[i] != 0)
            {
                throw file.Wrong(
                    place,
                    $"number {i} is {numbers[i].ToString(CultureInfo.InvariantCulture)} as float32; a network needs finite numbers, so "
                    + "look for what went wrong in its training");
            }
        }
    }

    private static ulong Bits(byte[] bytes, int offset, int size, bool bigEndian)
    {
        ulong bits = 0;
        for (var i = 0; i < size; i++)
        {
            bits = (bits << 8) | bytes[offset + (bigEndian ? i : size - 1 - i)];
        }

        return bits;
    }

    private static float ToSingle(ulong bits, NumberFormat format) => format switch
    {
        NumberFormat.Float16 => FromHalf((uint)bits),
        NumberFormat.BFloat16 => FromBits((uint)bits << 16),
        NumberFormat.Float32 => FromBits((uint)bits),
        _ => (float)BitConverter.Int64BitsToDouble((long)bits),
    };

    /// <summary>1 bit sign, 5 bits exponent with bias 15, 10 bits fraction; every one is a float32.</summary>
    private static float FromHalf(uint bits)
    {
        const int ExponentBits = 0x1F, FractionBits = 10, FloatFractionBits = 23;
        var sign = (bits & 0x8000) << 16;
        var exponent = (bits >> FractionBits) & ExponentBits;
        var fraction = bits & ((1 << FractionBits) - 1);
        if (exponent == 0)
        {
            // Subnormal: fraction × 2⁻²⁴, exact in float32.
            const float Unit = 1f / (1 << 24);
            return sign == 0 ? fraction * Unit : -(fraction * Unit);
        }

        var floatExponent = exponent == ExponentBits ? 255 : exponent + (127 - 15);
        return FromBits(sign | (floatExponent << FloatFractionBits) | (fraction << (FloatFractionBits - FractionBits)));
    }

    private static float FromBits(uint bits) => new SingleBits { Bits = bits }.Value;

    /// <summary>BitConverter.UInt32BitsToSingle, which the compiler's side does not have.</summary>
    [StructLayout(LayoutKind.Explicit)]
    private struct SingleBits
    {
        [FieldOffset(0)]
        public uint Bits;

        [FieldOffset(0)]
        public float Value;
    }
}
