using System.Collections.Immutable;
using Generated.Neuron.Generator.Losses;
using Generated.Neuron.Generator.Model;

namespace Generated.Neuron.Generator.Planning;

/// <summary>How a network is written. Everything the emitters need to know and nothing that they decide.</summary>
internal sealed record NetworkPlan
{
    /// <summary>What was asked for.</summary>
    public required TopologySpec Spec { get; init; }

    /// <summary>The layers, the first one first.</summary>
    public required ImmutableArray<LayerPlan> Layers { get; init; }

    /// <summary>The cost and the output's activation.</summary>
    public required OutputPlan OutputPass { get; init; }

    /// <summary>One row alone.</summary>
    public required RowPlan Row { get; init; }

    /// <summary>Where gradients are summed.</summary>
    public required ImmutableArray<SumsPlan> Sums { get; init; }

    /// <summary>The working memory.</summary>
    public required MemoryPlan Memory { get; init; }

    /// <summary>Lanes that a sum over rows is taken in: row r in lane r mod so many, folded at the end.</summary>
    public int SumLanes { get; } = VectorWidth.Widest;

    /// <summary>Rows of a chunk.</summary>
    public required int ChunkRows { get; init; }

    /// <summary>The distance of a chunk's columns.</summary>
    public required int ColumnStride { get; init; }

    /// <summary>How it is written, and why: for people.</summary>
    public required string Reason { get; init; }

    /// <summary>Why a network is written as loops that was to be written out; null where it is as asked for.</summary>
    public string? Reduced { get; init; }

    public LayerPlan Output => Layers[^1];

    public int ParameterCount => Output.Biases + Output.Outputs;

    /// <summary>Bytes of the parameters.</summary>
    public int ParameterBytes => sizeof(float) * ParameterCount;

    /// <summary>The loss's row.</summary>
    public LossRow Loss => LossTable.Of(Spec.Loss);

    /// <summary>Costs of a row that the mean is over: its own, or one an output.</summary>
    public int CostsOfRow => Loss.IsMeanOverRows ? 1 : Spec.OutputCount;

    /// <summary>Numbers behind the parameters that a load of a vector of weights may reach.</summary>
    public int ParameterRoom => Row is RowPlan.Library ? Budgets.RowVectors * VectorWidth.Widest : VectorWidth.Widest;

    /// <summary>Whether the sums of the first layer's gradient still want the output's weights as a factor.</summary>
    public bool OutputWeightLeavesSums =>
        Layers[0].Gradient is GradientPlan.WrittenOut { Delta: DeltaSource.FromOutput }
            or GradientPlan.LanesAreRows { Delta: DeltaSource.FromOutput };

    /// <summary>
    /// The layers whose gradient is summed with rows as lanes, from the first of them to the last: there, lanes without a row are summed
    /// too. None if all are summed otherwise.
    /// </summary>
    public ImmutableArray<LayerPlan> SummedInRowLanes
    {
        get
        {
            var parts = Sums.OfType<SumsPlan.InLanes>().ToList();
            return parts.Count == 0
                ? []
                : [.. Layers.Where(layer => layer.Index >= parts[0].First.Index && layer.Index <= parts[parts.Count - 1].Last.Index)];
        }
    }

    /// <summary>Whether kernels of the library keep slopes, which they need not do in a pass that does not turn back.</summary>
    public bool KeepsSlopes =>
        Layers.Any(layer => layer is { IsOutput: false, Forward: ForwardPlan.Library, Activation.KeepsSlope: true });

    /// <summary>Whether the gradient of the output's weights follows from that of the first layer.</summary>
    public bool WeightsFollow => Output.Gradient is GradientPlan.Follows;

    /// <summary>
    /// Rows of a shard: what one thread takes at a time, a power of two so large that waking a thread is little beside it.
    /// </summary>
    public int ShardRows
    {
        get
        {
            var rows = Budgets.MostShardRows;
            while (rows > Budgets.FewestShardRows && (long)rows * TrainingMultiplyAdds > Budgets.ShardMultiplyAdds)
            {
                rows /= 2;
            }

            return rows;
        }
    }

    /// <summary>Multiply-adds of one row forward.</summary>
    public int MultiplyAdds => Layers.Sum(layer => layer.Inputs * layer.Outputs);

    /// <summary>
    /// Multiply-adds of one row forward and backward: every weight once more for its gradient, and all but the first layer's for dz.
    /// </summary>
    public int TrainingMultiplyAdds => 3 * MultiplyAdds - Layers[0].Inputs * Layers[0].Outputs;

    /// <summary>The same, for people.</summary>
    public string Work =>
        $"{MultiplyAdds} multiply-add{(MultiplyAdds == 1 ? "" : "s")} per row forward, {TrainingMultiplyAdds} forward and backward";

    /// <summary>The layer before, whose dz a layer's delta is; null for the first one.</summary>
    public LayerPlan? Before(LayerPlan layer) => layer.Index == 1 ? null : Layers[layer.Index - 2];

    /// <summary>Which sums a layer's gradient is part of.</summary>
    public SumsPlan SumsOf(LayerPlan layer) => Sums.First(part => part.First.Index <= layer.Index && layer.Index <= part.Last.Index);
}
