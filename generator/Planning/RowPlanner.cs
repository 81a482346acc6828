using System.Collections.Immutable;
using Generated.Neuron.Generator.Model;

namespace Generated.Neuron.Generator.Planning;

/// <summary>Plans the forward pass of one row, and how many rows are computed one at a time because that is faster than a chunk.</summary>
internal static class RowPlanner
{
    public static RowPlan Plan(TopologySpec spec, Form form, ImmutableArray<Step> steps, Value x)
    {
        if (!form.IsWrittenOut)
        {
            return new RowPlan.Library(MostRows(spec, steps), MemoryPlan.Of(Values(steps), stride: 0));
        }

        if (spec.MaxVectorWidth < 256)
        {
            return new RowPlan.AsManyRows("MaxVectorWidth is below the 256 bits that one row is written for");
        }

        var operations = steps.Sum(step => step.RowOperations(x));
        return operations <= Budgets.MethodOperations
            ? new RowPlan.WrittenOut(MostRows(spec, steps))
            : new RowPlan.AsManyRows($"{operations} vector operations are more than the {Budgets.MethodOperations} of one method");
    }

    /// <summary>
    /// As many rows as one takes parts of the time of a chunk, by an estimate in cycles of 512-bit vectors, with a quarter to spare: a
    /// chunk of few rows takes a cycle per multiply-add.
    /// </summary>
    private static int MostRows(TopologySpec spec, ImmutableArray<Step> steps)
    {
        var row = spec.OutputActivation == Activation.Softmax ? Budgets.RowSoftmaxCycles : 0;
        row += steps.Sum(step => step.RowCycles);
        var chunk = Budgets.ChunkCycles + steps.Sum(step => step.MultiplyAdds);
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
