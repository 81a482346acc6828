using System.Collections.Immutable;

namespace Generated.Neuron.Generator.Planning;

/// <summary>
/// The order of all sums of a network, which determines its bits: whoever computes the same network in another way, with networks in the
/// lanes for example, has to compute in this order. The head of a network's file describes it in sentences.
/// </summary>
/// <param name="Layers">Of each layer, in order.</param>
/// <param name="Loss">Of the output.</param>
/// <param name="RowsInOrder">
/// Backward of up to so many rows adds a gradient up in the order of the rows, whatever the layers say, and the terms of a layer's dz in
/// sixteen lanes if the next layer has eight outputs or more: see <c>RowGradient</c> and <c>RowDelta</c> of the library.
/// </param>
internal sealed record SumOrder(ImmutableArray<LayerOrder> Layers, LossOrder Loss, int RowsInOrder)
{
    /// <summary>That of a plan.</summary>
    public static SumOrder Of(Program program) => new(
        [.. program.Steps.OfType<AffineStep>().Select(layer => new LayerOrder(
            layer.Index, layer.Forward.Sum, layer.SumLanes == Lanes.Outputs ? 1 : VectorWidth.Widest))],
        new LossOrder(VectorWidth.Widest, program.ChunkRows, program.Output.Plan.OneLogarithm, program.Output.Plan.SoftmaxFold),
        program.TrainingRows);

    /// <summary>Over the inputs of a neuron.</summary>
    public string OverInputs => string.Join("; ", Layers
        .GroupBy(layer => (IsSingle: !layer.Inputs.StartsWithBias, layer.Inputs.Parts))
        .OrderBy(group => group.Key)
        .Select(group => Sentence(group.Key.IsSingle, group.Key.Parts, [.. group.Select(layer => layer.Layer)])));

    /// <summary>Over the rows of a gradient.</summary>
    public string OverRows
    {
        get
        {
            var lanes = Layers.Where(layer => layer.RowLanes > 1).Select(layer => layer.Layer).ToList();
            var inOrder = Layers.Where(layer => layer.RowLanes == 1).Select(layer => layer.Layer).ToList();
            var inLanes = $"row r in lane r mod {VectorWidth.Widest}, then the lanes added up";
            return inOrder.Count == 0 ? inLanes
                : lanes.Count == 0 ? "in the order of the rows"
                : $"{inLanes}, for {Named(lanes)}; in the order of the rows for {Named(inOrder)}";
        }
    }

    private string Sentence(bool isSingle, int parts, List<int> layers)
    {
        if (isSingle)
        {
            return $"a single output: {parts} partial sums, added up, then the bias";
        }

        var isOfAll = Layers.All(layer => !layer.Inputs.StartsWithBias || layer.Inputs.Parts == parts);
        return (parts == 1 ? "bias first, then the inputs in order" : $"{parts} parts of consecutive inputs, bias in the first, added up")
            + (isOfAll ? "" : $", for {Named(layers)}");
    }

    private static string Named(List<int> layers) => $"layer{(layers.Count == 1 ? "" : "s")} {string.Join(", ", layers)}";
}

/// <summary>The order of the sums of one layer.</summary>
/// <param name="Layer">Its index, from 1.</param>
/// <param name="Inputs">Of a neuron over its inputs.</param>
/// <param name="RowLanes">
/// Of a parameter's gradient over the rows of a shard: row r is added to lane r mod <paramref name="RowLanes"/> in the order of the rows,
/// and the lanes are folded in halves at the end. With one lane that is the order of the rows.
/// </param>
internal sealed record LayerOrder(int Layer, FoldedSum Inputs, int RowLanes);

/// <summary>The order of the sums of the loss.</summary>
/// <param name="RowLanes">Of the cost over the rows of a chunk: row r in lane r mod this, folded in halves.</param>
/// <param name="ChunkRows">After so many rows the cost of a chunk is added to that of the others, in double precision.</param>
/// <param name="OneLogarithm">Whether a lane multiplies its probabilities over a chunk and takes one logarithm of the product.</param>
/// <param name="Softmax">Of the exponentials of a row; null if they are added in the order of the outputs, or there are none.</param>
internal sealed record LossOrder(int RowLanes, int ChunkRows, bool OneLogarithm, FoldedSum? Softmax);
