namespace Generated.Neuron.Sample;

/// <summary>Eight rows of eight pixels, the probabilities of the ten digits.</summary>
[Network(64, 64, 10, Loss = Loss.CrossEntropy, Initialization = Initialization.HeNormal)]
public sealed partial class DigitReader;
