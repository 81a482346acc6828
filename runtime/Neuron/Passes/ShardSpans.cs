namespace Generated.Neuron.Passes;

/// <summary>Which pass the shards take.</summary>
internal enum ShardPass
{
    Cost,
    Backward,
}

/// <summary>The spans of one call, pinned while it lasts, and the other arguments of its shards.</summary>
/// <param name="kind">Which pass they take.</param>
/// <param name="pass">The call's, with the total weight of the step.</param>
/// <param name="shardRows">The rows of every shard but the last.</param>
internal readonly unsafe struct ShardSpans(ShardPass kind, in TrainingPass pass, int shardRows)
{
    private readonly int _inputs = pass.Inputs.Length;
    private readonly int _targets = pass.Targets.Length;
    private readonly int _rowWeights = pass.RowWeights.Length;
    private readonly int _rows = pass.Rows;
    private readonly int _firstRow = pass.FirstRow;
    private readonly bool _targetsAreDerivatives = pass.TargetsAreDerivatives;
    private readonly bool _drops = pass.Drops;
    private readonly DropoutKey _dropoutKey = pass.DropoutKey;
    private readonly double _totalWeight = pass.TotalWeight;

    public readonly ShardPass Kind = kind;
    public readonly int Shards = ShardDivision.Count(pass.Rows, shardRows);
    public readonly int GradientLength = pass.Gradients.Length;

    public float* Parameters { get; init; }

    public float* Inputs { get; init; }

    public float* Targets { get; init; }

    /// <summary>Which rows of the data; null for all of them.</summary>
    public int* Batch { get; init; }

    /// <summary>Null for the cost alone, and if only the gradients of the inputs are needed.</summary>
    public float* Gradients { get; init; }

    /// <summary>Null if they are not needed.</summary>
    public float* InputGradients { get; init; }

    /// <summary>Null if there are none.</summary>
    public float* RowWeights { get; init; }

    /// <summary>Where the gradient of the call is written.</summary>
    public Span<float> AllGradients => new(Gradients, GradientLength);

    /// <summary>The arguments of one shard.</summary>
    /// <param name="shard">Which of the call's.</param>
    /// <param name="gradients">Where its gradient is written.</param>
    public TrainingPass Of<TPasses>(int shard, Span<float> gradients)
        where TPasses : struct, IShardPasses
    {
        var first = (long)shard * TPasses.ShardRows;
        var rows = (int)Math.Min(TPasses.ShardRows, _rows - first);
        var all = new TrainingPass
        {
            Gradients = gradients,
            Rows = rows,
            TargetsAreDerivatives = _targetsAreDerivatives,
            TotalWeight = _totalWeight,
            Drops = _drops,
            DropoutKey = _dropoutKey,
            FirstRow = _firstRow + (int)first,
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
                Inputs = new(Inputs + (first * TPasses.InputCount), rows * TPasses.InputCount),
                Targets = new(Targets + (first * TPasses.OutputCount), rows * TPasses.OutputCount),
                InputGradients = InputGradients is null
                    ? default
                    : new(InputGradients + (first * TPasses.InputCount), rows * TPasses.InputCount),
                RowWeights = RowWeights is null ? default : new(RowWeights + first, rows),
            };
    }
}
