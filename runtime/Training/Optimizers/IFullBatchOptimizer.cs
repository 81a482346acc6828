namespace Generated.Neuron;

/// <summary>The cost of all rows at the present parameters.</summary>
/// <param name="gradients">Overwritten with its gradient, one number per parameter.</param>
/// <returns>The cost.</returns>
public delegate float CostAndGradient(Span<float> gradients);

/// <summary>
/// An optimizer that evaluates the cost at several points before it decides on a step. The costs of two batches cannot be compared, so it
/// needs all rows in one: a <c>Trainer</c> refuses a smaller <c>BatchSize</c>, and everything else that makes the
/// gradient differ from that of the cost, or the cost from that of the previous step: L1, clipping and dropped neurons.
/// </summary>
public interface IFullBatchOptimizer : IOptimizer
{
    /// <summary>One step: the parameters are changed in place.</summary>
    /// <param name="parameters">The parameters, as many at every step.</param>
    /// <param name="cost">The cost at these parameters.</param>
    /// <param name="gradients">Its gradient, one number per parameter.</param>
    /// <param name="evaluate">Returns cost and gradient at the values that <paramref name="parameters"/> have when it is called.</param>
    /// <exception cref="ArgumentException">
    /// The lengths differ, or are not those of the first step or of the state that was loaded, or the two overlap; nothing is changed then.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// Another thread, or a call around this one, is taking a step of this optimizer.
    /// </exception>
    void Step(Span<float> parameters, float cost, ReadOnlySpan<float> gradients, CostAndGradient evaluate);
}
