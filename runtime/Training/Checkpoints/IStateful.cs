namespace Generated.Neuron;

/// <summary>Something that remembers what it has seen, and whose memory can be saved and loaded: an optimizer or a schedule.</summary>
/// <remarks>
/// A <see cref="Trainer"/> with checkpoints takes an optimizer that is one. A schedule that is none has to remember nothing.
/// </remarks>
public interface IStateful
{
    /// <summary>
    /// Names the settings and everything that is remembered, always in the same way; the same method saves and loads.
    /// </summary>
    /// <param name="state">Writes what it is given, or gives back what a file holds.</param>
    void ExchangeState(StateExchange state);
}
