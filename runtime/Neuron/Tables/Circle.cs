namespace Generated.Neuron.Tables;

/// <summary>Sine and cosine from operations that IEEE 754 defines to the last bit, so that they are the same on every machine.</summary>
internal static class Circle
{
    /// <summary>Sine and cosine of a number of turns, within 1e-15 for a few turns.</summary>
    /// <param name="turns">1 is once round.</param>
    public static (double Sin, double Cos) SinCos(double turns)
    {
        // Reduced by the nearest quarter turn, so that the rest is at most π/4 and the Taylor series are short: the first terms left out,
        // x¹⁹/19! and x²⁰/20!, are below 1e-18.
        var quarters = Math.Round(4 * turns, MidpointRounding.ToEven);
        var x = (4 * turns - quarters) * (Math.PI / 2);
        var x2 = x * x;
        double sin = 1, cos = 1;
        for (var k = 17; k >= 3; k -= 2)
        {
            sin = 1 - sin * x2 / (k * (k - 1));
        }

        for (var k = 18; k >= 2; k -= 2)
        {
            cos = 1 - cos * x2 / (k * (k - 1));
        }

        sin *= x;
        return ((long)quarters & 3) switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
    }
}
