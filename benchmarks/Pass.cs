namespace Generated.Neuron.Benchmarks;

/// <summary>What a benchmark computes, for the count of its useful operations.</summary>
public enum Pass
{
    /// <summary>The outputs.</summary>
    Forward,

    /// <summary>The outputs, the cost and the gradient.</summary>
    Backward,
}

/// <summary>Says what the benchmarks of a class compute.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ComputesAttribute(Pass pass) : Attribute
{
    public Pass Pass { get; } = pass;
}
