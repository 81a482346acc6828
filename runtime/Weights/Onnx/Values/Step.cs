namespace Generated.Neuron.Weights;

/// <summary>How rows were computed from earlier rows.</summary>
internal abstract record Step;

/// <summary>The input of the network: of no rows before.</summary>
internal sealed record InputStep : Step;

/// <summary>z = alpha · x W, and with C: + beta · C.</summary>
/// <param name="Weights"><c>[inputs × outputs]</c>, or transposed.</param>
/// <param name="IsTransposed">Whether the weights are <c>[outputs × inputs]</c>.</param>
/// <param name="Alpha">A factor of the weights.</param>
/// <param name="Inputs">Per row.</param>
/// <param name="Outputs">Per row.</param>
internal sealed record LinearStep(Constant Weights, bool IsTransposed, float Alpha, int Inputs, int Outputs) : Step;

/// <summary>Each number times its scale, plus its shift.</summary>
/// <param name="Scale">One for all, or one per column.</param>
/// <param name="Shift">Likewise.</param>
internal sealed record ScaleStep(double[] Scale, double[] Shift) : Step;

/// <summary>An activation that the runtime has.</summary>
internal sealed record ActivationStep(Activation Activation) : Step;

/// <summary>A function of each number that is only part of an activation, so far.</summary>
/// <param name="Function">An operator; for a Clip, its limits too.</param>
/// <param name="Refusal">The message if no activation uses it.</param>
internal sealed record PartialStep(string Function, string Refusal) : Step;

/// <summary>A residual connection: the sum with an earlier value, which the rows before it were made of.</summary>
/// <param name="Added">The earlier value.</param>
internal sealed record ResidualStep(Rows Added) : Step;

/// <summary>[1 − p, p] of the probability p of the second of two classes.</summary>
internal sealed record BothClassesStep : Step;
