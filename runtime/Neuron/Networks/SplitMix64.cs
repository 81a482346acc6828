using System.Runtime.CompilerServices;

namespace Generated.Neuron;

/// <summary>
/// The random numbers of this project: SplitMix64 (Steele, Lea and Flood, “Fast splittable pseudorandom number
/// generators”, OOPSLA 2014), the same sequence for a seed on every machine and in every version.
/// </summary>
/// <param name="seed">Any number; neighboring seeds give unrelated sequences.</param>
internal struct SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The seed from which the sequence continues.</summary>
    internal readonly ulong State => _state;

    /// <summary>The next 64 random bits.</summary>
    public ulong NextUInt64()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 to below 1, in steps of 2⁻⁵³.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1ul << 53));

    /// <summary>A whole number from 0 to below <paramref name="bound"/>; the high half of a 128-bit product, so no division.</summary>
    /// <param name="bound">At least 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NextInt32(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        return (int)Math.BigMul(NextUInt64(), (ulong)bound, out _);
    }

    /// <summary>
    /// A standard normal number, by Marsaglia's polar method. Only operations that IEEE 754 defines to the last bit are
    /// used (a logarithm of the platform's would not be), so it too is the same everywhere.
    /// </summary>
    public double NextNormal()
    {
        double u, v, s;
        do
        {
            u = 2 * NextDouble() - 1;
            v = 2 * NextDouble() - 1;
            s = u * u + v * v;
        }
        while (s is >= 1 or 0);

        return u * Math.Sqrt(-2 * Log(s) / s);
    }

    /// <summary>ln x for 0 &lt; x &lt; ∞, normal: x = m·2ᵉ with m around 1, ln m = 2 artanh((m − 1) / (m + 1)) by its series.</summary>
    private static double Log(double x)
    {
        const double Ln2 = 0.693147180559945309;
        const double Sqrt2 = 1.41421356237309505;
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> 52) - 1023;
        var m = BitConverter.Int64BitsToDouble((bits & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000);
        if (m > Sqrt2)
        {
            m *= 0.5;
            exponent++;
        }

        // |t| ≤ 0.1716, so the first term left out, t²²/23, is below 1e-18.
        var t = (m - 1) / (m + 1);
        var t2 = t * t;
        var series = 0.0;
        for (var power = 21; power >= 1; power -= 2)
        {
            series = series * t2 + 1.0 / power;
        }

        return exponent * Ln2 + 2 * t * series;
    }
}
