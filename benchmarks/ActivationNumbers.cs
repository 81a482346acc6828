namespace Generated.Neuron.Benchmarks;

/// <summary>The data of the activation benchmarks: whole vectors, 16 KB per array, of which the first-level cache holds two.</summary>
internal sealed class ActivationNumbers
{
    public const int Count = 4096;

    /// <summary>The range in which activations are curved: normal, with a standard deviation of 2.</summary>
    public float[] Z { get; }

    public float[] D { get; }

    /// <summary>Room for the results.</summary>
    public float[] Result { get; } = new float[Count];

    public ActivationNumbers()
    {
        var random = new SplitMix64(1);
        Z = [.. Enumerable.Range(0, Count).Select(_ => 2 * (float)random.NextNormal())];
        D = [.. Enumerable.Range(0, Count).Select(_ => (float)random.NextNormal())];
    }

    /// <summary>Every activation that takes each number by itself.</summary>
    public static IEnumerable<Activation> ElementWise => Enum.GetValues<Activation>().Where(name => name != Activation.Softmax);

    /// <summary>
    /// Their names: the program that BenchmarkDotNet writes sees the compiler's side too, which has a type of the same name.
    /// </summary>
    public static IEnumerable<string> Names => ElementWise.Select(name => name.ToString());
}
