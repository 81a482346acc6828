using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// The gradient of a layer over a chunk, lanes = rows, each sum in sixteen lanes, a tile of inputs and outputs in registers at a
/// time. Narrow vectors go through the rows once for every part of the sixteen lanes.
/// </summary>
internal static class TiledLaneGradient
{
    public static void Emit(CodeWriter w, NetworkPlan plan, LayerPlan layer)
    {
        var (l, a) = (layer.Index, Text.InputOf(layer));
        var formula = plan.TakesOutputDelta(layer)
            ? UnrolledGradient.Formula(layer, straight: true)
            : $"dW{l} += Σ dz{l} {a}ᵀ, db{l} += Σ dz{l}, each sum in {Budgets.Lanes} lanes      {Text.Shape(layer)}, dz{l}: [{layer.Outputs} × rows]";
        var dz = plan.TakesOutputDelta(layer)
            ? $"ref readonly float a1, {(TiledForward.KeepsSum(layer) ? "ref readonly float sum, " : "")}ref readonly float dz{plan.Output.Index}"
            : $"ref readonly float dz{l}";
        using (w.Kernel($"Gradient{l}", $"ref readonly float {a}, {dz}, ref float sums, nint rows", TiledEmitter.Comment(plan, layer, formula)))
        using (w.Block($"for (nint lane = 0; lane < {Budgets.Lanes}; lane += TSimd.Lanes)"))
        {
            TiledEmitter.Tiles(w, "j", Tiling.OfGradient(layer.Outputs), (first, outputs) => Tiles(w, plan, layer, first, outputs));
            if (plan.GradientFollows(plan.Output))
            {
                OutputBias(w, plan);
            }
        }
    }

    /// <summary>All inputs of some outputs, and the outputs' biases.</summary>
    private static void Tiles(CodeWriter w, NetworkPlan plan, LayerPlan layer, Place output, int outputs)
    {
        var tiling = Tiling.WithBiases(layer.Inputs, Math.Max(2, Budgets.Accumulators / outputs));
        if (tiling.Whole > 0)
        {
            using (w.Block($"for (nint i = 0; i < {tiling.Whole * tiling.Size}; i += {tiling.Size})"))
            {
                Tile(w, plan, layer, new Place("i", 0), tiling.Size, output, outputs, withBiases: false);
            }

            w.Line();
        }

        using (w.Block(tiling.Rest == 0 ? "// The biases" : "// The last inputs, and the biases"))
        {
            Tile(w, plan, layer, new Place(null, tiling.Whole * tiling.Size), tiling.Rest, output, outputs, withBiases: true);
        }
    }

    private static void Tile(CodeWriter w, NetworkPlan plan, LayerPlan layer, Place input, int inputs, Place output, int outputs, bool withBiases)
    {
        var (a, dz) = (Text.InputOf(layer), $"dz{layer.Index}");
        var to = TiledEmitter.Start(w, input.Before(Budgets.Lanes * layer.Outputs) + output.Before(Budgets.Lanes), "lane");
        var sums = new List<(string Name, string Offset, string Update)>();
        for (var j = 0; j < outputs; j++)
        {
            for (var k = 0; k < inputs; k++)
            {
                var dw = $"dw_{k}_{j}";
                sums.Add((dw, TiledEmitter.Behind(to, (k * layer.Outputs + j) * Budgets.Lanes), $"TSimd.MultiplyAdd({a}_{k}, {dz}_{j}, {dw})"));
            }

            if (withBiases)
            {
                sums.Add(($"db_{j}", TiledEmitter.Behind(to, (inputs * layer.Outputs + j) * Budgets.Lanes), $"TSimd.Add({dz}_{j}, db_{j})"));
            }
        }

        foreach (var (name, offset, _) in sums)
        {
            // var dw_0_1 = TSimd.Load(in sums, to, 16);
            w.Line($"var {name} = TSimd.Load(in sums, {offset});");
        }

        w.Line();
        using (w.Block($"for (var r = lane; r < rows; r += {Budgets.Lanes})"))
        {
            var from = Column(w, "from", input);
            for (var k = 0; k < inputs; k++)
            {
                // var a1_1 = TSimd.Load(in a1, from, Stride);
                w.Line($"var {a}_{k} = TSimd.Load(in {a}, {from(k)});");
            }

            // One dz at a time: twelve sums, three inputs and it are all that 16 registers hold.
            var delta = Delta(w, plan, layer, output);
            for (var j = 0; j < outputs; j++)
            {
                delta(j);
                foreach (var (name, _, update) in sums.Skip(j * sums.Count / outputs).Take(sums.Count / outputs))
                {
                    w.Line($"{name} = {update};");
                }
            }
        }

        w.Line();
        foreach (var (name, offset, _) in sums)
        {
            w.Line($"TSimd.Store({name}, ref sums, {offset});");
        }
    }

    /// <summary>What writes dz of an output at row r, or what stands for it where it is taken straight from the output's dz.</summary>
    private static Action<int> Delta(CodeWriter w, NetworkPlan plan, LayerPlan layer, Place output)
    {
        var dz = $"dz{layer.Index}";
        var at = Column(w, "at", output);
        if (!plan.TakesOutputDelta(layer))
        {
            // var dz1_1 = TSimd.Load(in dz1, at, Stride);
            return j => w.Line($"var {dz}_{j} = TSimd.Load(in {dz}, {at(j)});");
        }

        // var dz2_r = TSimd.Load(in dz2, r);
        // var a1_1 = TSimd.Load(in a1, at, Stride);
        // var dz1_1 = TSimd.ReluGradient(a1_1, dz2_r);
        var next = $"dz{plan.Output.Index}";
        w.Line($"var {next}_r = TSimd.Load(in {next}, r);");
        return j =>
        {
            w.Line($"var a1_{j} = TSimd.Load(in a1, {at(j)});");
            if (TiledForward.KeepsSum(layer))
            {
                w.Line($"var z1_{j} = TSimd.Load(in sum, {at(j)});");
            }

            w.Line($"var {dz}_{j} = {layer.Activation.Derivative($"z1_{j}", $"a1_{j}", $"{next}_r")};");
        };
    }

    /// <summary>A local for where the first of some columns is at row r, if it depends on a loop; returns the arguments for each of them.</summary>
    private static Func<int, string> Column(CodeWriter w, string name, Place first)
    {
        if (first.Variable is null)
        {
            return k => TiledEmitter.Behind("r", first.Constant + k, "Stride");
        }

        // var from = i * Stride + r;
        w.Line($"var {name} = {first.BeforeColumn}r;");
        return k => TiledEmitter.Behind(name, k, "Stride");
    }

    /// <summary>The output's bias, whose weights' gradient follows from this one.</summary>
    private static void OutputBias(CodeWriter w, NetworkPlan plan)
    {
        var l = plan.Output.Index;
        w.Line();
        using (w.Block("// The output's bias"))
        {
            w.Line($"var db = TSimd.Load(in sums, {Budgets.Lanes} * B{l}, lane);");
            using (w.Block($"for (var r = lane; r < rows; r += {Budgets.Lanes})"))
            {
                w.Line($"db = TSimd.Add(TSimd.Load(in dz{l}, r), db);");
            }

            w.Line();
            w.Line($"TSimd.Store(db, ref sums, {Budgets.Lanes} * B{l}, lane);");
        }
    }
}
