using Generated.Neuron.Generator.Model;
using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>The head of the file a user opens: the network at a glance, where its parameters lie, and how it is computed and why.</summary>
internal static class HeadEmitter
{
    public static void Emit(CodeWriter w, NetworkPlan plan)
    {
        w.Line($"""
            //   network       {Picture(plan)}
            //   cost          {Text.LossName(plan.Spec.Loss)}: {Text.LossFormula(plan.Spec.Loss)}
            //   parameters    {plan.ParameterCount}, as they lie in Parameters:
            """);
        foreach (var layer in plan.Layers)
        {
            w.Line($"//                 W{layer.Index} [{layer.Inputs} in × {layer.Outputs} out] at {layer.Weights}, b{layer.Index} [{layer.Outputs}] at {layer.Biases}");
        }

        w.Line($"//   plan          {plan.Reason}");
        w.Line($"//   threads       shards of {plan.ShardRows} rows, each summed by itself and added in order: the same bits on any number of threads");
        if (plan.Spec.MaxVectorWidth < NetworkOptions.WidestVector)
        {
            w.Line($"//   vectors       of at most {plan.Spec.MaxVectorWidth} bits, as asked for by MaxVectorWidth");
        }

        foreach (var (name, text) in Plan(plan))
        {
            w.Line($"//   {name,-13} {text}");
        }
    }

    private static IEnumerable<(string Name, string Text)> Plan(NetworkPlan plan)
    {
        if (plan.Unrolled is null)
        {
            yield return ("many rows", $"one row a lane; tiles of {Budgets.SmallestTile} to {Budgets.LargestTile} neurons share each vector of rows; chunks of {plan.ChunkRows} rows");
            yield return ("", "two vectors at a time where there are 32 registers, so that each weight is read half as often");
            foreach (var layer in plan.Layers.Where(layer => layer.SumsInBlocks && !layer.IsFolded))
            {
                yield return ("", $"layer {layer.Index} takes its {layer.Inputs} inputs {layer.InputsOfBlock} at a time, which stay in the first-level cache for all tiles");
            }

            yield return ("one row", $"one neuron a lane; {Budgets.RowVectors} vectors of neurons side by side");
            yield return ("sums", "over inputs: from the bias on, in the order of the inputs; over rows: in the order of the rows");
            yield break;
        }

        yield return ("many rows", $"one row a lane, {Budgets.Lanes} rows a step at every vector width; chunks of {plan.ChunkRows} rows ({plan.Layout.Count * plan.ChunkRows * 4} bytes)");
        yield return ("one row", plan.SingleRow
            ? $"one neuron a lane, {Budgets.PartialSums} at a time, everything in registers"
            : "as many rows");
        yield return ("sums", "over inputs: from the bias on, in the order of the inputs"
            + (plan.Layers.Any(layer => layer.IsFolded) ? $"; for a single neuron in {Budgets.PartialSums} parts, folded" : ""));
        yield return ("", $"over rows: row r in lane r mod {Budgets.Lanes}, folded: the same bits at every vector width");
    }

    private static string Picture(NetworkPlan plan) =>
        string.Concat(plan.Layers.Select(layer => $"  ─ W{layer.Index}, b{layer.Index} ─▶  a{layer.Index} [{layer.Outputs}] {layer.Spec.Activation}").Prepend($"x [{plan.Spec.InputCount}]"));
}
