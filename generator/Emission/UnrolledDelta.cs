using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// From a layer's dz to the dz of the layer before it, or to dx, over a chunk: dz = (Wᵀ dz_next) ⊙ f′(z), one chain a
/// neuron in the order of the outputs. It takes the place of the activations, which are not needed any more by then.
/// </summary>
internal static class UnrolledDelta
{
    /// <summary>Delta1 gives dz1, InputDelta gives dx.</summary>
    public static string Name(LayerPlan layer) => layer.Index == 1 ? "InputDelta" : $"Delta{layer.Index - 1}";

    public static void Emit(CodeWriter w, NetworkPlan plan, LayerPlan layer, UnrolledPlan unrolled, ColumnBuffers buffers)
    {
        var parts = unrolled.Deltas[layer.Index - 1];
        for (var part = 0; part < parts.Length; part++)
        {
            using (w.Kernel(UnrolledEmitter.Part(Name(layer), parts, part), UnrolledEmitter.Parameters, Formula(layer)))
            using (w.Block("for (nint r = 0; r < rows; r += TSimd.Lanes)"))
            {
                for (var j = 0; j < layer.Outputs; j++)
                {
                    // var dz2_0 = TSimd.Load(in chunk, Z2, r);
                    w.Line($"var dz{layer.Index}_{j} = TSimd.Load(in chunk, {ColumnBuffers.At(buffers.Name(layer.Index), j)});");
                }

                foreach (var i in parts[part].Indices)
                {
                    w.Line();
                    Neuron(w, plan, layer, i, buffers);
                }
            }
        }
    }

    private static void Neuron(CodeWriter w, NetworkPlan plan, LayerPlan layer, int i, ColumnBuffers buffers)
    {
        var d = layer.Index == 1 ? $"dx_{i}" : $"da{layer.Index - 1}_{i}";
        for (var j = 0; j < layer.Outputs; j++)
        {
            // var da1_0 = TSimd.Multiply(dz2_0, TSimd.Broadcast(in p, W2));
            // da1_0 = TSimd.MultiplyAdd(dz2_1, TSimd.Broadcast(in p, W2 + 1), da1_0);
            w.Line(j == 0
                ? $"var {d} = TSimd.Multiply(dz{layer.Index}_0, {UnrolledForward.Weight(layer, i, 0)});"
                : $"{d} = TSimd.MultiplyAdd(dz{layer.Index}_{j}, {UnrolledForward.Weight(layer, i, j)}, {d});");
        }

        var place = ColumnBuffers.At(buffers.Name(layer.Index - 1), i);
        if (layer.Index == 1)
        {
            w.Line($"TSimd.Store({d}, ref chunk, {place});");
            return;
        }

        // var a1_0 = TSimd.Load(in chunk, A1, r);
        // TSimd.Store(TSimd.ReluGradient(a1_0, da1_0), ref chunk, A1, r);
        var before = plan.Layers[layer.Index - 2];
        w.Line($"var a{before.Index}_{i} = TSimd.Load(in chunk, {place});");
        w.Line($"TSimd.Store({Derivative(w, before, i, d)}, ref chunk, {place});");
    }

    /// <summary>d · f′(z) of a hidden neuron whose activation is a local already; loads z where the derivative reads it.</summary>
    public static string Derivative(CodeWriter w, LayerPlan hidden, int neuron, string d)
    {
        var z = $"z{hidden.Index}_{neuron}";
        if (hidden.KeepsSum)
        {
            w.Line($"var {z} = TSimd.Load(in chunk, {ColumnBuffers.At($"S{hidden.Index}", neuron)});");
        }

        return hidden.Activation.Derivative(z, $"a{hidden.Index}_{neuron}", d);
    }

    public static string Formula(LayerPlan layer) => layer.Index == 1
        ? "dx = W1ᵀ dz1, in place of x"
        : $"dz{layer.Index - 1} = W{layer.Index}ᵀ dz{layer.Index} ⊙ f′(z{layer.Index - 1}), in place of a{layer.Index - 1}      {Text.Shape(layer)}";
}
