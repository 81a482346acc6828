using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>One layer forward over rows of a chunk: a tile of neurons shares each vector of an input's rows.</summary>
internal static class TiledForward
{
    public static void Emit(CodeWriter w, NetworkPlan plan, LayerPlan layer)
    {
        var formula = layer.IsOutput ? Text.SumFormula(layer) : $"{Text.SumFormula(layer)}, {Text.ActivationFormula(layer)}";
        var comment = TiledEmitter.Comment(plan, layer, $"{formula}      {Text.Shape(layer)}, {Text.InputOf(layer)}: [{layer.Inputs} × rows]");
        using (w.Kernel($"Layer{layer.Index}", $"ref readonly float p, ref readonly float {Text.InputOf(layer)}, ref float {Output(layer)}{(KeepsSum(layer) ? ", ref float sum" : "")}, nint begin, nint end", comment))
        using (w.Block("for (var r = begin; r < end; r += TSimd.Lanes)"))
        {
            if (layer.IsFolded)
            {
                Folded(w, layer);
            }
            else
            {
                InBlocks(w, layer, block => TiledEmitter.Tiles(w, "j", Tiling.Of(layer.Outputs), (first, size) => Tile(w, layer, first, size, block)));
            }
        }

        if (ActivatesLater(layer))
        {
            Activate(w, plan, layer);
        }
    }

    /// <summary>Whether z is kept beside a.</summary>
    public static bool KeepsSum(LayerPlan layer) => !layer.IsOutput && layer.Activation.FromSum;

    /// <summary>Whether the tiles leave z, and a kernel behind them makes it a: because it is long, or z is not complete before the last block of inputs.</summary>
    public static bool ActivatesLater(LayerPlan layer) =>
        !layer.IsOutput && !layer.IsFolded && (layer.Activation.Operations > Budgets.ActivationOfTile || layer.SumsInBlocks);

    /// <summary>Where z stands while it is summed, and is kept if its derivative reads it.</summary>
    private static string Sum(LayerPlan layer) => KeepsSum(layer) ? "sum" : Output(layer);

    private static string Output(LayerPlan layer) => layer.IsOutput ? $"z{layer.Index}" : $"a{layer.Index}";

    /// <summary>
    /// Where the inputs are more than a block: every sum begins as its bias in memory, and a loop over blocks lets all tiles go
    /// on from there.
    /// </summary>
    private static void InBlocks(CodeWriter w, LayerPlan layer, Action<Block?> tiles)
    {
        if (!layer.SumsInBlocks)
        {
            tiles(null);
            return;
        }

        var (inputs, size) = (layer.Inputs, layer.InputsOfBlock);
        FillBiases(w, layer);
        using (w.Block($"for (nint first = 0; first < {inputs}; first += {size})"))
        {
            if (inputs % size == 0)
            {
                tiles(new Block("first", $"(first + {size})"));
                return;
            }

            w.Line($"var last = Math.Min(first + {size}, {inputs});");
            tiles(new Block("first", "last"));
        }
    }

    /// <summary>What the first block of inputs goes on from.</summary>
    private static void FillBiases(CodeWriter w, LayerPlan layer)
    {
        using (w.Block($"for (nint j = 0; j < {layer.Outputs}; j++)"))
        {
            // TSimd.Store(TSimd.Broadcast(in p, j, 100352), ref a1, j * Stride, r);
            w.Line($"TSimd.Store(TSimd.Broadcast(in p, {new Place("j", 0).Arguments(layer.Inputs * layer.Outputs)}), ref {Sum(layer)}, j * Stride, r);");
        }
    }

