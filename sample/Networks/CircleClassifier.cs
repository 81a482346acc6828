namespace Generated.Neuron.Sample;

/// <summary>
/// A circle in a circle: two coordinates, the probability of the inner one. Three lines could enclose it; eight make it round.
/// </summary>
[Network(2, 8, 1, Initialization = Initialization.HeNormal)]
public sealed partial class CircleClassifier;
