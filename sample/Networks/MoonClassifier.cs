namespace Generated.Neuron.Sample;

/// <summary>Two coordinates, eight hidden neurons (ReLU), the probability of class 1 (sigmoid).</summary>
[Network(2, 8, 1)]
public sealed partial class MoonClassifier;
