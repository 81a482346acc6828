namespace Generated.Neuron.Sample;

/// <summary>Two spirals wound into each other: their arms take a second hidden layer.</summary>
[Network(2, 32, 32, 1, Initialization = Initialization.HeNormal)]
public sealed partial class SpiralClassifier;
