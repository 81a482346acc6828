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
        var parameters = $"ref readonly float p, ref readonly float dz{layer.Index}, ref float {Text.InputOf(layer)}{(keepsSum ? ", ref readonly float sum" : "")}, nint rows";
        using (w.Kernel(UnrolledDelta.Name(layer), parameters, TiledEmitter.Comment(plan, layer, UnrolledDelta.Formula(layer))))
        {
            TiledEmitter.Tiles(w, "i", Tiling.Of(layer.Inputs), (first, size) =>
                TiledEmitter.RowVectors(w, size, vectors => Tile(w, layer, before, keepsSum, first, size, vectors)));
        }
    }

    private static void Tile(CodeWriter w, LayerPlan layer, LayerPlan? before, bool keepsSum, Place first, int size, int vectors)
    {
        var dz = $"dz{layer.Index}";
        var to = TiledEmitter.Starts(w, first.BeforeColumn, "r", vectors);
        for (var k = 0; k < size; k++)
        {
            for (var v = 0; v < vectors; v++)
            {
                w.Line($"var d{TiledEmitter.Local(k, v, vectors)} = TSimd.Zero;");
            }
        }

        w.Line();
        using (w.Block($"for (nint w = {first.Times(layer.Outputs)}, j = r; j < {layer.Outputs} * Stride; w++, j += Stride)"))
        {
            for (var v = 0; v < vectors; v++)
            {
                w.Line($"var {dz}_{v} = TSimd.Load(in {dz}, {TiledEmitter.Vectors("j", v)});");
            }

            for (var k = 0; k < size; k++)
            {
                // d_1 = TSimd.MultiplyAdd(dz2_0, TSimd.Broadcast(in p, w, 10), d_1);
                var weight = $"TSimd.Broadcast(in p, {TiledEmitter.Behind("w", k * layer.Outputs)})";
                if (vectors > 1)
                {
                    w.Line($"var w_{k} = {weight};");
                    weight = $"w_{k}";
                }

                for (var v = 0; v < vectors; v++)
                {
                    var d = $"d{TiledEmitter.Local(k, v, vectors)}";
                    w.Line($"{d} = TSimd.MultiplyAdd({dz}_{v}, {weight}, {d});");
                }
            }
        }

        w.Line();
        for (var k = 0; k < size; k++)
        {
            for (var v = 0; v < vectors; v++)
            {
                Store(w, layer, before, keepsSum, TiledEmitter.Local(k, v, vectors), TiledEmitter.Behind(to[v], k, "Stride"));
            }
        }
    }

    private static void Store(CodeWriter w, LayerPlan layer, LayerPlan? before, bool keepsSum, string local, string place)
    {
        if (before is null)
        {
            w.Line($"TSimd.Store(d{local}, ref x, {place});");
            return;
        }

        // var a_1 = TSimd.Load(in a1, to_0, Stride);
        // TSimd.Store(TSimd.ReluGradient(a_1, d_1), ref a1, to_0, Stride);
        w.Line($"var a{local} = TSimd.Load(in {Text.InputOf(layer)}, {place});");
        if (keepsSum)
        {
            w.Line($"var z{local} = TSimd.Load(in sum, {place});");
        }

        w.Line($"TSimd.Store({before.Activation.Derivative($"z{local}", $"a{local}", $"d{local}")}, ref {Text.InputOf(layer)}, {place});");
    }
}
