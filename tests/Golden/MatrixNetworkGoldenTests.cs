namespace Generated.Neuron.Tests.Golden;

[Trait(nameof(Needs), Needs.Vectors)]
public sealed class MatrixNetworkGoldenTests() : GoldenTests(static topology => new MatrixNetwork(topology));
