namespace Generated.Neuron;

/// <summary>
/// Decides which hidden neurons a training step drops: a network's mask is a function of this, the layer, the neuron and the row's place
/// in the batch alone, and so the same on every machine, at every vector width and on any number of threads.
/// </summary>
/// <param name="Seed">The run's.</param>
/// <param name="Step">The number of the step within the run.</param>
public readonly record struct DropoutKey(int Seed, long Step);
