using System.Collections.Immutable;
using Generated.Neuron.Generator.Activations;
using Generated.Neuron.Generator.Losses;
using Generated.Neuron.Generator.Model;

namespace Generated.Neuron.Generator.Planning;

/// <summary>
/// Spec → program, from the shapes alone: layers add their steps, rules rewrite them, each pass gets its case, and the values are laid out.
/// </summary>
internal static class Planner
{
    public static Program Plan(TopologySpec spec)
    {
        var form = FormPlanner.Plan(spec);
        var (x, steps) = ProgramBuilder.Build(spec);
        steps = Linked(Branches.Apply(Linked(FusedActivations.Apply(steps)), x));
        var targets = Value.OfRows("Y", spec.OutputCount);
        var rows = ChunkPlanner.Rows(spec, form, ColumnsOf(steps, x).Append(targets).Sum(value => value.Columns));
        var stride = ChunkPlanner.Stride(form, rows);
        var chosen = Chosen(spec, form, steps, x, stride);
        (steps, var late) = form.IsWrittenOut ? LateWeight.Apply(chosen) : (chosen, null);
        var program = new Program
        {
            Spec = spec,
            X = x,
            Steps = steps,
            Output = Output(spec, form, steps[steps.Length - 1].To, targets, rows),
            Form = form,
            LateWeight = late,
            Row = RowPlanner.Plan(spec, form, steps, x),
            Sums = [.. SumsPlan.Of(steps)],
            ChunkRows = rows,
            ColumnStride = stride,
        };
        return program with { Memory = MemoryPlan.Of(MemoryPlanner.Values(program), stride) };
    }

    /// <summary>All values that are columns of a chunk, except the targets.</summary>
    private static IEnumerable<Value> ColumnsOf(ImmutableArray<Step> steps, Value x) =>
        steps.SelectMany(step => step.Kept.Append(step.To).Concat(step.OnlyBackward)).Prepend(x).Distinct();

    private static ImmutableArray<Step> Linked(ImmutableArray<Step> steps)
    {
        for (var i = 0; i < steps.Length; i++)
        {
            steps = steps.SetItem(i, steps[i].After(Program.Before(steps, steps[i])));
        }

        return steps;
    }

    private static ImmutableArray<Step> Chosen(TopologySpec spec, Form form, ImmutableArray<Step> steps, Value x, int stride)
    {
        var passes = new AffinePasses(spec, form, x, stride);
        return [.. steps.Select(step => step is AffineStep affine ? passes.Choose(affine, Program.Before(steps, step)) : step)];
    }

    private static OutputStep Output(TopologySpec spec, Form form, Value z, Value targets, int rows)
    {
        var isWrittenOut = form.IsWrittenOut && spec.OutputCount <= Budgets.WrittenOutOutputs
            && spec.OutputCount * OutputOperations(spec) <= Budgets.MethodOperations;
        var plan = new OutputPlan(
            isWrittenOut,
            spec.Loss == Loss.BinaryCrossEntropy && rows / VectorWidth.Widest * spec.OutputCount <= Budgets.FactorsOfProduct,
            isWrittenOut && spec.OutputActivation == Activation.Softmax ? FoldedSum.Of(spec.OutputCount, VectorWidth.OfOneRow) : null);
        var costSums = Value.OfFloats("CostSums", VectorWidth.Widest, $"the cost: [{VectorWidth.Widest} lanes]");
        return new OutputStep(spec.Numbered.Count, spec.OutputActivation, z, targets, costSums, plan);
    }

    /// <summary>Vector operations of one output's cost and dz.</summary>
    private static int OutputOperations(TopologySpec spec)
    {
        var loss = LossTable.Of(spec.Loss);
        var activation = loss is LossRow.OfError ? ActivationTable.Of(spec.OutputActivation) : null;
        return loss.Operations + (activation is null ? 0 : activation.Operations + activation.DerivativeOperations);
    }
}
