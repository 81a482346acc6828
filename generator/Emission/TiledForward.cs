using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>One layer forward over a chunk: a tile of neurons shares each vector of an input's rows.</summary>
internal static class TiledForward
{
    public static void Emit(CodeWriter w, NetworkPlan plan, LayerPlan layer)
    {
        var formula = layer.IsOutput ? Text.SumFormula(layer) : $"{Text.SumFormula(layer)}, {Text.ActivationFormula(layer)}";
        var comment = TiledEmitter.Comment(plan, layer, $"{formula}      {Text.Shape(layer)}, {Text.InputOf(layer)}: [{layer.Inputs} × rows]");
        using (w.Kernel($"Layer{layer.Index}", $"ref readonly float p, ref readonly float {Text.InputOf(layer)}, ref float {Output(layer)}{(KeepsSum(layer) ? ", ref float sum" : "")}, nint rows", comment))
        {
            if (layer.IsFolded)
            {
                Folded(w, layer);
                return;
            }

            var tiling = Tiling.Of(layer.Outputs);
            TiledEmitter.RowVectors(w, tiling.Size, vectors => InBlocks(w, layer, vectors, block => TiledEmitter.Tiles(w, "j", tiling, (first, size) => Tile(w, layer, first, size, vectors, block))));
            if (ActivatesLater(layer))
            {
                Activate(w, layer);
            }
        }
    }

    /// <summary>Whether z is kept beside a.</summary>
    public static bool KeepsSum(LayerPlan layer) => !layer.IsOutput && layer.Activation.FromSum;

    /// <summary>Whether the tiles leave z, and a loop behind them makes it a: because it is long, or z is not complete before the last block of inputs.</summary>
    private static bool ActivatesLater(LayerPlan layer) =>
        !layer.IsOutput && !layer.IsFolded && (layer.Activation.Operations > Budgets.ActivationOfTile || layer.SumsInBlocks);

    /// <summary>Where z stands while it is summed, and is kept if its derivative reads it.</summary>
    private static string Sum(LayerPlan layer) => KeepsSum(layer) ? "sum" : Output(layer);

    private static string Output(LayerPlan layer) => layer.IsOutput ? $"z{layer.Index}" : $"a{layer.Index}";

    /// <summary>
    /// Where the inputs are more than a block: every sum begins as its bias in memory, and a loop over blocks lets all tiles go
    /// on from there.
    /// </summary>
    private static void InBlocks(CodeWriter w, LayerPlan layer, int vectors, Action<Block?> tiles)
    {
        if (!layer.SumsInBlocks)
        {
            tiles(null);
            return;
        }

        var (inputs, size) = (layer.Inputs, layer.InputsOfBlock);
        FillBiases(w, layer, vectors);
        using (w.Block($"for (nint first = 0; first < {inputs}; first += {size})"))
        {
            if (inputs % size == 0)
            {
                tiles(new Block("first", $"(first + {size})"));
                return;
            }

            w.Line($"var end = Math.Min(first + {size}, {inputs});");
            tiles(new Block("first", "end"));
        }
    }

    /// <summary>What the first block of inputs goes on from.</summary>
    private static void FillBiases(CodeWriter w, LayerPlan layer, int vectors)
    {
        using (w.Block($"for (nint j = 0; j < {layer.Outputs}; j++)"))
        {
            w.Line($"var bias = TSimd.Broadcast(in p, {new Place("j", 0).Arguments(layer.Inputs * layer.Outputs)});");
            foreach (var to in TiledEmitter.Starts(w, new Place("j", 0).BeforeColumn, "r", vectors))
            {
                w.Line($"TSimd.Store(bias, ref {Sum(layer)}, {to});");
            }
        }
    }

    private static void Tile(CodeWriter w, LayerPlan layer, Place first, int size, int vectors, Block? block)
    {
        var a = Text.InputOf(layer);
        var to = TiledEmitter.Starts(w, first.BeforeColumn, "r", vectors);
        ForEach(size, vectors, (k, v, name) => w.Line(block is null
            ? $"var z{name} = {(v == 0 ? $"TSimd.Broadcast(in p, {first.Arguments(layer.Inputs * layer.Outputs + k)})" : $"z{TiledEmitter.Local(k, 0, vectors)}")};"
            : $"var z{name} = TSimd.Load(in {Sum(layer)}, {TiledEmitter.Behind(to[v], k, "Stride")});"));
        w.Line();

        // for (nint w = j, i = r; w < 1536; w += 64, i += Stride)
        // for (nint w = first * 64 + j, i = first * Stride + r; w < end * 64; w += 64, i += Stride)
        var loop = block is { } part
            ? $"for (nint w = {part.First} * {layer.Outputs} + {first.Times(1)}, i = {part.First} * Stride + r; w < {part.End} * {layer.Outputs}; w += {layer.Outputs}, i += Stride)"
            : $"for (nint w = {first.Times(1)}, i = r; w < {layer.Inputs * layer.Outputs}; w += {layer.Outputs}, i += Stride)";
        using (w.Block(loop))
        {
            for (var v = 0; v < vectors; v++)
            {
                // var x_0 = TSimd.Load(in x, i);
                w.Line($"var {a}_{v} = TSimd.Load(in {a}, {TiledEmitter.Vectors("i", v)});");
            }

            for (var k = 0; k < size; k++)
            {
                // z_1 = TSimd.MultiplyAdd(x_0, TSimd.Broadcast(in p, w, 1), z_1);
                var weight = $"TSimd.Broadcast(in p, {TiledEmitter.Behind("w", k)})";
                if (vectors > 1)
                {
                    w.Line($"var w_{k} = {weight};");
                    weight = $"w_{k}";
                }

                for (var v = 0; v < vectors; v++)
                {
                    var z = $"z{TiledEmitter.Local(k, v, vectors)}";
                    w.Line($"{z} = TSimd.MultiplyAdd({a}_{v}, {weight}, {z});");
                }
            }
        }

        w.Line();
        ForEach(size, vectors, (k, v, name) => Store(w, layer, $"z{name}", TiledEmitter.Behind(to[v], k, "Stride")));
    }

    private static void Activate(CodeWriter w, LayerPlan layer)
    {
        var (z, a) = ($"z{layer.Index}", Output(layer));
        w.Line();
        w.Line($"// {Text.ActivationFormula(layer)}");
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
        using (w.Block("for (nint r = 0; r < rows; r += TSimd.Lanes)"))
        {
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

        // TSimd.Store(TSimd.Relu(z_1), ref a1, to_0, Stride);
        w.Line($"TSimd.Store({(layer.IsOutput || ActivatesLater(layer) ? z : layer.Activation.Forward(z))}, ref {Output(layer)}, {place});");
    }

    private static void ForEach(int size, int vectors, Action<int, int, string> body)
    {
        for (var k = 0; k < size; k++)
        {
            for (var v = 0; v < vectors; v++)
            {
                body(k, v, TiledEmitter.Local(k, v, vectors));
            }
        }
    }

    /// <summary>The C# of the first input of a block, and of the one behind it.</summary>
    private readonly record struct Block(string First, string End);
}
