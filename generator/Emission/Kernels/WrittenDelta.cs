using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// From a layer's dz to the dz of the layer before it, or to dx, over a chunk: dz = (Wᵀ dz_next) ⊙ f′(z), one chain a
/// neuron in the order of the outputs. It takes the place of the activations, which are not needed any more by then.
/// </summary>
internal static class WrittenDelta
{
    public static void Emit(CodeWriter writer, LayerPlan layer, LayerPlan? before, DeltaPlan.WrittenOut plan)
    {
        foreach (var (kernel, method) in Kernel.Delta(layer, before, plan).Zip(plan.Methods, (kernel, method) => (kernel, method)))
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
                Neuron(writer, layer, before, i);
            }
        }
    }

    private static void Neuron(CodeWriter writer, LayerPlan layer, LayerPlan? before, int i)
    {
        var d = before is null ? $"dx_{i}" : $"da{before.Index}_{i}";
        for (var j = 0; j < layer.Outputs; j++)
        {
            // var da1_0 = TSimd.Multiply(dz2_0, TSimd.Broadcast(in w2, 0));
            // da1_0 = TSimd.MultiplyAdd(dz2_1, TSimd.Broadcast(in w2, 1), da1_0);
            writer.Line(j == 0
                ? $"var {d} = TSimd.Multiply(dz{layer.Index}_0, {WrittenForward.Weight(layer, i, 0)});"
                : $"{d} = TSimd.MultiplyAdd(dz{layer.Index}_{j}, {WrittenForward.Weight(layer, i, j)}, {d});");
        }

        var place = Columns.At(Text.InputOf(layer), i);
        if (before is null)
        {
            writer.Line($"TSimd.Store({d}, ref {place});");
            return;
        }

        // var a1_0 = TSimd.Load(in a1, r);
        // TSimd.Store(TSimd.ReluGradient(a1_0, da1_0), ref a1, r);
        if (!before.Activation.KeepsSlope)
        {
            writer.Line($"var a{before.Index}_{i} = TSimd.Load(in {place});");
        }

        writer.Line($"TSimd.Store({Derivative(writer, before, i, d)}, ref {place});");
    }

    /// <summary>
    /// d · f′(z) of a hidden neuron whose activation is a local already; loads z where the derivative reads it, or f′(z) where it is kept.
    /// </summary>
    public static string Derivative(CodeWriter writer, LayerPlan hidden, int neuron, string d)
    {
        var z = $"{Text.KeptOf(hidden)}_{neuron}";
        if (hidden.KeepsZ)
        {
            writer.Line($"var {z} = TSimd.Load(in {Columns.At(Text.KeptOf(hidden), neuron)});");
        }

        return hidden.Activation.KeepsSlope ? $"TSimd.Multiply({d}, {z})" : hidden.Activation.Derivative(z, $"a{hidden.Index}_{neuron}", d);
    }
}
