using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// From a layer's dz to the dz of the layer before it, or to dx: sixteen neurons at a time, lanes = neurons, on a
/// transposed copy of their weights, so that a vector of weights is one load.
/// </summary>
internal static class TiledDelta
{
    public static void Emit(CodeWriter w, NetworkPlan plan, LayerPlan layer)
    {
        var l = layer.Index;
        var (parameters, comment) = l == 1
            ? ("ref readonly float chunk, ref float dx, nuint i, nuint rows, TVector scale", $"dx = W1ᵀ dz1 · scale of inputs i to i + {Budgets.Lanes - 1}, on Panel: [{layer.Outputs} out × {Budgets.Lanes} in]")
            : ("ref float chunk, nuint i, nuint rows", $"dz{l - 1} = W{l}ᵀ dz{l} ⊙ f′(z{l - 1}) of neurons i to i + {Budgets.Lanes - 1}, in place of a{l - 1}, on Panel: [{layer.Outputs} out × {Budgets.Lanes} in]");
        using (w.Kernel(UnrolledDelta.Name(layer), parameters, comment))
        using (w.Block($"for (nuint lane = 0; lane < {Budgets.Lanes} && i + lane < {layer.Inputs}; lane += TSimd.Lanes)"))
        {
            TiledEmitter.Tiles(w, "r", "rows", tile => Tile(w, plan, layer, tile));
        }
    }

    private static void Tile(CodeWriter w, NetworkPlan plan, LayerPlan layer, int tile)
    {
        var stride = TiledBuffers.Stride(layer);
        for (var k = 0; k < tile; k++)
        {
            w.Line($"var d_{k} = TSimd.Zero;");
        }

        w.Line();
        using (w.Block($"for (nuint j = 0; j < {layer.Outputs}; j++)"))
        {
            w.Line($"var w = TSimd.Load(in chunk, Panel + j * {Budgets.Lanes} + lane);");
            for (var k = 0; k < tile; k++)
            {
                w.Line($"d_{k} = TSimd.MultiplyAdd(TSimd.Broadcast(in chunk, {TiledBuffers.Rows(layer)} + r * {stride} + j{TiledEmitter.Behind(k, stride)}), w, d_{k});");
            }
        }

        w.Line();
        for (var k = 0; k < tile; k++)
        {
            if (layer.Index == 1)
            {
                w.Line($"TSimd.StoreFirst(TSimd.Multiply(d_{k}, scale), ref dx, r * {layer.Inputs} + i + lane{TiledEmitter.Behind(k, layer.Inputs)}, {layer.Inputs} - i - lane);");
                continue;
            }

            var before = plan.Layers[layer.Index - 2];
            var place = $"r * {TiledBuffers.Stride(before)} + i + lane{TiledEmitter.Behind(k, TiledBuffers.Stride(before))}";
            w.Line($"var a_{k} = TSimd.Load(in chunk, A{before.Index} + {place});");
            if (before.Activation.FromSum)
            {
                w.Line($"var z_{k} = TSimd.Load(in chunk, S{before.Index} + {place});");
            }

            w.Line($"TSimd.Store({before.Activation.Derivative($"z_{k}", $"a_{k}", $"d_{k}")}, ref chunk, A{before.Index} + {place});");
        }
    }
}
