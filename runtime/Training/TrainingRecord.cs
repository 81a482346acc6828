using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Generated.Neuron;

/// <summary>The numbers of each epoch while a run lasts; reserved once, so that an epoch allocates nothing.</summary>
internal sealed class TrainingRecord(int epochs, bool hasValidation, bool hasMetric)
{
    private readonly float[] _costs = new float[epochs];
    private readonly float[] _validationCosts = hasValidation ? new float[epochs] : [];
    private readonly float[] _metrics = hasMetric ? new float[epochs] : [];
    private readonly long _start = Stopwatch.GetTimestamp();
    private TimeSpan _before;

    /// <summary>The epochs that are finished.</summary>
    public int Epochs { get; private set; }

    /// <summary>The time since the run began, without the time between a checkpoint and the program that resumed it.</summary>
    public TimeSpan Elapsed => _before + Stopwatch.GetElapsedTime(_start);

    public void Add(float cost, float? validationCost, float? metric)
    {
        _costs[Epochs] = cost;
        if (validationCost is { } measured)
        {
            _validationCosts[Epochs] = measured;
        }

        if (metric is { } number)
        {
            _metrics[Epochs] = number;
        }

        Epochs++;
    }

    /// <summary>Saves or loads all numbers so far.</summary>
    public void Exchange(SavedState state)
    {
        var finished = (int)state.Value("epochs", Epochs, 0, epochs);
        var elapsed = state.Value("ticks", Elapsed.Ticks, 0, long.MaxValue);
        Exchange("costs", _costs);
        Exchange("validation_costs", _validationCosts);
        Exchange("validation_metrics", _metrics);
        state.OnLoaded(() => (Epochs, _before) = (finished, new TimeSpan(elapsed)));

        void Exchange(string name, float[] numbers)
        {
            var saved = state.AllNumbers(name, numbers, Math.Min(finished, numbers.Length));
            state.OnLoaded(() => saved.AsSpan(0, Math.Min(finished, numbers.Length)).CopyTo(numbers));
        }
    }

    public TrainingReport Report(int firstEpoch, StopReason reason, long steps, BestEpoch? best, bool areCostsScaled) =>
        new(Finished(_costs), Finished(_validationCosts), Finished(_metrics), best?.Epoch)
        {
            FirstEpoch = firstEpoch,
            StopReason = reason,
            Steps = steps,
            Elapsed = Elapsed,
            AreCostsScaled = areCostsScaled,
        };

    private ImmutableArray<float> Finished(float[] numbers) =>
        numbers.Length <= Epochs ? ImmutableCollectionsMarshal.AsImmutableArray(numbers) : [.. numbers.AsSpan(0, Epochs)];
}
