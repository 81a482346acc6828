namespace Generated.Neuron.Sample;

/// <summary>Thirteen measurements of a wine, the probabilities of three growers.</summary>
[Network(13, 16, 3, Loss = Loss.CrossEntropy, Initialization = Initialization.HeNormal)]
public sealed partial class WineClassifier;
