using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// A layer's gradient over a chunk, lanes = outputs: dW[i] gains Σ a[i] · dz over the rows, in their order; the sums of a
/// tile of inputs stay in registers over all rows of the chunk.
/// </summary>
internal static class TiledGradient
{
    public static void Emit(CodeWriter w, NetworkPlan plan, LayerPlan layer)
    {
        var (l, a) = (layer.Index, Text.InputOf(layer));
        using (w.Kernel($"Gradient{l}", $"ref readonly float {a}, ref readonly float chunk, ref float gradients, nuint rows", $"dW{l} += Σ dz{l} {a}ᵀ, db{l} += Σ dz{l}      {Text.Shape(layer)}"))
        using (w.Block($"for (nuint j = 0; j < {layer.Outputs}; j += TSimd.Lanes)"))
        {
            w.Line($"var db = {Load(layer, $"B{l} + j")};");
            using (w.Block("for (nuint r = 0; r < rows; r++)"))
            {
                w.Line($"db = TSimd.Add({Delta(layer)}, db);");
            }

            w.Line();
            w.Line(Store(layer, "db", $"B{l} + j"));
            w.Line();
            TiledEmitter.Tiles(w, "i", $"{layer.Inputs}", tile => Tile(w, layer, a, tile));
        }
    }

    private static void Tile(CodeWriter w, LayerPlan layer, string a, int tile)
    {
        string Place(int k) => $"W{layer.Index} + i * {layer.Outputs} + j{TiledEmitter.Behind(k, layer.Outputs)}";
        for (var k = 0; k < tile; k++)
        {
            w.Line($"var dw_{k} = {Load(layer, Place(k))};");
        }

        w.Line();
        using (w.Block("for (nuint r = 0; r < rows; r++)"))
        {
            w.Line($"var dz = {Delta(layer)};");
            for (var k = 0; k < tile; k++)
            {
                w.Line($"dw_{k} = TSimd.MultiplyAdd(TSimd.Broadcast(in {a}, r * {TiledForward.InputStride(layer)} + i{TiledEmitter.Behind(k, 1)}), dz, dw_{k});");
            }
        }

        w.Line();
        for (var k = 0; k < tile; k++)
        {
            w.Line(Store(layer, $"dw_{k}", Place(k)));
        }
    }

    private static string Delta(LayerPlan layer) => $"TSimd.Load(in chunk, {TiledBuffers.Rows(layer)} + r * {TiledBuffers.Stride(layer)} + j)";

    /// <summary>The last vector of a row of gradients is cut where the row ends, unless rows are whole vectors.</summary>
    private static string Load(LayerPlan layer, string place) => IsWhole(layer)
        ? $"TSimd.Load(in gradients, {place})"
        : $"TSimd.LoadFirst(in gradients, {place}, {layer.Outputs} - j)";

    private static string Store(LayerPlan layer, string value, string place) => IsWhole(layer)
        ? $"TSimd.Store({value}, ref gradients, {place});"
        : $"TSimd.StoreFirst({value}, ref gradients, {place}, {layer.Outputs} - j);";

    private static bool IsWhole(LayerPlan layer) => layer.Outputs % Budgets.Lanes == 0;
}
