using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// From a layer's dz to the dz of the layer before it, or to dx, over a chunk: a tile of neurons shares each vector of an
/// output's dz; one chain a neuron in the order of the outputs. It takes the place of the activations.
/// </summary>
internal static class TiledDelta
{
    public static void Emit(CodeWriter w, NetworkPlan plan, LayerPlan layer)
    {
        var before = layer.Index == 1 ? null : plan.Layers[layer.Index - 2];
        var keepsSum = before is not null && TiledForward.KeepsSum(before);
        var parameters = $"ref readonly float p, ref readonly float dz{layer.Index}, ref float {Text.InputOf(layer)}{(keepsSum ? ", ref readonly float sum" : "")}, nint begin, nint end";
        using (w.Kernel(UnrolledDelta.Name(layer), parameters, TiledEmitter.Comment(plan, layer, UnrolledDelta.Formula(layer))))
        {
            TiledEmitter.Tiles(w, "i", Tiling.Of(layer.Inputs), (first, size) =>
            {
                using (w.Block("for (var r = begin; r < end; r += TSimd.Lanes)"))
                {
                    Tile(w, layer, before, keepsSum, first, size);
                }
            });
        }
    }

    private static void Tile(CodeWriter w, LayerPlan layer, LayerPlan? before, bool keepsSum, Place first, int size)
    {
        var dz = $"dz{layer.Index}";
        var to = TiledEmitter.Start(w, first.BeforeColumn, "r");
        for (var k = 0; k < size; k++)
        {
            w.Line($"var d_{k} = TSimd.Zero;");
        }

        w.Line();
        using (w.Block($"for (nint w = {first.Times(layer.Outputs)}, j = r; j < {layer.Outputs} * Stride; w++, j += Stride)"))
        {
            // var dz2_r = TSimd.Load(in dz2, j);
            // d_1 = TSimd.MultiplyAdd(dz2_r, TSimd.Broadcast(in p, w, 10), d_1);
            w.Line($"var {dz}_r = TSimd.Load(in {dz}, j);");
            for (var k = 0; k < size; k++)
            {
                w.Line($"d_{k} = TSimd.MultiplyAdd({dz}_r, TSimd.Broadcast(in p, {TiledEmitter.Behind("w", k * layer.Outputs)}), d_{k});");
            }
        }

        w.Line();
        for (var k = 0; k < size; k++)
        {
            Store(w, layer, before, keepsSum, k, TiledEmitter.Behind(to, k, "Stride"));
        }
    }

    private static void Store(CodeWriter w, LayerPlan layer, LayerPlan? before, bool keepsSum, int k, string place)
    {
        if (before is null)
        {
            w.Line($"TSimd.Store(d_{k}, ref x, {place});");
            return;
        }

        // var a_1 = TSimd.Load(in a1, to, Stride);
        // TSimd.Store(TSimd.ReluGradient(a_1, d_1), ref a1, to, Stride);
        w.Line($"var a_{k} = TSimd.Load(in {Text.InputOf(layer)}, {place});");
        if (keepsSum)
        {
            w.Line($"var z_{k} = TSimd.Load(in sum, {place});");
        }

        w.Line($"TSimd.Store({before.Activation.Derivative($"z_{k}", $"a_{k}", $"d_{k}")}, ref {Text.InputOf(layer)}, {place});");
    }
}
