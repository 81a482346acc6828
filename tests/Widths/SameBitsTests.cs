using System.Globalization;

namespace Generated.Neuron.Tests.Widths;

/// <summary>
/// Whole training runs in processes with other vectors: the same bits wherever there is fused multiply-add, and one other set of
/// bits, of about the same numbers, wherever there is none.
/// </summary>
[Collection(SameBitsProgram.Name)]
[Trait(nameof(Needs), Needs.Processes)]
[Trait(nameof(Needs), Needs.Time)]
public sealed class SameBitsTests
{
    private static string[] Widest => SameBitsProgram.Run(setting: null);

    private static string[] WithoutFusedMultiplyAdd => SameBitsProgram.Run("DOTNET_EnableAVX2=0");

    [Theory]
    [InlineData("DOTNET_EnableAVX512=0")]
    [InlineData("DOTNET_PreferredVectorBitWidth=256")]
    [InlineData("DOTNET_PreferredVectorBitWidth=128")]
    public void A_training_run_gives_the_same_bits_at_every_vector_width(string setting) =>
        Assert.Equal(Widest[1..], SameBitsProgram.Run(setting)[1..]);

    [Fact]
    public void Without_fused_multiply_add_there_is_exactly_one_other_set_of_bits()
    {
        var actual = SameBitsProgram.Run("DOTNET_EnableAVX=0")[1..];
        Assert.Equal(WithoutFusedMultiplyAdd[1..], actual);
        Assert.All(Widest[1..].Zip(actual), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    /// <summary>The runtime's own loops in place of vectors, twenty times as slow: networks up to that of 24-8-2.</summary>
    [Fact]
    public void Without_any_vector_of_the_hardware_the_bits_are_those_without_fused_multiply_add()
    {
        var actual = SameBitsProgram.Run("DOTNET_EnableHWIntrinsic=0", mostParameters: 220)[1..];
        Assert.Contains(actual, line => line.StartsWith("WrittenWithLoops ", StringComparison.Ordinal));
        Assert.Subset(WithoutFusedMultiplyAdd.ToHashSet(), actual.ToHashSet());
    }

    [Fact]
    public void Without_fused_multiply_add_it_gives_about_the_same_numbers()
    {
        foreach (var (expected, actual) in Widest[1..].Zip(WithoutFusedMultiplyAdd[1..]))
        {
            var (a, b) = (expected.Split(' '), actual.Split(' '));
            Assert.Equal(a[0], b[0]);

            // 105 steps of rounding differences of 2⁻²⁴ that training may enlarge: measured below 10⁻⁴ of the value.
            Assert.Equal(Number(a[2]), Number(b[2]), 1e-2 * Math.Abs(Number(a[2])));
            Assert.Equal(Number(a[3]), Number(b[3]), 1e-2 * Math.Abs(Number(a[3])));
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
