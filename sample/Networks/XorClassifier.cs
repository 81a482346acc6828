namespace Generated.Neuron.Sample;

/// <summary>Exclusive or, by four neurons that have a slope everywhere: with ReLU four are too few from many seeds.</summary>
[Network(2, 4, 1, Hidden = Activation.Tanh, Initialization = Initialization.XavierNormal)]
public sealed partial class XorClassifier;
