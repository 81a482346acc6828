using Generated.Neuron.Generator.Model;
using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>The head of a file: the network at a glance, where its parameters lie, and how it is computed and why. Every sentence is made of the plan.</summary>
internal static class HeadEmitter
{
    public static void Emit(CodeWriter writer, NetworkPlan plan)
    {
        writer.Line($"""
            //   network       {Picture(plan)}
            //   cost          {Text.LossName(plan.Spec.Loss)}: {Text.LossFormula(plan.Spec.Loss)}
            //   parameters    {plan.ParameterCount}, as they lie in Parameters:
            """);
        foreach (var layer in plan.Layers)
        {
            writer.Line($"//                 W{layer.Index} [{layer.Inputs} in × {layer.Outputs} out] at {layer.Weights}, b{layer.Index} [{layer.Outputs}] at {layer.Biases}");
        }

        foreach (var (name, text) in Plan(plan))
        {
            writer.Line($"//   {name,-13} {text}");
        }
    }

    private static IEnumerable<(string Name, string Text)> Plan(NetworkPlan plan)
    {
        yield return ("plan", plan.Reason);
        yield return ("many rows", $"one row a lane; chunks of {plan.ChunkRows} rows");
        foreach (var layer in plan.Layers)
        {
            yield return ("", $"layer {layer.Index}: {Forward(layer)}; gradient {Gradient(layer)}");
        }

        yield return ("one row", Row(plan.Row));
        yield return ("memory", Text.Memory(plan));
        yield return ("sums", $"over inputs: {SumOrder.OverInputs(plan)}");
        yield return ("", $"over rows: {SumOrder.OverRows(plan)}");
        yield return ("threads", $"shards of {plan.ShardRows} rows, each summed by itself and added in order: the same bits on any number of threads");
        if (plan.Spec.MaxVectorWidth < NetworkOptions.WidestVector)
        {
            yield return ("vectors", $"of at most {plan.Spec.MaxVectorWidth} bits, as asked for by MaxVectorWidth");
        }
    }

    private static string Forward(LayerPlan layer) => layer.Forward switch
    {
        ForwardPlan.Library { Shape: var shape } => layer.IsFolded
            ? $"loops over {Budgets.Lanes} parts of its sum"
            : $"loops over tiles of {Tiles(shape.Forward)} neurons{(shape.TakesBlocks ? $", {shape.InputsOfBlock} inputs at a time" : "")}",
        _ => "written out",
    };

    private static string Gradient(LayerPlan layer) => layer.Gradient switch
    {
        GradientPlan.LanesAreRows { Shape: var shape } => $"one row a lane, tiles of {shape.GradientOutputs} outputs",
        GradientPlan.LanesAreOutputs { Shape: var shape } => $"one output a lane, tiles of {(shape.Gradient.Whole == 0 ? shape.Inputs : shape.Gradient.Size)} inputs",
        GradientPlan.Follows => "from that of layer 1",
        _ => "written out",
    };

    private static string Tiles(Tiling tiling) => tiling.Rest == 0 ? $"{tiling.Size}" : $"{tiling.Size} and {tiling.Rest}";

    private static string Row(RowPlan row) => row switch
    {
        RowPlan.WrittenOut => $"one neuron a lane, {Budgets.PartialSums} at a time, everything in registers{Few(row)}",
        RowPlan.Library => $"one neuron a lane; up to {Budgets.RowVectors} vectors of neurons side by side{Few(row)}",
        RowPlan.AsManyRows other => $"as many rows: {other.Reason}",
        _ => throw new InvalidOperationException($"No words for {row}."),
    };

    private static string Few(RowPlan row) => row.MostRows < 2 ? "" : $"; up to {row.MostRows} rows go one by one";

    private static string Picture(NetworkPlan plan) =>
        string.Concat(plan.Layers.Select(layer => $"  ─ W{layer.Index}, b{layer.Index} ─▶  a{layer.Index} [{layer.Outputs}] {layer.Spec.Activation}").Prepend($"x [{plan.Spec.InputCount}]"));
}
