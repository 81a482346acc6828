using System.Text.RegularExpressions;
using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// From a layer's dz to the derivative with respect to its inputs over a chunk, one chain per input in the order of the outputs: Wᵀ dz, and
/// ⊙ f′(z) if the inputs are an activation's, so that it is dz of the previous layer. It overwrites the inputs, which are no longer
/// needed by then.
/// </summary>
internal static class WrittenDelta
{
    public static void Emit(CodeWriter writer, AffineStep layer, DeltaPlan.WrittenOut plan)
    {
        foreach (var (kernel, method) in Kernel.Delta(layer, plan).Zip(plan.Methods, (kernel, method) => (kernel, method)))
        {
            using var block = kernel.Declare(writer);
            if (plan.WeightsStay)
            {
                // TVector w2_0_0 = TSimd.Broadcast(in w2, 0), w2_1_0 = TSimd.Broadcast(in w2, 1), …;
                var weights = method.Indices.Select(i => $"w{layer.Index}_{i}_0 = {WrittenForward.Weight(layer, i, 0)}");
                writer.Line($"TVector {string.Join(", ", weights)};");
                writer.Line();
            }

            using var loop = writer.Block("for (nint r = 0; r < rows; r += TSimd.Lanes)");
            for (var j = 0; j < layer.Outputs; j++)
            {
                // var dz2_0 = TSimd.Load(in dz2, r);
                writer.Line($"var dz{layer.Index}_{j} = TSimd.Load(in {Columns.At($"dz{layer.Index}", j)});");
            }

            foreach (var i in method.Indices)
            {
                if (layer.Outputs > 1 || i == method.First)
                {
                    writer.Line();
                }

                Neuron(writer, layer, plan, i);
            }
        }
    }

    private static void Neuron(CodeWriter writer, AffineStep layer, DeltaPlan.WrittenOut plan, int i)
    {
        // var da1_0 = TSimd.Multiply(dz2_0, TSimd.Broadcast(in w2, 0));
        // da1_0 = TSimd.MultiplyAdd(dz2_1, TSimd.Broadcast(in w2, 1), da1_0);
        var weight = plan.WeightsStay ? $"w{layer.Index}_{i}_0" : WrittenForward.Weight(layer, i, 0);
        var (d, first) = ($"d{layer.From.Symbol}_{i}", $"TSimd.Multiply(dz{layer.Index}_0, {weight})");
        if (layer.Outputs > 1)
        {
            writer.Line($"var {d} = {first};");
        }

        for (var j = 1; j < layer.Outputs; j++)
        {
            writer.Line($"{d} = TSimd.MultiplyAdd(dz{layer.Index}_{j}, {WrittenForward.Weight(layer, i, j)}, {d});");
        }

        // TSimd.Store(TSimd.ReluGradient(TSimd.Load(in a1, r), da1_0), ref a1, r);
        var derivative = layer.Outputs > 1 ? d : first;
        derivative = plan.Slope is { } slope ? Derivative(writer, slope, i, derivative, d) : derivative;
        writer.Line($"TSimd.Store({derivative}, ref {Columns.At(plan.To.Symbol, i)});");
    }

    /// <summary>
    /// d · f′(z) of a neuron. What f′ reads is loaded where it is used; if that is more than once, into a local before.
    /// </summary>
    /// <param name="writer">Where locals go.</param>
    /// <param name="slope">f′.</param>
    /// <param name="neuron">Which one.</param>
    /// <param name="d">The derivative with respect to a.</param>
    /// <param name="name">A name for it, if it is used more than once.</param>
    public static string Derivative(CodeWriter writer, Slope slope, int neuron, string d, string name)
    {
        var a = $"{slope.A.Symbol}_{neuron}";
        var z = slope.Z is { } kept ? $"{kept.Symbol}_{neuron}" : "";
        var text = slope.Function.KeepsSlope ? $"TSimd.Multiply({name}, {z})" : slope.Function.Derivative(z, a, name);
        text = InPlace(writer, text, a, $"TSimd.Load(in {Columns.At(slope.A.Symbol, neuron)})");
        text = slope.Z is { } value ? InPlace(writer, text, z, $"TSimd.Load(in {Columns.At(value.Symbol, neuron)})") : text;
        return d == name ? text : InPlace(writer, text, name, d);
    }

    /// <summary>A text with an expression in the place of its name, which becomes a local if it is there more than once.</summary>
    private static string InPlace(CodeWriter writer, string text, string name, string expression)
    {
        var places = Regex.Matches(text, $@"\b{name}\b");
        switch (places.Count)
        {
            case 0:
                return text;
            case 1:
                return text.Substring(0, places[0].Index) + expression + text.Substring(places[0].Index + name.Length);
            default:
                writer.Line($"var {name} = {expression};");
                return text;
        }
    }
}
