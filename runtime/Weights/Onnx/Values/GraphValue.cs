namespace Generated.Neuron.Weights;

/// <summary>What is known of a value in the graph: a constant, whole numbers, rows that depend on the input, or class labels.</summary>
internal abstract class GraphValue;
