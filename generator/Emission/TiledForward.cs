using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>One layer forward, lanes = neurons: a tile of rows shares each vector of weights.</summary>
internal static class TiledForward
{
    public static void Emit(CodeWriter w, LayerPlan layer)
    {
        var (l, a) = (layer.Index, Text.InputOf(layer));
        var formula = layer.IsOutput ? Text.SumFormula(layer) : $"{Text.SumFormula(layer)}, {Text.ActivationFormula(layer)}";
        using (w.Kernel($"Layer{l}", $"ref readonly float p, ref readonly float {a}, ref float chunk, nuint rows", $"{formula}      {Text.Shape(layer)}, {a}: [rows × {layer.Inputs}]"))
        using (w.Block($"for (nuint j = 0; j < {layer.Outputs}; j += TSimd.Lanes)"))
        {
            TiledEmitter.Tiles(w, "r", "rows", tile => Tile(w, layer, a, tile));
        }
    }

    /// <summary>The distance of two rows of what the layer takes.</summary>
    public static int InputStride(LayerPlan layer) => layer.Index == 1 ? layer.Inputs : Planner.Padded(layer.Inputs);

    private static void Tile(CodeWriter w, LayerPlan layer, string a, int tile)
    {
        for (var k = 0; k < tile; k++)
        {
            w.Line($"var z_{k} = TSimd.Load(in p, B{layer.Index} + j);");
        }

        w.Line();
        using (w.Block($"for (nuint i = 0; i < {layer.Inputs}; i++)"))
        {
            w.Line($"var w = TSimd.Load(in p, W{layer.Index} + i * {layer.Outputs} + j);");
            for (var k = 0; k < tile; k++)
            {
                // z_1 = TSimd.MultiplyAdd(TSimd.Broadcast(in x, r * 784 + i + 784), w, z_1);
                var stride = InputStride(layer);
                w.Line($"z_{k} = TSimd.MultiplyAdd(TSimd.Broadcast(in {a}, r * {stride} + i{TiledEmitter.Behind(k, stride)}), w, z_{k});");
            }
        }

        w.Line();
        for (var k = 0; k < tile; k++)
        {
            var place = $"r * {TiledBuffers.Stride(layer)} + j{TiledEmitter.Behind(k, TiledBuffers.Stride(layer))}";
            if (!layer.IsOutput && layer.Activation.FromSum)
            {
                w.Line($"TSimd.Store(z_{k}, ref chunk, S{layer.Index} + {place});");
            }

            var value = layer.IsOutput ? $"z_{k}" : layer.Activation.Forward($"z_{k}");
            w.Line($"TSimd.Store({value}, ref chunk, {TiledBuffers.Rows(layer)} + {place});");
        }
    }
}
