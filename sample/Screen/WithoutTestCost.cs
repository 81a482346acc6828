namespace Generated.Neuron.Sample.Screen;

/// <summary>
/// Passes reports on without the second cost: in a run without validation rows it is that of the test rows, which only the picture shows.
/// </summary>
internal sealed class WithoutTestCost(IProgress<TrainingProgress> progress) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) => progress.Report(value with { ValidationCost = null });
}
