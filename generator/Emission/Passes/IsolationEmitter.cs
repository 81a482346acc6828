using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// What keeps lanes without a row, and rows of weight 0, out of the gradients where a number is not finite: the pass is taken again, with
/// zeros in their place. Finite numbers cost one look at the gradient.
/// </summary>
internal sealed class IsolationEmitter(CodeWriter writer, NetworkPlan plan)
{
    private string Clear => $"RowIsolation.Clear(memory, {Columns}, Stride, count, first, in pass);";

    /// <summary>x, every layer's a, and the output's dz.</summary>
    private int Columns => plan.Spec.InputCount + plan.Layers.Sum(layer => layer.Outputs);

    /// <summary>Before the sums of a layer.</summary>
    public void BeforeGradient()
    {
        if (!plan.OutputWeightLeavesSums)
        {
            // if (pass.IsolatesRows) RowIsolation.Clear(memory, 14, Stride, count, first, in pass);
            writer.Line($"if (pass.IsolatesRows) {Clear}");
        }
    }

    /// <summary>The sums with the output's weight in them: it cannot leave them if a number is not finite.</summary>
    public void OfOutputWeight()
    {
        if (!plan.OutputWeightLeavesSums)
        {
            return;
        }

        using var block = writer.Block("if (pass.IsolatesRows)");
        var (first, output) = (plan.Layers[0], plan.Output);
        writer.Line($"// Some number is not finite: w{output.Index} stays in the sums.");
        writer.Line(Clear);
        writer.Line(Gradient(output));
        LayerPasses.Delta(plan, output).Call(writer);
        writer.Line(Clear);
        writer.Line(Gradient(first));
        writer.Line("continue;");
    }

    /// <summary>Once the gradient is there.</summary>
    public void Again()
    {
        writer.Line();
        writer.Line("// 0 times what is not finite is NaN: once more, without lanes after the last row and rows of weight 0.");
        writer.Line($"if ({Condition()})");
        writer.Line("    return Backward(in p, pass.Isolating, memory);");
    }

    private string Gradient(LayerPlan layer) =>
        $"ColumnGradient.Run<TSimd, TVector>(in {Kernel.Inputs(layer)}, {layer.Inputs}, in memory[{MemoryPlan.Outputs(layer)}], "
            + $"{layer.Outputs}, Stride, ref memory[{Text.SumsOf(plan, layer)}], count);";

    /// <summary>Whether rows are lanes of all sums, of some, or of none.</summary>
    private string Condition()
    {
        if (plan.OutputWeightLeavesSums)
        {
            return "pass.MustIsolate(gradients, rows: 1)";
        }

        var layers = plan.SummedInRowLanes;
        if (layers.Length == plan.Layers.Length)
        {
            return "pass.MustIsolate(gradients, pass.Rows)";
        }

        const string ofWeights = "pass.MustIsolate(gradients, rows: 0)";
        return layers.IsEmpty
            ? ofWeights
            : $"pass.MustIsolate(gradients.Slice(W{layers[0].Index}, {layers.Sum(layer => layer.ParameterCount)}), pass.Rows)"
                + $" || {ofWeights}";
    }
}
