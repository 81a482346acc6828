namespace Generated.Neuron.Sample;

/// <summary>The two networks that are trained on the moons side by side.</summary>
internal static class SampleNetworks
{
    /// <summary>The network that the compiler wrote.</summary>
    public static INetwork Generated() => new MoonClassifier();

    /// <summary>The same topology, known only at run time.</summary>
    public static INetwork Matrix() => new MatrixNetwork(new MoonClassifier().Topology);
}
