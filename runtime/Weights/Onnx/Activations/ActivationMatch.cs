namespace Generated.Neuron.Weights;

/// <summary>A product is an activation.</summary>
/// <param name="Activation">Which.</param>
/// <param name="Argument">Of what: its z, scale · x + shift.</param>
internal sealed record ActivationMatch(Activation Activation, Factor Argument);
