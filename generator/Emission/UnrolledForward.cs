using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>One layer forward over a chunk, lanes = rows: every weight is one broadcast and one multiply-add.</summary>
internal static class UnrolledForward
{
    public static void Emit(CodeWriter w, LayerPlan layer, UnrolledPlan unrolled, ColumnBuffers buffers)
    {
        var parts = unrolled.Forward[layer.Index - 1];
        for (var part = 0; part < parts.Length; part++)
        {
            var formula = layer.IsOutput ? Text.SumFormula(layer) : $"{Text.SumFormula(layer)}, {Text.ActivationFormula(layer)}";
            using (w.Kernel(UnrolledEmitter.Part($"Layer{layer.Index}", parts, part), UnrolledEmitter.Parameters, $"{formula}      {Text.Shape(layer)}"))
            {
                if (layer.HasResidentParameters)
                {
                    ResidentParameters(w, layer);
                }

                using var loop = w.Block("for (nint r = 0; r < rows; r += TSimd.Lanes)");
                Inputs(w, layer, buffers);
                for (var first = parts[part].First; first < parts[part].First + parts[part].Count; first += Budgets.NeuronsAtATime)
                {
                    var neurons = new Planning.Span(first, Math.Min(Budgets.NeuronsAtATime, parts[part].First + parts[part].Count - first));
                    w.Line();
                    if (layer.IsFolded)
                    {
                        FoldedSum(w, layer);
                    }
                    else
                    {
                        Chains(w, layer, neurons);
                    }

                    Store(w, layer, neurons, buffers);
                }
            }
        }
    }

    private static void ResidentParameters(CodeWriter w, LayerPlan layer)
    {
        for (var j = 0; j < layer.Outputs; j++)
        {
            for (var i = 0; i < layer.Inputs; i++)
            {
                // var w1_0_0 = TSimd.Broadcast(in p, W1);
                w.Line($"var w{layer.Index}_{i}_{j} = {Weight(layer, i, j)};");
            }

            w.Line($"var b{layer.Index}_{j} = {Bias(layer, j)};");
        }

        w.Line();
    }

    private static void Inputs(CodeWriter w, LayerPlan layer, ColumnBuffers buffers)
    {
        for (var i = 0; i < layer.Inputs; i++)
        {
            // var x_0 = TSimd.Load(in chunk, X, r);
            w.Line($"var {Input(layer, i)} = TSimd.Load(in chunk, {ColumnBuffers.At(buffers.Name(layer.Index - 1), i)});");
        }
    }

    /// <summary>Neurons side by side, each one chain: bias, then input after input.</summary>
    private static void Chains(CodeWriter w, LayerPlan layer, Planning.Span neurons)
    {
        foreach (var j in neurons.Indices)
        {
            // var z1_0 = TSimd.MultiplyAdd(x_0, w1_0_0, b1_0);
            w.Line($"var {Sum(layer, j)} = TSimd.MultiplyAdd({Input(layer, 0)}, {LocalWeight(layer, 0, j)}, {LocalBias(layer, j)});");
        }

        for (var i = 1; i < layer.Inputs; i++)
        {
            foreach (var j in neurons.Indices)
            {
                // z1_0 = TSimd.MultiplyAdd(x_1, w1_1_0, z1_0);
                w.Line($"{Sum(layer, j)} = TSimd.MultiplyAdd({Input(layer, i)}, {LocalWeight(layer, i, j)}, {Sum(layer, j)});");
            }
        }
    }

    /// <summary>A single neuron: the partial sums side by side, folded in halves, then the bias.</summary>
    private static void FoldedSum(CodeWriter w, LayerPlan layer)
    {
        var z = $"z{layer.Index}";
        var parts = Math.Min(Budgets.PartialSums, layer.Inputs);
        for (var i = 0; i < layer.Inputs; i++)
        {
            // var z2_0 = TSimd.Multiply(a1_0, w2_0_0);
            // z2_0 = TSimd.MultiplyAdd(a1_8, w2_8_0, z2_0);
            var sum = i % Budgets.PartialSums;
            w.Line(i < parts
                ? $"var {z}_{sum} = TSimd.Multiply({Input(layer, i)}, {LocalWeight(layer, i, 0)});"
                : $"{z}_{sum} = TSimd.MultiplyAdd({Input(layer, i)}, {LocalWeight(layer, i, 0)}, {z}_{sum});");
        }

        Fold(w, z, parts);
        w.Line($"{z}_0 = TSimd.Add({z}_0, {LocalBias(layer, 0)});");
    }

    /// <summary>Adds partial sums i and i + 4, i and i + 2, i and i + 1, as the lanes of one vector are folded; those that are not there are left out.</summary>
    public static void Fold(CodeWriter w, string name, int parts, int sums = Budgets.PartialSums)
    {
        for (var half = sums / 2; half >= 1; half /= 2)
        {
            for (var i = 0; i < half && i + half < parts; i++)
            {
                // z2_0 = TSimd.Add(z2_0, z2_4);
                w.Line($"{name}_{i} = TSimd.Add({name}_{i}, {name}_{i + half});");
            }
        }
    }

    private static void Store(CodeWriter w, LayerPlan layer, Planning.Span neurons, ColumnBuffers buffers)
    {
        foreach (var j in neurons.Indices)
        {
            if (layer.KeepsSum)
            {
                w.Line($"TSimd.Store({Sum(layer, j)}, ref chunk, {ColumnBuffers.At($"S{layer.Index}", j)});");
            }

            // TSimd.Store(TSimd.Relu(z1_0), ref chunk, A1, r);
            var value = layer.IsOutput ? Sum(layer, j) : layer.Activation.Forward(Sum(layer, j));
            w.Line($"TSimd.Store({value}, ref chunk, {ColumnBuffers.At(buffers.Name(layer.Index), j)});");
        }
    }

    public static string Weight(LayerPlan layer, int input, int output) => $"TSimd.Broadcast(in p, {Offset($"W{layer.Index}", input * layer.Outputs + output)})";

    public static string Bias(LayerPlan layer, int output) => $"TSimd.Broadcast(in p, {Offset($"B{layer.Index}", output)})";

    private static string LocalWeight(LayerPlan layer, int input, int output) =>
        layer.HasResidentParameters ? $"w{layer.Index}_{input}_{output}" : Weight(layer, input, output);

    private static string LocalBias(LayerPlan layer, int output) =>
        layer.HasResidentParameters ? $"b{layer.Index}_{output}" : Bias(layer, output);

    public static string Offset(string start, int offset) => offset == 0 ? start : $"{start} + {offset}";

    private static string Input(LayerPlan layer, int index) => $"{Text.InputOf(layer)}_{index}";

    private static string Sum(LayerPlan layer, int neuron) => $"z{layer.Index}_{neuron}";
}
