namespace Generated.Neuron.Tests.Reference;

/// <summary>What the reference's backward pass gives.</summary>
/// <param name="Cost">The mean cost.</param>
/// <param name="Parameters">Its gradient, laid out as the parameters.</param>
/// <param name="Inputs">Its gradient with respect to the inputs, <c>[rows × inputs]</c>.</param>
/// <param name="ParameterMagnitudes">The same sums as <paramref name="Parameters"/> over absolute terms: what float32 rounds in proportion
/// to.</param>
/// <param name="InputMagnitudes">The same for <paramref name="Inputs"/>.</param>
internal sealed record ReferenceGradients(
    double Cost, double[] Parameters, double[] Inputs, double[] ParameterMagnitudes, double[] InputMagnitudes);
