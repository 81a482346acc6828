using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>One layer forward over a chunk, lanes = rows: every weight is one broadcast and one multiply-add.</summary>
internal static class WrittenForward
{
    public static void Emit(CodeWriter writer, AffineStep layer, ForwardPlan.WrittenOut plan)
    {
        foreach (var (kernel, method) in Kernel.Forward(layer, plan).Zip(plan.Methods, (kernel, method) => (kernel, method)))
        {
            using var block = kernel.Declare(writer);
            if (plan.ParametersStay)
            {
                ParametersThatStay(writer, layer);
            }

            using var loop = writer.Block("for (nint r = 0; r < rows; r += TSimd.Lanes)");
            if (plan.Fold is null)
            {
                Inputs(writer, layer);
                writer.Line();
            }

            foreach (var neurons in method)
            {
                if (neurons != method[0])
                {
                    writer.Line();
                }

                if (plan.Fold is { } fold)
                {
                    FoldedSum(writer, layer, plan, fold);
                }
                else
                {
                    Chains(writer, layer, plan, neurons);
                }

                Store(writer, layer, neurons);
            }
        }
    }

    private static void ParametersThatStay(CodeWriter writer, AffineStep layer)
    {
        for (var j = 0; j < layer.Outputs; j++)
        {
            // TVector w1_0_0 = TSimd.Broadcast(in w1, 0), w1_1_0 = TSimd.Broadcast(in w1, 8), b1_0 = TSimd.Broadcast(in w1, 16);
            var weights = Enumerable.Range(0, layer.Inputs).Select(i => $"w{layer.Index}_{i}_{j} = {Weight(layer, i, j)}");
            writer.Line($"TVector {string.Join(", ", weights.Append($"b{layer.Index}_{j} = {Bias(layer, j)}"))};");
        }

        writer.Line();
    }

    private static void Inputs(CodeWriter writer, AffineStep layer)
    {
        for (var i = 0; i < layer.Inputs; i++)
        {
            // var x_0 = TSimd.Load(in x, r);
            writer.Line($"var {Input(layer, i)} = TSimd.Load(in {Columns.At(layer.From.Symbol, i)});");
        }
    }

    /// <summary>Neurons side by side, each one chain, bias, then input after input, or several that are added.</summary>
    private static void Chains(CodeWriter writer, AffineStep layer, ForwardPlan.WrittenOut plan, NeuronRange neurons)
    {
        foreach (var j in neurons.Indices)
        {
            // var z1_0 = TSimd.MultiplyAdd(x_0, w1_0_0, b1_0);
            writer.Line(
                $"var {Sum(layer, j)} = TSimd.MultiplyAdd({Input(layer, 0)}, "
                    + $"{LocalWeight(layer, plan, 0, j)}, {LocalBias(layer, plan, j)});");
        }

        for (var i = 1; i < layer.Inputs; i++)
        {
            foreach (var j in neurons.Indices)
            {
                // z1_0 = TSimd.MultiplyAdd(x_1, w1_1_0, z1_0);
                // var z1_0_1 = TSimd.MultiplyAdd(x_1, w1_1_0, TSimd.Zero);
                var sum = PartOf(Sum(layer, j), plan.Sum.PartOf(i));
                var (declared, before) = plan.Sum.BeginsPart(i) ? ("var ", "TSimd.Zero") : ("", sum);
                writer.Line($"{declared}{sum} = TSimd.MultiplyAdd({Input(layer, i)}, {LocalWeight(layer, plan, i, j)}, {before});");
            }
        }

        AddParts(writer, neurons.Indices.Select(j => Sum(layer, j)), plan.Sum);
    }

