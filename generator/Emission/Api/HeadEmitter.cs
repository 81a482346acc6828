using Generated.Neuron.Generator.Model;
using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// The head of a file: the network at a glance, where its parameters lie, and how it is computed and why. Every sentence is made of the
/// plan.
/// </summary>
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
            writer.Line(
                $"//                 W{layer.Index} [{layer.Inputs} in × {layer.Outputs} out] at {layer.Weights}, "
                    + $"b{layer.Index} [{layer.Outputs}] at {layer.Biases}");
        }

        foreach (var (name, text) in Plan(plan))
        {
            writer.Line($"//   {name,-13} {text}");
        }
    }

    private static IEnumerable<(string Name, string Text)> Plan(NetworkPlan plan)
    {
        yield return ("plan", plan.Reason);
        yield return ("", plan.Work);
        yield return ("many rows", $"one row a lane; chunks of {plan.ChunkRows} rows");
        foreach (var layer in plan.Layers)
        {
            yield return ("", $"layer {layer.Index}: {layer.Forward.Description}; gradient {layer.Gradient.Description}");
        }

        yield return ("one row", plan.Row.Description);
        if (plan.Spec.Drops)
        {
            var probability = Text.Number(plan.Spec.Dropout);
            yield return ("dropout", $"each hidden neuron with probability {probability}, in a training step that names a DropoutKey");
        }

        yield return ("memory", plan.Memory.Description);
        yield return ("sums", $"over inputs: {SumOrder.OverInputs(plan)}");
        yield return ("", $"over rows: {SumOrder.OverRows(plan)}");
        yield return ("threads", $"shards of {plan.ShardRows} rows, each summed by itself and added in order: "
            + "the same bits on any number of threads");
        if (plan.Spec.MaxVectorWidth < NetworkOptions.WidestVector)
        {
            yield return ("vectors", $"of at most {plan.Spec.MaxVectorWidth} bits, as asked for by MaxVectorWidth");
        }
    }

    private static string Picture(NetworkPlan plan) =>
        string.Concat(
            plan.Layers.Select(layer => $"  ─ W{layer.Index}, b{layer.Index} ─▶  a{layer.Index} [{layer.Outputs}] {layer.Spec.Activation}")
                .Prepend($"x [{plan.Spec.InputCount}]"));
}
