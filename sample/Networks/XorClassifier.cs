namespace Generated.Neuron.Sample;

/// <summary>Exclusive or, with four tanh neurons: four ReLU neurons are too few for many seeds.</summary>
[Network(2, 4, 1, Hidden = Activation.Tanh, Initialization = Initialization.XavierNormal)]
public sealed partial class XorClassifier;
