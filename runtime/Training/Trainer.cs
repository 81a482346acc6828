using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Generated.Neuron;

/// <summary>Trains a network: epoch after epoch the gradient of the rows, in batches, and a step of the optimiser.</summary>
/// <param name="network">The network; its parameters are changed in place.</param>
/// <param name="optimizer">An optimiser of its own.</param>
public sealed class Trainer(INetwork network, IOptimizer optimizer)
{
    private readonly INetwork _network = network ?? throw new ArgumentNullException(nameof(network));
    private readonly IOptimizer _optimizer = optimizer ?? throw new ArgumentNullException(nameof(optimizer));

    /// <summary>How often all rows are seen, at least 1.</summary>
    public int Epochs { get; init => field = AtLeast(1, value, nameof(Epochs)); } = 100;

    /// <summary>The rows of one step; 0 takes all rows in one. A last, smaller batch is used too.</summary>
    public int BatchSize { get; init => field = AtLeast(0, value, nameof(BatchSize)); }

    /// <summary>Decides the order of the rows, the same on every machine.</summary>
    public int Seed { get; init; }

    /// <summary>Whether each epoch of mini-batches takes the rows in a new random order.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// Threads at most for one step; −1 for as many as there are processors. A network that implements
    /// <see cref="IParallelNetwork"/> uses them where a step has rows enough; others use one. No bit of the result depends on it.
    /// </summary>
    public int MaxDegreeOfParallelism { get; init => field = value == -1 ? -1 : AtLeast(1, value, nameof(MaxDegreeOfParallelism)); } = 1;

    /// <summary>Trains on the rows of a data set.</summary>
    /// <param name="train">The rows to learn.</param>
    /// <param name="validation">Rows whose cost is taken after each epoch, and which are not learned.</param>
    /// <param name="progress">Told after each epoch.</param>
    /// <param name="cancellationToken">Looked at before each step.</param>
    /// <returns>The costs and the time.</returns>
    /// <exception cref="ArgumentException">The data does not fit the network, or has no rows; nothing is changed then.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the network keeps the parameters of the last whole step.</exception>
    public TrainingReport Fit(
        Dataset train, Dataset? validation = null, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        train.CheckTrains(_network.Topology, nameof(train));
        validation?.CheckTrains(_network.Topology, nameof(validation));

        var costs = new float[Epochs];
        var validationCosts = validation is null ? [] : new float[Epochs];
        var gradients = new float[_network.Topology.ParameterCount];
        var batches = new BatchSequence(train, BatchSize, Shuffle, Seed);
        var start = Stopwatch.GetTimestamp();
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            costs[epoch] = RunEpoch(batches, gradients, cancellationToken);
            float? validationCost = null;
            if (validation is not null)
            {
                validationCost = validationCosts[epoch] = Cost(validation.Inputs, validation.Targets);
            }

            progress?.Report(new TrainingProgress(epoch + 1, Epochs, costs[epoch], validationCost, Stopwatch.GetElapsedTime(start)));
        }

        return new TrainingReport(
            ImmutableCollectionsMarshal.AsImmutableArray(costs),
            ImmutableCollectionsMarshal.AsImmutableArray(validationCosts),
            Stopwatch.GetElapsedTime(start));
    }

    private static int AtLeast(int least, int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        return value;
    }

    private float Backward(BatchSequence batches, float[] gradients)
    {
        if (_network is IBatchNetwork inPlace && batches.IsShuffled)
        {
            return inPlace.Backward(batches.Data.Inputs, batches.Data.Targets, batches.Order, gradients, MaxDegreeOfParallelism);
        }

        batches.Gather();
        return _network is IParallelNetwork parallel && MaxDegreeOfParallelism != 1
            ? parallel.Backward(batches.Inputs, batches.Targets, gradients, MaxDegreeOfParallelism)
            : _network.Backward(batches.Inputs, batches.Targets, gradients);
    }

    private float Cost(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) =>
        _network is IParallelNetwork parallel && MaxDegreeOfParallelism != 1
            ? parallel.Cost(inputs, targets, MaxDegreeOfParallelism)
            : _network.Cost(inputs, targets);

    private float RunEpoch(BatchSequence batches, float[] gradients, CancellationToken cancellationToken)
    {
        // In double, so that the mean of many batches is as exact as the batches are.
        var sum = 0.0;
        batches.BeginEpoch();
        while (batches.MoveNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
            sum += (double)Backward(batches, gradients) * batches.Rows;
            _optimizer.Step(_network.Parameters, gradients);
        }

        return (float)(sum / batches.Data.Rows);
    }
}
