using Generated.Neuron.Simd;

namespace Generated.Neuron.Tests.Simd;

/// <summary>Runs a function of the vector vocabulary over many floats and measures its error.</summary>
internal static class Sweep
{
    private static readonly float[] Special =
    [
        0f, -0f, 1f, -1f, 0.5f, -0.5f, 0.69314718f, 0.34657359f, 0.70710677f, 0.70710683f, 1.4142135f,
        float.Epsilon, -float.Epsilon, 1.17549421e-38f, 1.17549435e-38f, -1.17549435e-38f,
        float.MaxValue, float.MinValue, float.PositiveInfinity, float.NegativeInfinity,
        // eˣ: the last finite and the first infinite result, the last normal, the last subnormal and the first zero; −88 bounds
        // ExpOfNegative.
        88.722839f, 88.722847f, 89f, -87.336544f, -87.336555f, -87.683105f, -87.683113f, -88f, -103.97207f, -103.97208f, -104f, -105f,
        // σ is 1 from here, tanh is 1 from there.
        16.635532f, 17.328680f, 40f, 41f, 9.0109138f, 9.0109148f, 10f, 11f,
        // NaN: quiet and signaling, of both signs, with an empty, a small and a full payload. The bits must not leak into a number.
        float.NaN, -float.NaN, Bits(0x7FC0_0001), Bits(0x7FFF_FFFF), Bits(0xFFFF_FFFF), Bits(0x7F80_0001), Bits(0xFFA0_0001),
    ];

    /// <summary>
    /// The special numbers and their neighbors, and every 2,503rd float: a prime, so that the low bits take every value; about
    /// 1.7 million numbers.
    /// </summary>
    public static float[] Floats { get; } = [.. Neighborhoods(), .. Strided(2503)];

    /// <summary>
    /// In whole vectors: <see cref="Floats"/>, the kinks of activations and their neighbors, or with <c>NEURON_ALL_FLOATS=1</c> every
    /// float.
    /// </summary>
    public static IEnumerable<float[]> Blocks => Environment.GetEnvironmentVariable("NEURON_ALL_FLOATS") == "1"
        ? Strided(1).Chunk(1 << 20)
        : [.. Floats.Concat(Around(-3, 3, -20, -13.5f, -15, 15, -110))
            .Chunk(16)
            .Where(chunk => chunk.Length == 16)
            .Chunk(1 << 16)
            .Select(chunks => chunks.SelectMany(chunk => chunk).ToArray())];

    /// <summary>The results for all of <see cref="Floats"/>.</summary>
    public static float[] Run<TFunction, TSimd, TVector>()
        where TFunction : struct, IFunction
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        // Padded to whole vectors of 16, with zeros.
        var results = new float[(Floats.Length + 15) & ~15];
        Floats.CopyTo(results, 0);
        for (nint i = 0; i < results.Length; i += TSimd.Lanes)
            TSimd.Store(TFunction.Vector<TSimd, TVector>(TSimd.Load(in results[0], i)), ref results[0], i);
        return results[..Floats.Length];
    }

    /// <summary>
    /// How far <paramref name="result"/> is from the true value, in units in the last place of the float nearest to it. Infinite
    /// where one is NaN and the other not. An infinity counts as 2¹²⁸, the number that would come after the largest.
    /// </summary>
    public static double UlpError(float result, double truth)
    {
        var nearest = (float)truth;
        if (float.IsNaN(nearest) || float.IsNaN(result))
            return nearest.Equals(result) ? 0 : double.PositiveInfinity;
        // 2⁻²³ below the exponent, and nowhere below the smallest subnormal 2⁻¹⁴⁹ or above the largest number's unit.
        var exponent = nearest == 0 ? -126 : float.IsInfinity(nearest) ? 127 : Math.Max(Math.ILogB(nearest), -126);
        return Math.Abs(Bounded(result) - Bounded(truth)) / Math.ScaleB(1, exponent - 23);

        static double Bounded(double number) => Math.Clamp(number, -Math.ScaleB(1, 128), Math.ScaleB(1, 128));
    }

    private static IEnumerable<float> Neighborhoods() => Around(Special);

    private static IEnumerable<float> Around(params float[] numbers)
    {
        foreach (var number in numbers)
            for (var step = -8; step <= 8; step++)
                yield return Bits(BitConverter.SingleToUInt32Bits(number) + unchecked((uint)step));
    }

    private static IEnumerable<float> Strided(uint stride)
    {
        for (ulong bits = 0; bits <= uint.MaxValue; bits += stride)
            yield return Bits((uint)bits);
    }

    private static float Bits(uint bits) => BitConverter.UInt32BitsToSingle(bits);
}
