namespace Generated.Neuron;

/// <summary>A step of a training run.</summary>
/// <param name="Step">The steps before it.</param>
/// <param name="Epoch">The epochs before the step's own.</param>
/// <param name="Steps">The steps of the whole run.</param>
public readonly record struct ScheduleMoment(long Step, int Epoch, long Steps);
