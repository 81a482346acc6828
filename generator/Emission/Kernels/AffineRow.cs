using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// One row through an affine step, lanes = neurons: a few vectors of eight neurons, which never leave the registers. Each sum is taken in
/// the order of the chunk kernels, so one row alone gives the same bits as in any batch.
/// </summary>
internal static class AffineRow
{
    public static void Emit(CodeWriter writer, Program program, AffineStep layer)
    {
        // A single neuron on the inputs reads each of them once, where it is used.
        var isFoldedInputs = layer.From == program.X && layer.Forward.Fold is not null;
        for (var i = 0; layer.From == program.X && !isFoldedInputs && i < layer.Inputs; i++)
        {
            writer.Line($"var x_{i} = TSimd.Broadcast(in inputs, {i});");
        }

        if (!isFoldedInputs)
        {
            writer.Line();
        }

        var isLast = layer == program.Steps[program.Steps.Length - 1];
        writer.Line($"// {Text.ForwardFormula(layer)}{(isLast ? $", {Text.OutputFormula(program)}" : "")}      {Text.Shape(layer)}");
        Sums(writer, program, layer);
        if (layer.HasActivation)
        {
            foreach (var (block, _) in RowVectors.Of(layer.Outputs))
            {
                writer.Line($"var {layer.To.Symbol}_{block} = {layer.Activation.Forward($"z{layer.Index}_{block}")};");
            }
        }
    }

    private static void Sums(CodeWriter writer, Program program, AffineStep layer)
    {
        if (layer.Forward.Fold is not { } fold)
        {
            Chains(writer, program, layer);
        }
        else if (layer.From != program.X)
        {
            Folded(writer, layer);
        }
        else
        {
            FoldedInputs(writer, layer, fold);
        }
    }

    private static void Chains(CodeWriter writer, Program program, AffineStep layer)
    {
        var parts = layer.Forward.Sum;
        foreach (var (block, vector) in RowVectors.Of(layer.Outputs))
        {
            writer.Line($"var z{layer.Index}_{block} = TSimd.Load(in p, {Offset($"B{layer.Index}", vector.First)});");
        }

        for (var i = 0; i < layer.Inputs; i++)
        {
            // z1_0 = TSimd.MultiplyAdd(x_0, TSimd.Load(in p, W1 + 0), z1_0);
            // z2_0 = TSimd.MultiplyAdd(TSimd.BroadcastLane(a1_0, 3), TSimd.Load(in p, W2 + 24), z2_0);
            // var z1_0_1 = TSimd.MultiplyAdd(x_6, TSimd.Load(in p, W1 + 48), TSimd.Zero);
            var input = layer.From == program.X ? $"x_{i}" : $"TSimd.BroadcastLane({RowVectors.PlaceOf(layer.From.Symbol, i)})";
            foreach (var (block, vector) in RowVectors.Of(layer.Outputs))
            {
                var sum = WrittenForward.PartOf($"z{layer.Index}_{block}", parts.PartOf(i));
                var (declared, before) = parts.BeginsPart(i) ? ("var ", "TSimd.Zero") : ("", sum);
                writer.Line(
                    $"{declared}{sum} = TSimd.MultiplyAdd({input}, TSimd.Load(in p, "
                        + $"{Offset($"W{layer.Index}", i * layer.Outputs + vector.First)}), {before});");
            }
        }

        WrittenForward.AddParts(writer, RowVectors.Of(layer.Outputs).Select(vector => $"z{layer.Index}_{vector.Number}"), parts);
    }

    /// <summary>A single neuron after a hidden layer: vectors of products, folded.</summary>
    private static void Folded(CodeWriter writer, AffineStep layer)
    {
        var l = layer.Index;
        foreach (var (block, vector) in RowVectors.Of(layer.Inputs))
        {
            // var products = TSimd.Multiply(a1_0, TSimd.Load(in p, W2));
            // products = TSimd.MultiplyAdd(a1_1, TSimd.Load(in p, W2 + 8), products);
            var (a, weights) = ($"{layer.From.Symbol}_{block}", $"TSimd.Load(in p, {Offset($"W{l}", vector.First)})");
            var value = block == 0 ? $"TSimd.Multiply({a}, {weights})" : $"TSimd.MultiplyAdd({a}, {weights}, products{l})";
            if (RowPlan.WrittenOut.HasRoom(vector))
            {
                // −0 is what adding leaves alone, to the bit.
                value =
                    $"TSimd.Select(TSimd.FirstLanes({vector.Count}), {value}, {(block == 0 ? "TSimd.Broadcast(-0f)" : $"products{l}")})";
            }

            writer.Line($"{(block == 0 ? "var " : "")}products{l} = {value};");
        }

        writer.Line($"var z{l}_0 = TSimd.Add(TSimd.Broadcast(TSimd.Sum(products{l})), TSimd.Broadcast(in p, B{l}));");
    }

    /// <summary>A single neuron on the inputs themselves: the same partial sums, one input after the other.</summary>
    private static void FoldedInputs(CodeWriter writer, AffineStep layer, FoldedSum fold)
    {
        for (var i = 0; i < layer.Inputs; i++)
        {
            // z1_0 = TSimd.MultiplyAdd(TSimd.Broadcast(in inputs, 8), TSimd.Broadcast(in p, W1 + 8), z1_0);
            var sum = $"z1_{fold.PartOf(i)}";
            var (x, weight) = ($"TSimd.Broadcast(in inputs, {i})", $"TSimd.Broadcast(in p, {Offset($"W{layer.Index}", i)})");
            writer.Line(i < fold.Parts
                ? $"var {sum} = TSimd.Multiply({x}, {weight});"
                : $"{sum} = TSimd.MultiplyAdd({x}, {weight}, {sum});");
        }

        WrittenForward.Fold(writer, "z1", fold);
        writer.Line($"z1_0 = TSimd.Add(z1_0, TSimd.Broadcast(in p, B{layer.Index}));");
    }

    private static string Offset(string start, int offset) => offset == 0 ? start : $"{start} + {offset}";
}
