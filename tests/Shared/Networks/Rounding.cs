namespace Generated.Neuron.Tests.Networks;

/// <summary>How far float32 may be from the reference.</summary>
internal static class Rounding
{
    private const double Epsilon = 1.1920929e-7;

    /// <summary>
    /// Relative to the size of the terms: rounding errors are independent, so a sum of n terms is off by about √n of them,
    /// and every layer adds its own, forward and backward. Eight times that, for the tails of many thousand numbers; a term
    /// left out is off by 1/√n and more.
    /// </summary>
    public static double Tolerance(Topology topology) => 8 * Epsilon * Math.Sqrt(topology.Sizes.Max()) * topology.LayerCount;

    /// <summary>Fails where a number is further from the reference than <paramref name="tolerance"/>, a NaN included.</summary>
    public static void AssertClose(ReadOnlySpan<double> expected, ReadOnlySpan<float> actual, double tolerance, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            // Written so that a NaN fails.
            if (!(Math.Abs(actual[i] - expected[i]) <= tolerance))
            {
                Assert.Fail(
                    $"{what}[{i}] is {actual[i]:R}, the reference has {expected[i]:R}: off by "
                        + $"{Math.Abs(actual[i] - expected[i]):E2}, allowed {tolerance:E2}.");
            }
        }
    }

    /// <summary>Fails where two results differ in a bit (two NaNs of the same bits are the same).</summary>
    public static void AssertSameBits(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            if (BitConverter.SingleToUInt32Bits(expected[i]) != BitConverter.SingleToUInt32Bits(actual[i]))
            {
                Assert.Fail($"{what}[{i}] is {actual[i]:R}, expected the same bits as {expected[i]:R}.");
            }
        }
    }
}
