namespace Generated.Neuron.Sample;

/// <summary>
/// One circle inside another: two coordinates, the probability of the inner one. Three lines could enclose it; eight make it round.
/// </summary>
[Network(2, 8, 1, Initialization = Initialization.HeNormal)]
public sealed partial class CircleClassifier;
