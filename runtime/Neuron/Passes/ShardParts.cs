using System.Globalization;

namespace Generated.Neuron.Passes;

/// <summary>A part of a step's shards: <see cref="IShardedNetwork.BackwardPart"/> of generated networks.</summary>
internal static class ShardParts
{
    /// <summary>The weights of a part, added in another order than all, may round to a little more.</summary>
    private const double Rounding = 1 + 1e-9;

    public static double Backward<TPasses>(
        ref readonly float parameters,
        ReadOnlySpan<float> inputs,
        ReadOnlySpan<float> targets,
        TrainingStep step,
        StepPart part,
        Span<float> gradients,
        int maxDegreeOfParallelism)
        where TPasses : struct, IShardPasses
    {
        var pass = Shards.StepPass<TPasses>(in parameters, inputs, targets, step, gradients);
        Arguments.CheckDegree(maxDegreeOfParallelism, nameof(maxDegreeOfParallelism));
        Check(part, TPasses.ShardRows, in pass);
        pass = pass with { FirstRow = part.FirstRow, TotalWeight = step.RowWeights.IsEmpty ? part.StepRows : part.TotalWeight };
        return ShardRun<TPasses>.Sum(ShardPass.Backward, in parameters, in pass, maxDegreeOfParallelism);
    }

    private static void Check(StepPart part, int shardRows, in TrainingPass pass)
    {
        if (part.ShardRows != shardRows)
        {
            throw new ArgumentException(
                Text($"The part has shards of {part.ShardRows} rows, but the network's have {shardRows}: make it with ")
                    + "the network's ShardRows.",
                nameof(part));
        }

        if (pass.Rows != part.Rows)
        {
            throw new ArgumentException(
                Text($"The part has {Words.Count(part.Rows, "row")}, but {pass.Rows} were passed: pass those from {part.FirstRow} to ")
                    + Text($"{part.FirstRow + part.Rows - 1} of the step, counted from 0."),
                pass.Batch.IsEmpty ? "inputs" : "step");
        }

        if (pass.RowWeights.IsEmpty ? part.TotalWeight != 0 : pass.TotalWeight > part.TotalWeight * Rounding)
        {
            throw new ArgumentException(
                pass.RowWeights.IsEmpty
                    ? Text($"The part's total weight is {part.TotalWeight}, but the step has no row weights: pass them, or make the part ")
                        + "without a total."
                    : Text($"The part's total weight is {part.TotalWeight}, but its rows alone weigh {pass.TotalWeight}: make it with ")
                        + "TotalWeight() of the whole step.",
                nameof(part));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
