using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Generated.Neuron;

/// <summary>The numbers of each epoch while a run lasts; reserved once, so that an epoch allocates nothing.</summary>
internal sealed class TrainingRecord(int epochs, bool hasValidation, bool hasMetric)
{
    private readonly float[] _costs = new float[epochs];
    private readonly float[] _validationCosts = hasValidation ? new float[epochs] : [];
    private readonly float[] _metrics = hasMetric ? new float[epochs] : [];

    /// <summary>The epochs that are finished.</summary>
    public int Epochs { get; private set; }

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

    public TrainingReport Report(int firstEpoch, StopReason reason, long steps, TimeSpan elapsed) =>
        new(Finished(_costs), Finished(_validationCosts), Finished(_metrics))
        {
            FirstEpoch = firstEpoch,
            StopReason = reason,
            Steps = steps,
            Elapsed = elapsed,
        };

    private ImmutableArray<float> Finished(float[] numbers) =>
        numbers.Length <= Epochs ? ImmutableCollectionsMarshal.AsImmutableArray(numbers) : [.. numbers.AsSpan(0, Epochs)];
}
