using Generated.Neuron.Generator.Activations;

namespace Generated.Neuron.Generator.Planning;

/// <summary>a = f(z), number by number. A rule fuses it into the step that computes z.</summary>
/// <param name="Function">f.</param>
/// <param name="From">z.</param>
/// <param name="To">a.</param>
internal sealed record PointwiseStep(ActivationRow Function, Value From, Value To) : Step(From, To);
