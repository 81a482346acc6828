namespace Generated.Neuron.Weights;

/// <summary>scale · x + shift of rows x, or one over it.</summary>
internal sealed record Factor(Rows Rows, double Scale, double Shift, bool IsReciprocal = false);
