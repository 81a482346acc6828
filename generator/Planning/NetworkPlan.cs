using System.Collections.Immutable;
using Generated.Neuron.Generator.Model;

namespace Generated.Neuron.Generator.Planning;

/// <summary>How a network is written. Everything the emitters need to know and nothing that they decide.</summary>
internal sealed record NetworkPlan(NetworkSpec Spec, ImmutableArray<LayerPlan> Layers, ColumnLayout Layout, int ChunkRows, string Reason)
{
    /// <summary>Set where a network is written out, but for its large layers; otherwise all layers are loops over register tiles.</summary>
    public UnrolledPlan? Unrolled { get; init; }

    /// <summary>
    /// The distance of a chunk's columns. Where they are many it is an odd number of vectors, because columns at a power of two
    /// would fight for the same lines of the first-level cache.
    /// </summary>
    public int ColumnStride => Unrolled is null ? ChunkRows + Budgets.Lanes : ChunkRows;

    /// <summary>Why a network is written as loops that was to be written out; null where it is as asked for.</summary>
    public string? Reduced { get; init; }

    /// <summary>
    /// Whether one row alone has kernels of its own. Where everything is written out, they are one method for vectors of 256 bits;
    /// softmax, narrower vectors, and what is too much for a method go the way of many rows.
    /// </summary>
    public bool SingleRow => Unrolled is null
        || (Spec.Output.Activation != Activation.Softmax && Spec.MaxVectorWidth >= 256 && SingleRowOperations <= Budgets.MethodOperations);

    /// <summary>One row's loads of inputs, and a multiply-add an input and vector of outputs; a single neuron on the inputs needs no loads apart.</summary>
    private int SingleRowOperations =>
        (Layers[0].IsFolded ? 0 : Spec.InputCount) + Layers.Sum(layer => layer.Inputs * ((layer.Outputs + Budgets.PartialSums - 1) / Budgets.PartialSums));

    /// <summary>Numbers behind the parameters that a load of a vector of weights may reach.</summary>
    public int ParameterRoom => Unrolled is null ? Budgets.RowVectors * Budgets.Lanes : Budgets.Lanes;

    public LayerPlan Output => Layers[^1];

    /// <summary>
    /// Whether the cost takes one logarithm a chunk and lane, of a product with a factor from 1 to 2 for every row and output:
    /// for so few that it stays a float.
    /// </summary>
    public bool OneLogarithm => Spec.Loss == Loss.BinaryCrossEntropy && ChunkRows / Budgets.Lanes * Spec.OutputCount <= Budgets.FactorsOfProduct;

    public int ParameterCount => Output.Biases + Output.Outputs;

    /// <summary>Whether a layer's gradient is summed with lanes = rows, in sixteen lanes a sum, or with lanes = outputs.</summary>
    public bool SumsInLanes(LayerPlan layer) => Unrolled is not null || layer.Outputs <= Budgets.NarrowOutputs;

    /// <summary>
    /// Whether a layer's gradient is summed in rows filled up to whole vectors, in working memory; where its rows are whole
    /// vectors, it is summed where the caller wants it.
    /// </summary>
    public bool SumsInPaddedRows(LayerPlan layer) => !SumsInLanes(layer) && layer.Outputs % Budgets.Lanes != 0;

    /// <summary>Whether a layer is loops over register tiles, or written out.</summary>
    public bool InLoops(LayerPlan layer) => Unrolled is null || Unrolled.Loops[layer.Index - 1];

    /// <summary>The same of its sums forward: a single neuron's are written out in a network that is, to be folded as those of one row alone.</summary>
    public bool SumsInLoops(LayerPlan layer) => Unrolled is null || (InLoops(layer) && !layer.IsFolded);

    /// <summary>Whether a layer's gradient is taken straight from the output's dz.</summary>
    public bool TakesOutputDelta(LayerPlan layer) => layer.Index == 1 && Unrolled is { OutputWeightLeavesSum: true };

    /// <summary>Whether a layer's gradient follows from the first layer's.</summary>
    public bool GradientFollows(LayerPlan layer) => layer.IsOutput && Unrolled is { OutputGradientFollows: true };

    /// <summary>What the library's kernels are told of a layer of loops.</summary>
    public LayerShape Shape(LayerPlan layer) => LayerShape.Of(layer, ColumnStride, SumsInLanes(layer));

    /// <summary>The name of a layer's shape: that of the first layer of the same shape.</summary>
    public string ShapeName(LayerPlan layer) => $"Shape{Layers.First(other => InLoops(other) && Shape(other) == Shape(layer)).Index}";

    /// <summary>Rows of a shard: what one thread takes at a time, a power of two so large that waking a thread is little beside it.</summary>
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

    /// <summary>Multiply-adds of one row forward and backward: every weight once more for its gradient, and all but the first layer's for dz.</summary>
    public int TrainingMultiplyAdds => 3 * MultiplyAdds - Layers[0].Inputs * Layers[0].Outputs;
}
