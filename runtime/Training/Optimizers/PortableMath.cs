namespace Generated.Neuron;

/// <summary>
/// Elementary functions made of operations that IEEE 754 defines to the last bit, so that learning rates are the same on every
/// machine; the platform's own functions are not promised to be.
/// </summary>
internal static class PortableMath
{
    private const double Ln2 = 0.693147180559945309;

    /// <summary>eˣ, to 1e-15 of itself for x from −700 to 700: x = k ln 2 + r, eˣ = 2ᵏ eʳ, eʳ by its series.</summary>
    public static double Exp(double x)
    {
        if (x < -700)
        {
            return 0;
        }

        var k = Math.Round(x / Ln2);
        var r = x - k * Ln2;

        // |r| ≤ 0.347: the first term left out, r¹⁵/15!, is below 1e-19.
        var series = 1.0;
        for (var n = 14; n >= 1; n--)
        {
            series = 1 + r / n * series;
        }

        return Math.ScaleB(series, (int)k);
    }

    /// <summary>cos(πt) for t from 0 to 1.</summary>
    public static double CosPi(double t)
    {
        if (t > 0.5)
        {
            return -CosPi(1 - t);
        }

        // |x| ≤ π/2: the first term left out, x²⁴/24!, is below 1e-19.
        var x2 = t * Math.PI * (t * Math.PI);
        var series = 1.0;
        for (var n = 22; n >= 2; n -= 2)
        {
            series = 1 - x2 / (n * (n - 1)) * series;
        }

        return t == 0.5 ? 0 : series;
    }

    /// <summary>xⁿ for n ≥ 0, by squaring.</summary>
    public static double Power(double x, long n)
    {
        var power = 1.0;
        for (; n > 0; n >>= 1, x *= x)
        {
            power *= (n & 1) == 1 ? x : 1;
        }

        return power;
    }
}
