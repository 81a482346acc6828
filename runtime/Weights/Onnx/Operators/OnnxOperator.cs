namespace Generated.Neuron.Weights;

/// <summary>What an operator gives for what is known of its inputs: the value of its first output.</summary>
internal delegate GraphValue Evaluate(NodeCall call);

/// <summary>An operator that is read.</summary>
/// <param name="Evaluate">What it computes, or the refusal.</param>
/// <param name="Attributes">Those it may have; any other would change what it computes.</param>
internal sealed record OnnxOperator(Evaluate Evaluate, params string[] Attributes);
