using System.Collections.Immutable;
using Generated.Neuron.Generator.Model;

namespace Generated.Neuron.Generator.Planning;

/// <summary>Plans the forward pass of one row, and how many rows are computed one at a time because that is faster than a chunk.</summary>
internal static class RowPlanner
{
    public static RowPlan Plan(TopologySpec spec, Form form, ImmutableArray<Step> steps)
    {
        ImmutableArray<AffineStep> layers = [.. steps.OfType<AffineStep>()];
        if (!form.IsWrittenOut)
        {
            return new RowPlan.Library(MostRows(spec, layers), MemoryPlan.Of(Values(steps), stride: 0));
        }

        if (spec.MaxVectorWidth < 256)
        {
            return new RowPlan.AsManyRows("MaxVectorWidth is below the 256 bits that one row is written for");
        }

        var operations = Operations(layers);
        return operations <= Budgets.MethodOperations
            ? new RowPlan.WrittenOut(MostRows(spec, layers))
            : new RowPlan.AsManyRows($"{operations} vector operations are more than the {Budgets.MethodOperations} of one method");
    }

    /// <summary>
    /// Loads of inputs, and a multiply-add per input and vector of outputs; a single neuron on the inputs needs no separate loads.
    /// </summary>
    private static int Operations(ImmutableArray<AffineStep> layers) =>
        (layers[0].Outputs == 1 ? 0 : layers[0].Inputs)
            + layers.Sum(layer => layer.Inputs * VectorWidth.Vectors(layer.Outputs, VectorWidth.OfOneRow));

    /// <summary>
    /// As many rows as one takes parts of the time of a chunk, by an estimate in cycles of 512-bit vectors, with a quarter to spare: a
    /// layer of one row takes the latency of a chain, or the time to read its weights; a chunk of few rows a cycle per multiply-add.
    /// </summary>
    private static int MostRows(TopologySpec spec, ImmutableArray<AffineStep> layers)
    {
        var row = spec.OutputActivation == Activation.Softmax ? Budgets.RowSoftmaxCycles : 0;
        var chunk = Budgets.ChunkCycles;
        foreach (var layer in layers)
        {
            var perVector = layer.MultiplyAdds > Budgets.NearWeights ? 3 : 2;
            var reads = perVector * layer.Inputs * VectorWidth.Vectors(layer.Outputs, VectorWidth.Widest);
            row += Budgets.RowLayerCycles + Math.Max(Budgets.MultiplyAddLatency * layer.Inputs, reads);
            chunk += layer.MultiplyAdds;
        }

        return Math.Max(1, Math.Min(Budgets.MostSingleRows, chunk * 3 / 4 / row));
    }

    /// <summary>The values of one row, each from the step that computes it to the last one that reads it.</summary>
    private static IEnumerable<(Value Value, Lifetime Alive)> Values(ImmutableArray<Step> steps) =>
        from value in steps.Select(step => step.To).Distinct()
        let uses = Enumerable.Range(0, steps.Length)
            .Where(i => steps[i].From == value || steps[i].To == value || steps[i].Second == value)
            .ToList()
        let last = value == steps[steps.Length - 1].To ? steps.Length : uses[uses.Count - 1]
        let floats = Value.OfFloats(RowPlan.Library.NameOf(value), VectorWidth.Padded(value.Columns), $"{value.Symbol}: [{value.Columns}]")
        select (floats, new Lifetime(uses[0], last));
}
