using Generated.Neuron;

namespace Networks;

[Network(2, 8, 1)]
public sealed partial class MoonClassifier;
