using Generated.Neuron.Files;

namespace Generated.Neuron;

/// <summary>Trains a network: epoch after epoch the gradient of the rows, in batches, and a step of the optimizer.</summary>
/// <remarks>
/// A trainer continues where it stopped: two calls of <see cref="Fit"/> with 50 epochs give the same bits as one with 100, including the
/// order of the rows, the optimizer and the schedule, as long as the data has the same number of rows. <see cref="Reset"/>, or a new
/// trainer and a new optimizer, starts over.
/// </remarks>
/// <param name="network">The network; its parameters are changed in place.</param>
/// <param name="optimizer">An optimizer that no other network uses.</param>
public sealed partial class Trainer(INetwork network, IOptimizer optimizer)
{
    private readonly INetwork _network = network ?? throw new ArgumentNullException(nameof(network));
    private readonly IOptimizer _optimizer = optimizer ?? throw new ArgumentNullException(nameof(optimizer));
    private RunState? _run;

    /// <summary>How often all rows are seen, at least 1.</summary>
    public int Epochs { get; init => field = HyperParameter.AtLeast(1, value); } = 100;

    /// <summary>The rows of one step, at least 1; all rows if it is not set. A last, smaller batch is used too.</summary>
    public int BatchSize
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(
            nameof(BatchSize), value, "BatchSize must be at least 1; leave it out to take all rows in one step.");
    }
        = int.MaxValue;

    /// <summary>Decides the order of the rows, the same on every machine.</summary>
    public int Seed { get; init; }

    /// <summary>Whether each epoch of mini-batches takes the rows in a new random order.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// The most threads for one step; −1 for as many as there are processors. Generated networks use them if a step has enough rows;
    /// others may use one. No bit of the result depends on it.
    /// </summary>
    public int MaxDegreeOfParallelism { get; init => field = value == -1 ? -1 : HyperParameter.AtLeast(1, value); } = 1;

    /// <summary>Sets the learning rate of each step; without a schedule it is the optimizer's own.</summary>
    public ISchedule? Schedule { get; init; }

    /// <summary>
    /// The epochs that several calls of <see cref="Fit"/> will take together, for the schedule; 0 if there is one call. A call that would
    /// start after the schedule's end, or whose rates are all 0, is refused.
    /// </summary>
    public int PlannedEpochs { get; init => field = HyperParameter.AtLeast(0, value); }

    /// <summary>
    /// Shortens a gradient whose Euclidean length exceeds this, like <c>torch.nn.utils.clip_grad_norm_</c>; null leaves it as it
    /// is. Above 0.
    /// </summary>
    public double? ClipNorm { get; init => field = HyperParameter.PositiveOrNull(value); }

    /// <summary>
    /// Clips each number of the gradient to ± this, before <see cref="ClipNorm"/>; null leaves it as it is. Above 0.
    /// </summary>
    public double? ClipValue { get; init => field = HyperParameter.PositiveOrNull(value); }

    /// <summary>
    /// λ of the penalty λ Σ|θ| over all parameters, at least 0: λ sign(θ) is added to the gradient before it is clipped. The reported
    /// costs do not include the penalty.
    /// </summary>
    public double L1 { get; init => field = HyperParameter.NonNegative(value); }

    /// <summary>When to stop before all epochs are done; needs validation data.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>Called after each epoch; returns whether to continue.</summary>
    public Func<TrainingProgress, bool>? OnEpoch { get; init; }

    /// <summary>Measured on the validation data after each epoch, for example <see cref="Metrics.Accuracy"/>.</summary>
    public Func<INetwork, Dataset, float>? ValidationMetric { get; init; }

    /// <summary>
    /// Makes the next <see cref="Fit"/> start over: epoch 1, the first order of the rows, the optimizer and the schedule without
    /// state, the learning rate as before the first step. The network's parameters stay as they are.
    /// </summary>
    public void Reset()
    {
        _mayResume = false;
        _optimizer.Reset();
        Schedule?.Reset();
        if (_run is { } run)
        {
            _optimizer.LearningRate = run.InitialRate;
            _run = null;
        }
    }

    /// <summary>Trains on the rows of a data set, or continues where the last call ended.</summary>
    /// <param name="train">The training rows.</param>
    /// <param name="validation">Rows whose cost is computed after each epoch, and which are not trained on.</param>
    /// <param name="progress">Called after each epoch, for example <see cref="TrainingProgress.ToConsole"/>.</param>
    /// <param name="cancellationToken">Checked before each step. A canceled run keeps the parameters of its last complete step.</param>
    /// <returns>The costs, the time and why the run ended, even if it was canceled or diverged.</returns>
    /// <exception cref="ArgumentException">
    /// The data does not fit the network, or has no rows; the validation data, or the data of an earlier call, has other classes or inputs;
    /// a setting of the trainer needs validation data and there is none; the schedule is longer than the run, or used up before this call.
    /// Nothing is changed then.
    /// </exception>
    /// <exception cref="NotSupportedException">
    /// The rows have weights, or the network drops neurons, and the network implements neither; nothing is changed then.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another call of Fit is using the optimizer; nothing is changed then.</exception>
    public TrainingReport Fit(
        Dataset train, Dataset? validation = null, IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        train.CheckTrains(_network.Topology, nameof(train));
        validation?.CheckTrains(_network.Topology, nameof(validation));
        CheckMeaning(train, validation);
        CheckNeeds(validation);
        CheckWeights(train, nameof(train));
        CheckWeights(validation, nameof(validation));
        CheckFullBatch(train);
        CheckCheckpoint();
        using var optimizerUse = ExclusiveUse.Of(_optimizer, "optimizer");
        using var scheduleUse = ExclusiveUse.Of(Schedule as ReduceOnPlateau, "schedule");
        var good = new LastGood(_network.Topology.ParameterCount);
        var record = new TrainingRecord(Epochs, validation is not null, ValidationMetric is not null);
        var run = GoOnOrStart(train);
        var checkpoint = Checkpoint(train, validation, run, record, good);
        ResumeOnce(checkpoint);
        _run = run;
        TrainedOn.Remember(_network, train.Meaning);

        var first = run.Epoch - record.Epochs;
        StopReason why;
        try
        {
            why = RunEpochs(run, record, good, validation, checkpoint, progress, cancellationToken);
        }
        catch
        {
            run.RestoreBest(_network.Parameters, goesOn: true);
            throw;
        }
        finally
        {
            GiveBackRate(run);
            (progress as ConsoleProgress)?.End();
        }

        run.RestoreBest(_network.Parameters, goesOn: why is StopReason.Completed or StopReason.Canceled or StopReason.Callback);
        return record.Report(first + 1, why, run.Step, run.Best, train.HasScaledTargets);
    }

    private StopReason RunEpochs(
        RunState run, TrainingRecord record, LastGood good, Dataset? validation, Action<SavedState>? checkpoint,
        IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var gradients = new float[_network.Topology.ParameterCount];
        var last = run.Epoch - record.Epochs + Epochs;
        StopReason? reason = run.Best is { IsOver: true } ? StopReason.EarlyStopping : null;
        while (reason is null && record.Epochs < Epochs)
        {
            reason = RunEpoch(run, gradients, good, out var cost, cancellationToken);
            if (reason is not null)
            {
                break;
            }

            // The trainer's own state is updated before user code is called: metric, progress and OnEpoch may throw.
            run.Epoch++;
            float? validationCost = validation is null ? null : Cost(validation);
            var stopsEarly = run.Best is { } best && best.EndEpoch(run.Epoch, validationCost!.Value, _network.Parameters);
            Schedule?.EndEpoch(validationCost ?? cost);
            float? metric = validation is null ? null : ValidationMetric?.Invoke(_network, validation);
            record.Add(cost, validationCost, metric);
            var moment = new TrainingProgress(run.Epoch, last, cost, validationCost, record.Elapsed)
            {
                LearningRate = _optimizer.LearningRate,
                ValidationMetric = metric,
            };
            progress?.Report(moment);
            var goesOn = OnEpoch?.Invoke(moment) ?? true;
            reason = stopsEarly ? StopReason.EarlyStopping : goesOn ? null : StopReason.Callback;
            if (checkpoint is not null && (reason is not null || record.Epochs == Epochs || run.Epoch % CheckpointEpochs == 0))
            {
                ModelFiles.Write(CheckpointPath!, StateFile.Checkpoint.Write(checkpoint));
            }
        }

        return reason ?? StopReason.Completed;
    }

    private void CheckMeaning(Dataset train, Dataset? validation)
    {
        if (_run is { } run)
        {
            DataMeaning.CheckSame(run.Meaning, "the rows that this trainer has learned", train.Meaning, "the training data", nameof(train));
        }

        if (validation is not null)
        {
            DataMeaning.CheckSame(train.Meaning, "the training data", validation.Meaning, "the validation data", nameof(validation));
        }
    }

    private void CheckNeeds(Dataset? validation)
    {
        if (validation is null && (EarlyStopping is not null || ValidationMetric is not null))
        {
            var what = EarlyStopping is not null ? nameof(EarlyStopping) : nameof(ValidationMetric);
            throw new ArgumentException(
                $"{what} is measured on validation data, but there is none: give Fit some, or leave {what} out.", nameof(validation));
        }
    }

    /// <summary>The run so far, with the rows of a call; nothing is changed before all is checked.</summary>
    private RunState GoOnOrStart(Dataset train)
    {
        var batches = new BatchSequence(train, BatchSize, Shuffle, Seed);
        if (_run is { } run)
        {
            CheckSchedule(run, batches.BatchCount);
            if (run.Batches.Data.Rows == train.Rows)
            {
                run.Batches.Continue(train);
            }
            else
            {
                run.Batches = batches;
            }

            run.GoOn(_network.Parameters);
            return run;
        }

        var steps = (long)batches.BatchCount * Math.Max(Epochs, PlannedEpochs);
        if (Schedule is { } schedule)
        {
            CheckLength(schedule, steps, batches.BatchCount, nameof(Schedule));
        }

        var best = EarlyStopping is { } rule ? new BestEpoch(rule, _network.Topology.ParameterCount) : null;
        var start = new RunState(_optimizer.LearningRate, steps, batches, best);
        CheckSchedule(start, batches.BatchCount);
        return start;
    }
}
