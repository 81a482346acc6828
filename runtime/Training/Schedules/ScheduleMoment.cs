namespace Generated.Neuron;

/// <summary>Which step of a training run it is.</summary>
/// <param name="Step">The steps before it.</param>
/// <param name="Epoch">The epochs before its own.</param>
/// <param name="Steps">The steps of the whole run.</param>
public readonly record struct ScheduleMoment(long Step, int Epoch, long Steps);
