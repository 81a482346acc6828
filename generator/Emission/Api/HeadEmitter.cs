using Generated.Neuron.Generator.Model;
using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// The head of a file: the network at a glance, where its parameters lie, and how it is computed and why. Every sentence is made of the
/// program.
/// </summary>
internal static class HeadEmitter
{
    public static void Emit(CodeWriter writer, Program program)
    {
        writer.Line($"""
            //   network       {Picture(program)}
            //   cost          {Text.LossName(program.Spec.Loss)}: {Text.LossFormula(program.Spec.Loss)}
            //   parameters    {Text.Count(program.ParameterCount)}, in the order of Parameters:
            """);
        foreach (var step in program.Steps.Where(step => step.Blocks.Length > 0))
        {
            var blocks = step.Blocks.Select(block => $"{block.Spec.Name} {block.Spec.Description} at {block.Offset}");
            writer.Line($"//                 {string.Join(", ", blocks)}");
        }

        foreach (var (name, text) in Plan(program))
        {
            writer.Line($"//   {name,-13} {text}");
        }
    }

    private static IEnumerable<(string Name, string Text)> Plan(Program program)
    {
        yield return ("plan", FormPlanner.Reason(program));
        yield return ("", program.Work);
        yield return ("many rows", $"one row per lane; chunks of {program.ChunkRows} rows");
        foreach (var step in program.Steps.Where(step => step.Description.Length > 0))
        {
            yield return ("", step.Description);
        }

        yield return ("one row", program.Row.Description);
        var order = SumOrder.Of(program);
        if (order.RowsInOrder > 0)
        {
            yield return ("", $"Backward of up to {order.RowsInOrder} rows, one at a time too, adds them up in their order");
        }

        foreach (var remark in program.Steps.Select(step => StepText.Of(step).Remark).OfType<(string, string)>())
        {
            yield return remark;
        }

        yield return ("memory", program.Memory.Description);
        yield return ("", Values(program));
        yield return ("sums", $"over inputs: {order.OverInputs}");
        yield return ("", $"over rows: {order.OverRows}");
        yield return ("threads", $"shards of {Text.Count(program.ShardRows)} rows, each summed separately, then added in a balanced "
            + "tree: the same bits on any number of threads");
        if (program.Spec.MaxVectorWidth < NetworkOptions.WidestVector)
        {
            yield return ("vectors", $"of at most {program.Spec.MaxVectorWidth} bits, as asked for by MaxVectorWidth");
        }
    }

    /// <summary>x [2], a1 [8], z2 [1], y [1] × rows; CostSums [16], Sums1 [528]</summary>
    private static string Values(Program program)
    {
        var values = program.Memory.Buffers.Select(buffer => buffer.Value).ToList();
        var columns = values.Where(value => value.Columns > 0).Select(value => $"{value.Symbol} [{value.Columns}]");
        var others = values.Where(value => value.Columns == 0).Select(value => $"{value.Name} [{Text.Count(value.Floats)}]");
        return $"{string.Join(", ", columns)} × rows; {string.Join(", ", others)}";
    }

    private static string Picture(Program program)
    {
        var steps = string.Concat(program.Steps.Select(step => StepText.Of(step).Picture));
        var output = $"a{program.Output.Index} [{program.Spec.OutputCount}] {program.Output.Activation}";
        var z = $"{program.Output.Z.Symbol} [{program.Spec.OutputCount}]";
        return $"x [{program.Spec.InputCount}]{steps.Substring(0, steps.Length - z.Length)}{output}";
    }
}
