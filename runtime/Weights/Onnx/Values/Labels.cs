namespace Generated.Neuron.Weights;

/// <summary>
/// Class labels, and values computed from them: outputs that classifiers have in addition to their probabilities. They are ignored.
/// </summary>
internal sealed class Labels : GraphValue;
