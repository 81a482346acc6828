namespace Generated.Neuron.Sample.Screen;

/// <summary>Passes on a fixed number of reports, evenly spread over the epochs; the last epoch is one of them.</summary>
internal sealed class EveryNth(int reports, Action<TrainingProgress> show) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        if ((long)value.Epoch * reports / value.Epochs > (value.Epoch - 1L) * reports / value.Epochs)
        {
            show(value);
        }
    }
}
