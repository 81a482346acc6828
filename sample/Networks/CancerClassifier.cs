namespace Generated.Neuron.Sample;

/// <summary>Thirty measurements of the cells in a sample, the probability that they are benign.</summary>
[Network(30, 16, 1, Initialization = Initialization.HeNormal)]
public sealed partial class CancerClassifier;
