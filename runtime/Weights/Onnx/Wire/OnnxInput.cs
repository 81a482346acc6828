namespace Generated.Neuron.Weights;

/// <summary>An input of the graph.</summary>
/// <param name="Name">Not empty.</param>
/// <param name="Type">0 if it is not a tensor.</param>
/// <param name="Shape">−1 for a size that the file leaves open; null if the file does not say how many sizes there are.</param>
internal sealed record OnnxInput(string Name, OnnxDataType Type, long[]? Shape);
