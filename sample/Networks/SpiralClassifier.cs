namespace Generated.Neuron.Sample;

/// <summary>Two interleaved spirals: they need a second hidden layer.</summary>
[Network(2, 32, 32, 1, Initialization = Initialization.HeNormal)]
public sealed partial class SpiralClassifier;
