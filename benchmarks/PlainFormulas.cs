namespace Generated.Neuron.Benchmarks;

/// <summary>What several activations are made of, number by number.</summary>
internal static class PlainFormulas
{
    public static float Sigmoid(float z) => 1 / (1 + MathF.Exp(-z));

    public static float Softplus(float z) => MathF.Max(z, 0) + MathF.Log(1 + MathF.Exp(-MathF.Abs(z)));

    public static float Square(float x) => x * x;

    /// <summary>Φ by Abramowitz and Stegun, 7.1.26, because .NET has no error function: with an error of at most 1.5 · 10⁻⁷.</summary>
    public static float Normal(float z)
    {
        var x = MathF.Abs(z) * 0.70710678f;
        var t = 1 / (1 + 0.3275911f * x);
        var series = ((((1.061405429f * t - 1.453152027f) * t + 1.421413741f) * t - 0.284496736f) * t + 0.254829592f) * t;
        var tail = series * MathF.Exp(-x * x) / 2;
        return z > 0 ? 1 - tail : tail;
    }
}
