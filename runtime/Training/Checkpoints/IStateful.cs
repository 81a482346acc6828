namespace Generated.Neuron;

/// <summary>Something with state that can be saved and loaded: an optimizer or a schedule.</summary>
/// <remarks>
/// A <c>Trainer</c> with checkpoints needs an optimizer that implements it. A schedule that does not must be stateless.
/// </remarks>
public interface IStateful
{
    /// <summary>
    /// Names the settings and all state, always in the same way; the same method saves and loads.
    /// </summary>
    /// <param name="state">Writes what it is given, or returns what a file holds.</param>
    void SaveOrLoad(SavedState state);
}
