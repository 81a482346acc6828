using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>A network too large to be written out: every layer is loops over register tiles, with trip counts that are constants.</summary>
internal static class TiledEmitter
{
    public static void Emit(CodeWriter w, NetworkPlan plan)
    {
        w.Line();
        new TiledBuffers(plan).EmitConstants(w);
        TiledDriver.Emit(w, plan);
        foreach (var layer in plan.Layers)
        {
            TiledForward.Emit(w, layer);
        }

        OutputEmitter.Emit(w, plan, unrolled: false);
        LossEmitter.Emit(w, plan, unrolled: false);
        foreach (var layer in plan.Layers.Reverse())
        {
            TiledGradient.Emit(w, plan, layer);
            TiledDelta.Emit(w, plan, layer);
        }

        if (plan.SingleRow)
        {
            TiledRow.Emit(w, plan);
        }
    }

    /// <summary>
    /// The loop over rows (or inputs) of a tile: eight at a time, and what is left one by one. <paramref name="body"/> gets
    /// the size of the tile; it is the same statements for both.
    /// </summary>
    public static void Tiles(CodeWriter w, string index, string count, Action<int> body)
    {
        w.Line($"nuint {index} = 0;");
        using (w.Block($"for (; {index} + {Budgets.TileRows} <= {count}; {index} += {Budgets.TileRows})"))
        {
            body(Budgets.TileRows);
        }

        w.Line();
        using (w.Block($"for (; {index} < {count}; {index}++)"))
        {
            body(1);
        }
    }

    /// <summary>The offset of element k of a tile: <c>k * stride</c> behind the tile's first one.</summary>
    public static string Behind(int k, int stride) => k == 0 ? "" : $" + {k * stride}";
}
