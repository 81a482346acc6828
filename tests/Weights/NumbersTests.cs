using System.Buffers.Binary;
using Generated.Neuron.Weights;

namespace Generated.Neuron.Tests.Weights;

/// <summary>The numbers of files, against .NET's own conversions.</summary>
public sealed class NumbersTests
{
    private static readonly ModelFile File = new("some.file", []);

    [Fact]
    public void Every_half_is_read_as_NET_reads_it() =>
        EveryBitPattern(NumberFormat.Float16, bits => (float)BitConverter.UInt16BitsToHalf(bits));

    [Fact]
    public void Every_bfloat16_is_the_upper_half_of_a_float() =>
        EveryBitPattern(NumberFormat.BFloat16, bits => BitConverter.UInt32BitsToSingle((uint)bits << 16));

    [Fact]
    public void Floats_keep_their_bits_and_doubles_are_rounded_in_both_byte_orders()
    {
        double[] numbers = [0, -0.0, 1, 0.1, -1e-45, float.MaxValue, 1 + Math.Pow(2, -24), 1 + 3 * Math.Pow(2, -24), 1e-300];
        foreach (var number in numbers)
        {
            var (single, twice) = (new byte[5], new byte[9]);
            BinaryPrimitives.WriteSingleLittleEndian(single.AsSpan(1), (float)number);
            BinaryPrimitives.WriteDoubleLittleEndian(twice.AsSpan(1), number);
            AssertSameBits((float)number, Read(single, NumberFormat.Float32, bigEndian: false));
            AssertSameBits((float)number, Read(twice, NumberFormat.Float64, bigEndian: false));
            single.AsSpan(1).Reverse();
            twice.AsSpan(1).Reverse();
            AssertSameBits((float)number, Read(single, NumberFormat.Float32, bigEndian: true));
            AssertSameBits((float)number, Read(twice, NumberFormat.Float64, bigEndian: true));
        }
    }

    [Theory]
    [InlineData(double.NaN, "is NaN")]
    [InlineData(double.NegativeInfinity, "is -Infinity")]
    [InlineData(1e39, "is Infinity as float32")]
    public void A_number_that_is_not_finite_as_float_is_refused_with_its_place(double number, string message)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(8), number);
        var refused = Assert.Throws<ModelFileException>(() => Numbers.Read(File, ModelFile.Tensor("w"), bytes, 0, 2, NumberFormat.Float64));
        Assert.StartsWith("some.file, tensor 'w': number 1 ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.weight", "'0.weight'")]
    [InlineData("größe 重み 🧠", "'größe 重み 🧠'")]
    [InlineData("\u001b[2J\r\n", @"'\u001b[2J\u000d\u000a'")]
    [InlineData("\u202egnp\u2028", @"'\u202egnp\u2028'")]
    public void Names_in_messages_hold_nothing_that_a_terminal_obeys(string name, string shown) =>
        Assert.Equal(shown, PlainText.Quote(name));

    [Fact]
    public void Names_in_messages_are_cut_and_lone_surrogates_escaped()
    {
        Assert.Equal($"'{new string('a', 80)}…'", PlainText.Quote(new string('a', 5_000_000)));
        Assert.Equal(@"'\ud83ea\udde0'", PlainText.Quote("\ud83ea\udde0"));
    }

    private static void EveryBitPattern(NumberFormat format, Func<ushort, float> expected)
    {
        for (var bits = 0; bits <= ushort.MaxValue; bits++)
        {
            var number = expected((ushort)bits);
            byte[] little = [0, (byte)bits, (byte)(bits >> 8)];
            byte[] big = [0, little[2], little[1]];
            if (float.IsFinite(number))
            {
                AssertSameBits(number, Read(little, format, bigEndian: false));
                AssertSameBits(number, Read(big, format, bigEndian: true));
            }
            else
            {
                Assert.Throws<ModelFileException>(() => Read(little, format, bigEndian: false));
            }
        }
    }

    private static float Read(byte[] bytes, NumberFormat format, bool bigEndian) =>
        Assert.Single(Numbers.Read(File, ModelFile.Tensor("w"), bytes, 1, 1, format, bigEndian));

    private static void AssertSameBits(float expected, float actual) =>
        Assert.Equal(BitConverter.SingleToUInt32Bits(expected), BitConverter.SingleToUInt32Bits(actual));
}
