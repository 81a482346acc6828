using System.Collections.Immutable;
using Generated.Neuron.Generator.Model;

namespace Generated.Neuron.Generator.Planning;

/// <summary>Spec → plan, from the shapes alone.</summary>
internal static class Planner
{
    public static NetworkPlan Plan(TopologySpec spec)
    {
        var reduced = spec.Unroll == Unroll.Never ? null : WhyNotWrittenOut(spec);
        var writesOut = spec.Unroll != Unroll.Never && reduced is null;
        var rows = writesOut ? WrittenOutRows(spec) : LoopRows(spec);
        // Columns of loops lie an odd number of vectors apart, as columns that would be 2 KB apart, of which every second one would share
        // its place in a page with the first: 32 rows of 2-8-1 take 34.7 ns forward 512 floats apart, 31.8 ns 528 apart.
        var stride = writesOut && rows % Budgets.AliasedFloats != 0 ? rows : rows + VectorWidth.Widest;
        var layers = Layers(spec, new LayerPlanner(spec, stride, writesOut));
        ImmutableArray<SumsPlan> sums = [.. SumsPlan.Of(layers)];
        var outputIsWrittenOut = writesOut && spec.OutputCount <= Budgets.WrittenOutOutputs
            && spec.OutputCount * OutputOperations(spec) <= Budgets.MethodOperations;
        return new NetworkPlan
        {
            Spec = spec,
            Layers = layers,
            OutputPass = new OutputPlan(
                outputIsWrittenOut,
                spec.Loss == Loss.BinaryCrossEntropy && rows / VectorWidth.Widest * spec.OutputCount <= Budgets.FactorsOfProduct,
                outputIsWrittenOut && spec.Output.Activation == Activation.Softmax
                    ? FoldedSum.Of(spec.OutputCount, VectorWidth.OfOneRow)
                    : null),
            Row = RowPlanner.Plan(spec, layers, writesOut),
            Sums = sums,
            Memory = MemoryPlan.Of(layers, sums, rows, stride, spec.Drops),
            ChunkRows = rows,
            ColumnStride = stride,
            Reason = writesOut ? WrittenOutReason(spec) : $"loops over register tiles: {reduced ?? "as asked for by Unroll.Never"}",
            Reduced = reduced,
        };
    }

    private static ImmutableArray<LayerPlan> Layers(TopologySpec spec, LayerPlanner planner)
    {
        var layers = ImmutableArray.CreateBuilder<LayerPlan>();
        foreach (var layer in spec.Layers)
        {
            layers.Add(planner.Plan(layer, layers.Count == 0 ? 0 : layers[^1].Biases + layers[^1].Outputs));
        }

        return layers.ToImmutable();
    }

    private static string? WhyNotWrittenOut(TopologySpec spec)
    {
        var multiplyAdds = spec.Layers.Sum(layer => (long)layer.Inputs * layer.Outputs);
        if (spec.Unroll == Unroll.Auto)
        {
            return multiplyAdds <= Budgets.WrittenOutMultiplyAdds
                ? null
                : $"{multiplyAdds} multiply-adds per row are more than the {Budgets.WrittenOutMultiplyAdds} that are written out";
        }

        var widest = spec.Sizes.Max();
        return multiplyAdds > Budgets.MostWrittenOutMultiplyAdds
            ? $"{multiplyAdds} multiply-adds per row are more than the {Budgets.MostWrittenOutMultiplyAdds} that can be written out"
            : widest > Budgets.MethodOperations
                ? $"a layer of {widest} neurons is wider than the {Budgets.MethodOperations} that one method can hold"
            : null;
    }

    /// <summary>
    /// Rows of a chunk of a network that is written out: its columns and the sums of its gradient stay in the first-level cache.
    /// </summary>
    private static int WrittenOutRows(TopologySpec spec)
    {
        // Loops take two vectors of the widest kind together.
        var step = HasLoops(spec) ? 2 * VectorWidth.Widest : VectorWidth.Widest;
        var parameters = spec.Layers.Sum(layer => (layer.Inputs + 1) * layer.Outputs);
        var floats = Math.Max(Budgets.WrittenOutChunkFloats, Budgets.WrittenOutFloats - VectorWidth.Widest * parameters);
        return Math.Max(step, Math.Min(Budgets.WrittenOutChunkRows, floats / Columns(spec) / step * step));
    }

    private static int LoopRows(TopologySpec spec)
    {
        const int step = 2 * VectorWidth.Widest;
        var rows = Budgets.LoopChunkFloats / Columns(spec) / step * step;
        return Math.Max(Budgets.FewestChunkRows, Math.Min(Budgets.LoopChunkRows, rows));
    }

    /// <summary>Vector operations of one output's cost and dz.</summary>
    private static int OutputOperations(TopologySpec spec)
    {
        var loss = Losses.LossTable.Of(spec.Loss);
        var activation = loss is Losses.LossRow.OfError ? Activations.ActivationTable.Of(spec.Output.Activation) : null;
        return loss.Operations + (activation is null ? 0 : activation.Operations + activation.DerivativeOperations);
    }

    /// <summary>
    /// The columns of a chunk: inputs, every layer's outputs, targets, z where it is kept, and what a hidden layer was before dropout.
    /// </summary>
    private static int Columns(TopologySpec spec) => spec.InputCount + spec.OutputCount
        + spec.Layers.Sum(layer =>
            layer.Outputs * (layer == spec.Output
                ? 1
                : 1 + (Activations.ActivationTable.Of(layer.Activation).FromSum ? 1 : 0) + (spec.Drops ? 1 : 0)));

    private static bool HasLoops(TopologySpec spec) =>
        spec.Unroll != Unroll.Always && spec.Layers.Any(layer => layer.Inputs * layer.Outputs > Budgets.WrittenOutWeights);

    private static string WrittenOutReason(TopologySpec spec) =>
        HasLoops(spec) ? $"written out, but layers of more than {Budgets.WrittenOutWeights} weights are loops"
        : spec.Unroll == Unroll.Always ? "all written out, as asked for by Unroll.Always"
        : "all written out";
}
