using System.Collections.Immutable;
using Generated.Neuron.Generator.Losses;
using Generated.Neuron.Generator.Model;

namespace Generated.Neuron.Generator.Planning;

/// <summary>How a network is written: everything that the emitters need to know, and nothing that they decide.</summary>
internal sealed record Program
{
    /// <summary>What was asked for.</summary>
    public required TopologySpec Spec { get; init; }

    /// <summary>The inputs.</summary>
    public required Value X { get; init; }

    /// <summary>From the inputs to the output's z.</summary>
    public required ImmutableArray<Step> Steps { get; init; }

    /// <summary>The output's activation and the cost.</summary>
    public required OutputStep Output { get; init; }

    /// <summary>Why it is written as it is, for readers.</summary>
    public required Form Form { get; init; }

    /// <summary>The output's weight if it is taken out of the sums over the rows; null if it is not.</summary>
    public LateWeight? LateWeight { get; init; }

    /// <summary>One row alone.</summary>
    public RowPlan Row { get; init; } = null!;

    /// <summary>Where gradients are summed.</summary>
    public ImmutableArray<SumsPlan> Sums { get; init; }

    /// <summary>The working memory.</summary>
    public MemoryPlan Memory { get; init; } = null!;

    /// <summary>Lanes that a sum over rows is taken in: row r in lane r mod so many, folded at the end.</summary>
    public int SumLanes { get; } = VectorWidth.Widest;

    /// <summary>Rows of a chunk.</summary>
    public int ChunkRows { get; init; }

    /// <summary>The distance of a chunk's columns.</summary>
    public int ColumnStride { get; init; }

    /// <summary>All parameters, in memory order.</summary>
    public IEnumerable<Block> Blocks => Steps.SelectMany(step => step.Blocks);

    public int ParameterCount => Blocks.Last().End;

    /// <summary>Bytes of the parameters.</summary>
    public int ParameterBytes => sizeof(float) * ParameterCount;

    /// <summary>The loss's row.</summary>
    public LossRow Loss => LossTable.Of(Spec.Loss);

    /// <summary>How many costs a row adds to the mean: one, or one per output.</summary>
    public int CostsOfRow => Loss.IsMeanOverRows ? 1 : Spec.OutputCount;

    /// <summary>Numbers after the parameters that a load of a vector of weights may reach.</summary>
    public static int ParameterRoom => VectorWidth.Widest;

    /// <summary>Whether a step depends on the terms of a training step, such as which neurons it drops.</summary>
    public bool UsesTerms => Steps.Any(step => step.UsesTerms);

    /// <summary>Whether a step keeps for the way back what a pass that does not turn back need not keep.</summary>
    public bool TurnsBack => Steps.Any(step => step.TurnsBack);

    /// <summary>Columns that gradients are summed from, at the beginning of the memory.</summary>
    public int GradientColumns => Memory.Buffers.Select(buffer => buffer.Value).TakeWhile(value => value != Output.Targets)
        .Sum(value => value.Columns);

    /// <summary>
    /// The parameters whose gradient is summed with rows as lanes, from the first of them to the last: there, lanes without a row are
    /// summed too. Null if all are summed otherwise.
    /// </summary>
    public (Block First, Block Last)? SummedInRowLanes
    {
        get
        {
            var parts = Sums.OfType<SumsPlan.InLanes>().ToList();
            return parts.Count == 0 ? null : (parts[0].First, parts[parts.Count - 1].Last);
        }
    }

    /// <summary>Rows of a shard: what one thread processes at a time, so many that waking a thread costs little in comparison.</summary>
    public int ShardRows
    {
        get
        {
            var rows = Budgets.ShardMultiplyAdds / TrainingMultiplyAdds / Budgets.ShardRowStep * Budgets.ShardRowStep;
            return Math.Min(Math.Max(rows, Budgets.FewestShardRows), Budgets.MostShardRows);
        }
    }

    /// <summary>Backward of up to this many rows goes row by row; 0 if it never does, because a step is not a layer of weights.</summary>
    public int TrainingRows => !Steps.All(step => step is AffineStep) ? 0
        : Form.IsWrittenOut ? Budgets.WrittenOutTrainingRows
        : Budgets.LoopTrainingRows;

    /// <summary>
    /// Bits of the vectors of neurons there: eight neurons in a network that is written out, as for one row; null for those of the kernels.
    /// </summary>
    public int? TrainingVectorBits => Form.IsWrittenOut ? Math.Min(256, Spec.MaxVectorWidth) : null;

    /// <summary>Multiply-adds of one row forward.</summary>
    public int MultiplyAdds => Steps.Sum(step => step.MultiplyAdds);

    /// <summary>
    /// Multiply-adds of one row forward and backward: every weight once more for its gradient, and all but the first layer's for dz.
    /// </summary>
    public int TrainingMultiplyAdds => 3 * MultiplyAdds - Steps.Where(step => step.From == X).Sum(step => step.MultiplyAdds);

    /// <summary>The same, for readers.</summary>
    public string Work =>
        $"{MultiplyAdds} multiply-add{(MultiplyAdds == 1 ? "" : "s")} per row forward, {TrainingMultiplyAdds} forward and backward";

    /// <summary>The step that gives what another one takes; null at the inputs.</summary>
    public Step? Before(Step step) => Before(Steps, step);

    /// <summary>The same of steps that are not a program yet.</summary>
    public static Step? Before(ImmutableArray<Step> steps, Step step) =>
        steps.Take(steps.IndexOf(step)).LastOrDefault(earlier => earlier.To == step.From);

    /// <summary>Which sums a block's gradient is part of.</summary>
    public SumsPlan SumsOf(Block block) =>
        Sums.First(part => part.First.Offset <= block.Offset && block.Offset <= part.Last.Offset);
}
