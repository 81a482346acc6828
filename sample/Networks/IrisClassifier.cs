namespace Generated.Neuron.Sample;

/// <summary>Four lengths and widths of a flower, the probabilities of three species.</summary>
[Network(4, 16, 3, Loss = Loss.CrossEntropy, Initialization = Initialization.HeNormal)]
public sealed partial class IrisClassifier;