    /// <summary>A single neuron: the partial sums side by side, folded in halves, then the bias.</summary>
    private static void FoldedSum(CodeWriter writer, AffineStep layer, ForwardPlan.WrittenOut plan, FoldedSum fold)
    {
        var z = $"z{layer.Index}";
        for (var i = 0; i < layer.Inputs; i++)
        {
            // var z2_0 = TSimd.Multiply(TSimd.Load(in a1, r), w2_0_0);
            // z2_0 = TSimd.MultiplyAdd(TSimd.Load(in a1, 8 * Stride, r), w2_8_0, z2_0);
            var (sum, input) = (fold.PartOf(i), $"TSimd.Load(in {Columns.At(layer.From.Symbol, i)})");
            writer.Line(i < fold.Parts
                ? $"var {z}_{sum} = TSimd.Multiply({input}, {LocalWeight(layer, plan, i, 0)});"
                : $"{z}_{sum} = TSimd.MultiplyAdd({input}, {LocalWeight(layer, plan, i, 0)}, {z}_{sum});");
        }

        Fold(writer, z, fold);
        writer.Line($"{z}_0 = TSimd.Add({z}_0, {LocalBias(layer, plan, 0)});");
    }

    /// <summary>The name of a part of a sum; the first one has that of the sum.</summary>
    public static string PartOf(string sum, int part) => part == 0 ? sum : $"{sum}_{part}";

    /// <summary>Adds the parts of sums side by side, each to the one with the sum's name.</summary>
    public static void AddParts(CodeWriter writer, IEnumerable<string> sums, FoldedSum parts)
    {
        foreach (var (into, from) in parts.Folds)
        {
            foreach (var sum in sums)
            {
                // z1_0_1 = TSimd.Add(z1_0_1, z1_0_3);
                writer.Line($"{PartOf(sum, into)} = TSimd.Add({PartOf(sum, into)}, {PartOf(sum, from)});");
            }
        }
    }

    /// <summary>Adds the parts of a sum to its first one.</summary>
    public static void Fold(CodeWriter writer, string name, FoldedSum fold)
    {
        foreach (var (into, from) in fold.Folds)
        {
            // z2_0 = TSimd.Add(z2_0, z2_4);
            writer.Line($"{name}_{into} = TSimd.Add({name}_{into}, {name}_{from});");
        }
    }

    private static void Store(CodeWriter writer, AffineStep layer, NeuronRange neurons)
    {
        foreach (var j in neurons.Indices)
        {
            var to = Columns.At(layer.To.Symbol, j);
            if (layer is { Z: { } slope, Activation.KeepsSlope: true })
            {
                // var a1_0 = Elu.ForwardWithSlope<TSimd, TVector>(z1_0, out var slope1_0);
                // TSimd.Store(slope1_0, ref slope1, r);
                var call = $"{layer.Activation.Name}.ForwardWithSlope<TSimd, TVector>({Sum(layer, j)}, out var {slope.Symbol}_{j})";
                writer.Line($"var {layer.To.Symbol}_{j} = {call};");
                writer.Line($"TSimd.Store({slope.Symbol}_{j}, ref {Columns.At(slope.Symbol, j)});");
                writer.Line($"TSimd.Store({layer.To.Symbol}_{j}, ref {to});");
                continue;
            }

            if (layer.Z is { } z)
            {
                writer.Line($"TSimd.Store({Sum(layer, j)}, ref {Columns.At(z.Symbol, j)});");
            }

            // TSimd.Store(TSimd.Relu(z1_0), ref a1, r);
            writer.Line($"TSimd.Store({layer.Activation.Forward(Sum(layer, j))}, ref {to});");
        }
    }

    public static string Weight(AffineStep layer, int input, int output) =>
        $"TSimd.Broadcast(in w{layer.Index}, {input * layer.Outputs + output})";

    private static string Bias(AffineStep layer, int output) =>
        $"TSimd.Broadcast(in w{layer.Index}, {layer.Inputs * layer.Outputs + output})";

    private static string LocalWeight(AffineStep layer, ForwardPlan.WrittenOut plan, int input, int output) =>
        plan.ParametersStay ? $"w{layer.Index}_{input}_{output}" : Weight(layer, input, output);

    private static string LocalBias(AffineStep layer, ForwardPlan.WrittenOut plan, int output) =>
        plan.ParametersStay ? $"b{layer.Index}_{output}" : Bias(layer, output);

    private static string Input(AffineStep layer, int index) => $"{layer.From.Symbol}_{index}";

    private static string Sum(AffineStep layer, int neuron) => $"z{layer.Index}_{neuron}";
}
