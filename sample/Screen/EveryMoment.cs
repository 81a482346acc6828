using System.Diagnostics;

namespace Generated.Neuron.Sample.Screen;

/// <summary>Passes on at most 20 reports per second, and the last one: showing an epoch takes longer than the epoch.</summary>
internal sealed class EveryMoment(Action<TrainingProgress> show) : IProgress<TrainingProgress>
{
    private static readonly long Moment = Stopwatch.Frequency / 20;
    private long _next;

    public void Report(TrainingProgress value)
    {
        var now = Stopwatch.GetTimestamp();
        if (now >= _next || value.Epoch == value.Epochs)
        {
            show(value);
            _next = now + Moment;
        }
    }
}
