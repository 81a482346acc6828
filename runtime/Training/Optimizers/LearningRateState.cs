namespace Generated.Neuron;

/// <summary>An optimizer's learning rate as a part of its state: a schedule may have changed it.</summary>
internal static class LearningRateState
{
    /// <summary>An optimizer's learning rate, which may have been set since the optimizer was created.</summary>
    public static void LearningRate(this SavedState state, IOptimizer optimizer)
    {
        var rate = state.Value(nameof(IOptimizer.LearningRate), optimizer.LearningRate, min: 0, max: double.MaxValue);
        state.OnLoaded(() => optimizer.LearningRate = rate);
    }
}
