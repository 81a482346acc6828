namespace Generated.Neuron.Passes;

/// <summary>Which pass the shards take.</summary>
internal enum ShardPass
{
    Forward,
    Cost,
    Backward,
}

/// <summary>The spans of one call, pinned while it lasts, and the other arguments of its shards.</summary>
/// <param name="kind">Which pass they take.</param>
/// <param name="pass">The call's.</param>
internal readonly unsafe struct ShardSpans(ShardPass kind, in TrainingPass pass)
{
    private readonly int _inputs = pass.Inputs.Length;
    private readonly int _targets = pass.Targets.Length;
    private readonly int _rowWeights = pass.RowWeights.Length;
    private readonly bool _targetsAreDerivatives = pass.TargetsAreDerivatives;
    private readonly bool _drops = pass.Drops;
    private readonly DropoutKey _dropoutKey = pass.DropoutKey;
    private readonly double _totalWeight = pass.TotalWeight;

    public readonly ShardPass Kind = kind;
    public readonly int Rows = pass.Rows;
    public readonly int GradientLength = pass.Gradients.Length;

    public float* Parameters { get; init; }

    public float* Inputs { get; init; }

    /// <summary>Null for Forward, as all that follow but <see cref="Written"/>.</summary>
    public float* Targets { get; init; }

    /// <summary>Which rows of the data; null for all of them.</summary>
    public int* Batch { get; init; }

    /// <summary>The outputs, or the gradient.</summary>
    public float* Written { get; init; }

    /// <summary>Null if they are not needed.</summary>
    public float* InputGradients { get; init; }

    /// <summary>Null if there are none.</summary>
    public float* RowWeights { get; init; }

    /// <summary>Whether the shards' results are summed, because each is already its part of the total, instead of averaged.</summary>
    public bool AreParts => _targetsAreDerivatives || RowWeights is not null;

    /// <summary>Inputs of some rows, all of them in their order.</summary>
    public ReadOnlySpan<float> InputsOf(long first, int rows, int inputCount) => new(Inputs + (first * inputCount), rows * inputCount);

    /// <summary>Outputs of some rows.</summary>
    public Span<float> OutputsOf(long first, int rows, int outputCount) => new(Written + (first * outputCount), rows * outputCount);

    /// <summary>The arguments of one shard.</summary>
    /// <param name="first">Its first row.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="gradients">Where its gradient is written.</param>
    public TrainingPass Of<TPasses>(long first, int rows, Span<float> gradients)
        where TPasses : struct, IShardPasses
    {
        var all = new TrainingPass
        {
            Gradients = gradients,
            Rows = rows,
            TargetsAreDerivatives = _targetsAreDerivatives,
            TotalWeight = _totalWeight,
            Drops = _drops,
            DropoutKey = _dropoutKey,
            FirstRow = (int)first,
        };

        // A batch's rows are anywhere in the data. There may be more of them than the data has, and more than a span could hold.
        return Batch is not null
            ? all with
            {
                Inputs = new(Inputs, _inputs),
                Targets = new(Targets, _targets),
                RowWeights = new(RowWeights, _rowWeights),
                Batch = new(Batch + first, rows),
            }
            : all with
            {
                Inputs = InputsOf(first, rows, TPasses.InputCount),
                Targets = new(Targets + (first * TPasses.OutputCount), rows * TPasses.OutputCount),
                InputGradients = InputGradients is null
                    ? default
                    : new(InputGradients + (first * TPasses.InputCount), rows * TPasses.InputCount),
                RowWeights = RowWeights is null ? default : new(RowWeights + first, rows),
            };
    }
}
