namespace Generated.Neuron;

/// <summary>
/// A rule that moves parameters by their gradient. An optimizer has state, so each network needs its own.
/// </summary>
/// <remarks>
/// Meanings and defaults of the hyper-parameters are those of <c>torch.optim</c>. The first step fixes the number of
/// parameters and allocates the memory; later steps allocate nothing.
/// </remarks>
public interface IOptimizer
{
    /// <summary>The step size α, at least 0. It may be set between any two steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    double LearningRate { get; set; }

    /// <summary>One step: the parameters are changed in place.</summary>
    /// <param name="parameters">The parameters, as many at every step.</param>
    /// <param name="gradients">The gradient of the cost, one number per parameter.</param>
    /// <exception cref="ArgumentException">
    /// The lengths differ, or are not those of the first step or of the state that was loaded, or the two overlap; nothing is changed then.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// Another thread is taking a step of this optimizer; nothing is changed by this call then. Each network needs its own optimizer, so
    /// this is a check for mistakes and not a lock: two steps that begin within the same few nanoseconds may mix their numbers.
    /// </exception>
    void Step(Span<float> parameters, ReadOnlySpan<float> gradients);

    /// <summary>
    /// Forgets all steps: the next one is a first step, for any number of parameters. The hyper-parameters stay, including the last
    /// learning rate that was set.
    /// </summary>
    void Reset();
}
