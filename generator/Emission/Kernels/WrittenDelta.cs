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
            using var loop = writer.Block("for (nint r = 0; r < rows; r += TSimd.Lanes)");
            for (var j = 0; j < layer.Outputs; j++)
            {
                // var dz2_0 = TSimd.Load(in dz2, r);
                writer.Line($"var dz{layer.Index}_{j} = TSimd.Load(in {Columns.At($"dz{layer.Index}", j)});");
            }

            foreach (var i in method.Indices)
            {
                writer.Line();
                Neuron(writer, layer, plan, i);
            }
        }
    }

    private static void Neuron(CodeWriter writer, AffineStep layer, DeltaPlan.WrittenOut plan, int i)
    {
        var d = $"d{layer.From.Symbol}_{i}";
        for (var j = 0; j < layer.Outputs; j++)
        {
            // var da1_0 = TSimd.Multiply(dz2_0, TSimd.Broadcast(in w2, 0));
            // da1_0 = TSimd.MultiplyAdd(dz2_1, TSimd.Broadcast(in w2, 1), da1_0);
            writer.Line(j == 0
                ? $"var {d} = TSimd.Multiply(dz{layer.Index}_0, {WrittenForward.Weight(layer, i, 0)});"
                : $"{d} = TSimd.MultiplyAdd(dz{layer.Index}_{j}, {WrittenForward.Weight(layer, i, j)}, {d});");
        }

        var place = Columns.At(plan.To.Symbol, i);
        if (plan.Slope is not { } slope)
        {
            writer.Line($"TSimd.Store({d}, ref {place});");
            return;
        }

        // var a1_0 = TSimd.Load(in a1, r);
        // TSimd.Store(TSimd.ReluGradient(a1_0, da1_0), ref a1, r);
        if (!slope.Function.KeepsSlope)
        {
            writer.Line($"var {slope.A.Symbol}_{i} = TSimd.Load(in {place});");
        }

        writer.Line($"TSimd.Store({Derivative(writer, slope, i, d)}, ref {place});");
    }

    /// <summary>d · f′(z) of a neuron whose activation is a local already; loads z if f′ reads it, or f′(z) if that is kept.</summary>
    public static string Derivative(CodeWriter writer, Slope slope, int neuron, string d)
    {
        var (a, z) = ($"{slope.A.Symbol}_{neuron}", "");
        if (slope.Z is { } kept)
        {
            z = $"{kept.Symbol}_{neuron}";
            writer.Line($"var {z} = TSimd.Load(in {Columns.At(kept.Symbol, neuron)});");
        }

        return slope.Function.KeepsSlope ? $"TSimd.Multiply({d}, {z})" : slope.Function.Derivative(z, a, d);
    }
}
