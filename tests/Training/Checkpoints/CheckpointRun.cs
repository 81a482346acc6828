namespace Generated.Neuron.Tests.Training.Checkpoints;

/// <summary>One training run with everything that a checkpoint has to hold, made anew as a program that starts again makes it.</summary>
internal sealed record CheckpointRun(string? Path = null)
{
    public static readonly Topology Topology = new([2, 4, 1], [Activation.Relu, Activation.Sigmoid], Loss.BinaryCrossEntropy);

    public string Optimizer { get; init; } = nameof(Adam);

    public bool Options { get; init; } = true;

    public string? Schedule { get; init; } = nameof(ReduceOnPlateau);

    public int Epochs { get; init; } = 12;

    public int BatchSize { get; init; } = 8;

    public int Seed { get; init; } = 3;

    public bool Shuffle { get; init; } = true;

    public int CheckpointEpochs { get; init; } = 1;

    public int? Patience { get; init; } = 4;

    public double MinDelta { get; init; }

    public double? ClipNorm { get; init; } = 0.5;

    public double? ClipValue { get; init; } = 0.25;

    public double L1 { get; init; } = 1e-4;

    public double LearningRate { get; init; } = 0.01;

    public bool Metric { get; init; } = true;

    public bool Validates { get; init; } = true;

    /// <summary>The first input of a row, to tell data from other data.</summary>
    public float FirstInput { get; init; } = 0.5f;

    public Topology Shape { get; init; } = Topology;

    /// <summary>The run with an optimizer, without what that does not take.</summary>
    public static CheckpointRun With(string path, string optimizer) =>
        Variants.Create<IOptimizer>(optimizer, false) is IFullBatchOptimizer
            ? new(path) { Optimizer = optimizer, BatchSize = int.MaxValue, ClipNorm = null, ClipValue = null, L1 = 0, LearningRate = 1 }
            : new(path) { Optimizer = optimizer };

    /// <summary>Trains from the first parameters on, or from where the checkpoint stands.</summary>
    /// <param name="resume">Whether to resume.</param>
    /// <param name="after">Called after each epoch, before its checkpoint; may throw, as if the program died.</param>
    public (MatrixNetwork Network, TrainingReport Report) Run(bool resume = false, Func<TrainingProgress, bool>? after = null)
    {
        var network = new MatrixNetwork(Shape, seed: 1);
        return (network, Trainer(network, resume, after).Fit(Rows(40, 1, FirstInput), Validates ? Rows(20, 2, 0.5f) : null));
    }

    public Trainer Trainer(INetwork network, bool resume = false, Func<TrainingProgress, bool>? after = null, IOptimizer? optimizer = null)
    {
        optimizer ??= Variants.Create<IOptimizer>(Optimizer, Options);
        optimizer.LearningRate = LearningRate;
        return new Trainer(network, optimizer)
        {
            Epochs = Epochs,
            BatchSize = BatchSize,
            Seed = Seed,
            Shuffle = Shuffle,
            ClipNorm = ClipNorm,
            ClipValue = ClipValue,
            L1 = L1,
            EarlyStopping = Patience is { } patience ? new EarlyStopping { Patience = patience, MinDelta = MinDelta } : null,
            Schedule = Schedule is null ? null : Made(Schedule),
            ValidationMetric = Metric && Validates ? Metrics.Accuracy : null,
            OnEpoch = after,
            CheckpointPath = Path,
            CheckpointEpochs = CheckpointEpochs,
            Resume = resume,
        };
    }

    public static Dataset Rows(int rows, int seed, float firstInput = 0.5f)
    {
        var random = new SplitMix64((ulong)seed);
        var (inputs, targets) = (new float[2 * rows], new float[rows]);
        for (var row = 0; row < rows; row++)
        {
            inputs[2 * row] = (float)random.NextNormal();
            inputs[2 * row + 1] = (float)random.NextNormal();

            // A quarter of the labels are wrong, so that the validation cost rises and falls.
            targets[row] = (inputs[2 * row] > inputs[2 * row + 1]) ^ (random.NextInt32(4) == 0) ? 1 : 0;
        }

        inputs[0] = firstInput;
        return new Dataset(inputs, targets, rows);
    }

    private static ISchedule Made(string name) => name switch
    {
        nameof(StepDecay) => new StepDecay { Every = 2, Factor = 0.5 },
        nameof(ExponentialDecay) => new ExponentialDecay { Factor = 0.9 },
        nameof(OneCycle) => new OneCycle { PeakRate = 0.02 },
        nameof(CosineDecay) => new CosineDecay { WarmupSteps = 7 },
        nameof(ReduceOnPlateau) => new ReduceOnPlateau { Patience = 0, Factor = 0.5, Cooldown = 1 },
        _ => throw new NotSupportedException($"Say how {name} is made."),
    };
}