    private static void Tile(CodeWriter w, LayerPlan layer, Place first, int size, Block? block)
    {
        var a = Text.InputOf(layer);
        var to = TiledEmitter.Start(w, first.BeforeColumn, "r");
        for (var k = 0; k < size; k++)
        {
            w.Line(block is null
                ? $"var z_{k} = TSimd.Broadcast(in p, {first.Arguments(layer.Inputs * layer.Outputs + k)});"
                : $"var z_{k} = TSimd.Load(in {Sum(layer)}, {TiledEmitter.Behind(to, k, "Stride")});");
        }

        w.Line();

        // for (nint w = j, i = r; w < 1536; w += 64, i += Stride)
        // for (nint w = first * 64 + j, i = first * Stride + r; w < last * 64; w += 64, i += Stride)
        var loop = block is { } part
            ? $"for (nint w = {part.First} * {layer.Outputs} + {first.Times(1)}, i = {part.First} * Stride + r; w < {part.End} * {layer.Outputs}; w += {layer.Outputs}, i += Stride)"
            : $"for (nint w = {first.Times(1)}, i = r; w < {layer.Inputs * layer.Outputs}; w += {layer.Outputs}, i += Stride)";
        using (w.Block(loop))
        {
            // var x_r = TSimd.Load(in x, i);
            // z_1 = TSimd.MultiplyAdd(x_r, TSimd.Broadcast(in p, w, 1), z_1);
            w.Line($"var {a}_r = TSimd.Load(in {a}, i);");
            for (var k = 0; k < size; k++)
            {
                w.Line($"z_{k} = TSimd.MultiplyAdd({a}_r, TSimd.Broadcast(in p, {TiledEmitter.Behind("w", k)}), z_{k});");
            }
        }

        w.Line();
        for (var k = 0; k < size; k++)
        {
            Store(w, layer, $"z_{k}", TiledEmitter.Behind(to, k, "Stride"));
        }
    }

    private static void Activate(CodeWriter w, NetworkPlan plan, LayerPlan layer)
    {
        var (z, a) = ($"z{layer.Index}", Output(layer));
        using (w.Kernel($"Activation{layer.Index}", $"ref float {a}{(KeepsSum(layer) ? ", ref readonly float sum" : "")}, nint rows", TiledEmitter.Comment(plan, layer, Text.ActivationFormula(layer))))
        using (w.Block($"for (nint column = 0; column < {layer.Outputs} * Stride; column += Stride)"))
        using (w.Block("for (nint at = column; at < column + rows; at += TSimd.Lanes)"))
        {
            // var z1 = TSimd.Load(in a1, at);
            // TSimd.Store(SimdMath.Tanh<TSimd, TVector>(z1), ref a1, at);
            w.Line($"var {z} = TSimd.Load(in {Sum(layer)}, at);");
            w.Line($"TSimd.Store({layer.Activation.Forward(z)}, ref {a}, at);");
        }
    }

    /// <summary>
    /// A single neuron: sixteen partial sums, input i in sum i mod 16, folded as the lanes of a vector are, so that one row alone
    /// can be a vector of products.
    /// </summary>
    private static void Folded(CodeWriter w, LayerPlan layer)
    {
        var a = Text.InputOf(layer);
        var parts = Math.Min(Budgets.Lanes, layer.Inputs);
        var whole = layer.Inputs / Budgets.Lanes * Budgets.Lanes;
        for (var k = 0; k < parts; k++)
        {
            w.Line($"var z_{k} = TSimd.Zero;");
        }

        w.Line();
        if (whole > 0)
        {
            using (w.Block($"for (nint w = 0, i = r; w < {whole}; w += {Budgets.Lanes}, i += {Budgets.Lanes} * Stride)"))
            {
                for (var k = 0; k < Budgets.Lanes; k++)
                {
                    // z_1 = TSimd.MultiplyAdd(TSimd.Load(in a1, i, Stride), TSimd.Broadcast(in p, w, 1), z_1);
                    w.Line($"z_{k} = TSimd.MultiplyAdd(TSimd.Load(in {a}, {TiledEmitter.Behind("i", k, "Stride")}), TSimd.Broadcast(in p, {TiledEmitter.Behind("w", k)}), z_{k});");
                }
            }

            w.Line();
        }

        for (var i = whole; i < layer.Inputs; i++)
        {
            w.Line($"z_{i - whole} = TSimd.MultiplyAdd(TSimd.Load(in {a}, {TiledEmitter.Behind("r", i, "Stride")}), TSimd.Broadcast(in p, {i}), z_{i - whole});");
        }

        UnrolledForward.Fold(w, "z", parts, Budgets.Lanes);
        w.Line($"z_0 = TSimd.Add(z_0, TSimd.Broadcast(in p, {layer.Inputs}));");
        Store(w, layer, "z_0", "r");
    }

    private static void Store(CodeWriter w, LayerPlan layer, string z, string place)
    {
        if (KeepsSum(layer))
        {
            w.Line($"TSimd.Store({z}, ref sum, {place});");
            if (ActivatesLater(layer))
            {
                return;
            }
        }

        // TSimd.Store(TSimd.Relu(z_1), ref a1, to, Stride);
        w.Line($"TSimd.Store({(layer.IsOutput || ActivatesLater(layer) ? z : layer.Activation.Forward(z))}, ref {Output(layer)}, {place});");
    }

    /// <summary>The C# of the first input of a block, and of the one behind it.</summary>
    private readonly record struct Block(string First, string End);
}
