namespace Generated.Neuron.Sample;

/// <summary>The network of the notes: two inputs, eight hidden neurons, one output.</summary>
[Network(2, 8, 1)]
public sealed partial class MoonClassifier;
