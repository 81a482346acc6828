namespace Generated.Neuron.Tests.Training;

public sealed class SplitMix64Tests
{
    /// <summary>The published sequence of seed 1234567.</summary>
    [Fact]
    public void The_sequence_is_the_published_one()
    {
        var random = new SplitMix64(1234567);
        Assert.Equal(6457827717110365317u, random.NextUInt64());
        Assert.Equal(3203168211198807973u, random.NextUInt64());
        Assert.Equal(9817491932198370423u, random.NextUInt64());
        Assert.Equal(4593380528125082431u, random.NextUInt64());
        Assert.Equal(16408922859458223821u, random.NextUInt64());
    }

    [Fact]
    public void Doubles_are_the_upper_53_bits()
    {
        var random = new SplitMix64(1234567);
        Assert.Equal((6457827717110365317u >> 11) / 9007199254740992.0, random.NextDouble());
    }

    [Fact]
    public void Whole_numbers_below_a_bound_come_about_equally_often()
    {
        var random = new SplitMix64(1);
        var counts = new int[7];
        for (var k = 0; k < 70_000; k++)
        {
            counts[random.NextInt32(7)]++;
        }

        // 10 000 each; the standard deviation of a count is √(70000 · 1/7 · 6/7) = 93, five of them are 465.
        Assert.All(counts, count => Assert.InRange(count, 9_535, 10_465));
        Assert.Equal(0, random.NextInt32(1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_bound_is_at_least_1(int bound) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(bound), () => new SplitMix64(1).NextInt32(bound));

    [Fact]
    public void Normal_numbers_are_normal()
    {
        const int Count = 100_000;
        var random = new SplitMix64(2);
        double sum = 0, squares = 0, fourths = 0;
        var withinOne = 0;
        for (var k = 0; k < Count; k++)
        {
            var x = random.NextNormal();
            sum += x;
            squares += x * x;
            fourths += x * x * x * x;
            withinOne += Math.Abs(x) < 1 ? 1 : 0;
        }

        // Five standard errors each: 1/√n, √(2/n), √(96/n), √(0.6827 · 0.3173 / n).
        Assert.Equal(0, sum / Count, 5 * Math.Sqrt(1.0 / Count));
        Assert.Equal(1, squares / Count, 5 * Math.Sqrt(2.0 / Count));
        Assert.Equal(3, fourths / Count, 5 * Math.Sqrt(96.0 / Count));
        Assert.Equal(0.6827, (double)withinOne / Count, 5 * Math.Sqrt(0.2166 / Count));
    }
}
