namespace Generated.Neuron.Benchmarks;

/// <summary>An activation computed number by number, with the textbook formula and .NET's <see cref="MathF"/>.</summary>
internal interface IPlainActivation
{
    static abstract float Forward(float z);

    /// <summary>d · f′(z), with a = f(z).</summary>
    static abstract float Derivative(float z, float a, float d);
}
