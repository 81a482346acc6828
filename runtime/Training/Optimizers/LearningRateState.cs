namespace Generated.Neuron;

/// <summary>An optimizer's learning rate as a part of its state: a schedule may have changed it.</summary>
internal static class LearningRateState
{
    /// <summary>An optimizer's learning rate, which may have been set since the optimizer was created.</summary>
    public static void LearningRate(this StateExchange state, IOptimizer optimizer)
    {
        var rate = state.Number(nameof(IOptimizer.LearningRate), optimizer.LearningRate, least: 0, most: double.MaxValue);
        state.WhenAccepted(() => optimizer.LearningRate = rate);
    }
}
