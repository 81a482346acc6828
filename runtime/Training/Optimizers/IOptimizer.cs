namespace Generated.Neuron;

/// <summary>
/// A rule that moves parameters by their gradient. An optimiser remembers what it has seen, so each network has its own.
/// </summary>
/// <remarks>
/// Meanings and defaults of the hyper-parameters are those of <c>torch.optim</c>. The first step fixes the number of
/// parameters and reserves the memory; later steps allocate nothing.
/// </remarks>
public interface IOptimizer
{
    /// <summary>One step: the parameters are changed in place.</summary>
    /// <param name="parameters">The parameters, as many at every step.</param>
    /// <param name="gradients">The gradient of the cost, one number a parameter.</param>
    /// <exception cref="ArgumentException">
    /// The lengths differ, or are not those of the first step; nothing is changed then.
    /// </exception>
    void Step(Span<float> parameters, ReadOnlySpan<float> gradients);
}
