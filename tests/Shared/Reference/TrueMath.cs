namespace Generated.Neuron.Tests.Reference;

/// <summary>Functions in double precision that .NET does not have, to some 1e-15 of themselves.</summary>
internal static class TrueMath
{
    /// <summary>eˣ − 1. Where it loses digits, by its series: below 0.1 the first term left out is x¹²/12!, 1e-20 of x.</summary>
    public static double Expm1(double x)
    {
        if (Math.Abs(x) > 0.1)
        {
            return Math.Exp(x) - 1;
        }

        var series = 1.0;
        for (var n = 11; n >= 2; n--)
        {
            series = 1 + x / n * series;
        }

        return x * series;
    }

    /// <summary>ln(1 + x): the logarithm of the double next to 1 + x, and what rounding took away.</summary>
    public static double Log1p(double x)
    {
        var sum = 1 + x;
        return Math.Log(sum) + (x - (sum - 1)) / sum;
    }

    /// <summary>
    /// Φ(x) = ½ erfc(−x / √2). Within 3 of the middle by Marsaglia's series φ(x) (x + x³/3 + x⁵/(3 · 5) + …), and in the tails by
    /// Laplace's continued fraction φ(x) / (x + 1 / (x + 2 / (x + …))).
    /// </summary>
    public static double Normal(double x)
    {
        if (x > 0)
        {
            return 1 - Normal(-x);
        }

        var (t, density) = (-x, Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI));
        if (double.IsNaN(x) || t > 40)
        {
            return double.IsNaN(x) ? x : 0;
        }

        if (t < 1.5)
        {
            double term = t, sum = t;
            for (var n = 3; Math.Abs(term) > 1e-18 * sum; n += 2)
            {
                term *= t * t / n;
                sum += term;
            }

            return 0.5 - density * sum;
        }

        // From 1.5 on, 300 steps are enough for 1e-15.
        var below = t;
        for (var n = 300; n >= 1; n--)
        {
            below = t + n / below;
        }

        return density / below;
    }
}
