namespace Generated.Neuron.Weights;

/// <summary>
/// Class labels, and what is made of them: outputs that classifiers have beside their probabilities. They are not followed.
/// </summary>
internal sealed class Labels : GraphValue;
