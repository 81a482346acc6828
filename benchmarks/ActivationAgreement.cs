namespace Generated.Neuron.Benchmarks;

/// <summary>Before activations are measured: a loop over single numbers and the kernels' vectors compute the same.</summary>
internal static class ActivationAgreement
{
    // Φ of the plain loop is off by 1.5 · 10⁻⁷, and z, up to 8 here, multiplies it; e^z − 1 loses as much by cancellation.
    private const float Tolerance = 1e-5f;

    /// <summary>Compares every activation and its derivative.</summary>
    /// <exception cref="InvalidOperationException">Two do not agree; the message says which, and where.</exception>
    public static void Check()
    {
        var numbers = new ActivationNumbers();
        foreach (var name in ActivationNumbers.ElementWise)
        {
            var (vectors, plain) = (ActivationLoops.InVectors(name), ActivationLoops.Plain(name));
            var (expected, a, slopes) = (new float[numbers.Z.Length], new float[numbers.Z.Length], new float[numbers.Z.Length]);
            vectors.Forward(numbers.Z, a);
            plain.Forward(numbers.Z, expected);
            Compare(name, "a", numbers.Z, expected, a);
            vectors.Derivative(numbers.Z, a, numbers.D, slopes);
            plain.Derivative(numbers.Z, a, numbers.D, expected);
            Compare(name, "d · f′(z)", numbers.Z, expected, slopes);
        }
    }

    private static void Compare(Activation name, string what, float[] z, float[] expected, float[] actual)
    {
        for (var i = 0; i < z.Length; i++)
        {
            if (!(MathF.Abs(expected[i] - actual[i]) <= Tolerance * (1 + MathF.Abs(expected[i]))))
            {
                throw new InvalidOperationException(
                    $"{name}: {what} at z = {z[i]:R} is {actual[i]:R} in vectors, {expected[i]:R} in a plain loop.");
            }
        }
    }
}
