using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// One row forward through a tiled network, lanes = neurons: four vectors of neurons side by side hide the latency of each
/// other's chains. The chains are those of the chunk kernels, so one row alone gives the same bits as in any batch.
/// </summary>
internal static class TiledRow
{
    public static void Emit(CodeWriter w, NetworkPlan plan)
    {
        foreach (var layer in TiledEmitter.Distinct(plan))
        {
            Layer(w, plan, layer);
        }
    }

    /// <summary>
    /// Layers write here and there in turn; a vector may reach behind the last neuron, into room that nothing reads. Softmax
    /// goes through the chunk's kernel, in its columns, as the only row.
    /// </summary>
    public static void Driver(CodeWriter w, NetworkPlan plan, string outputColumns)
    {
        var room = plan.Layers.Max(layer => Planner.RowRoom(layer.Outputs));
        var softmax = plan.Output.Spec.Activation == Activation.Softmax;
        w.Line();
        w.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (w.Block("public static void ForwardRow(ref readonly float p, ref readonly float inputs, ref float outputs)"))
        {
            w.Line("var parameters = MemoryMarshal.CreateReadOnlySpan(in p, ParameterCount);");
            w.Line(softmax
                ? $"var memory = SimdMemory.OfThread(MemoryLength + {2 * room});\nvar row = memory[MemoryLength..];"
                : $"var row = SimdMemory.OfThread({2 * room});");
            foreach (var layer in plan.Layers)
            {
                var input = layer.Index == 1 ? "inputs" : $"row[{(layer.Index - 1) % 2 * room}]";
                w.Line($"Row{plan.KernelsOf(layer).Index}(in parameters[W{layer.Index}], in {input}, ref row[{layer.Index % 2 * room}]);");
            }

            var output = plan.Output.Index % 2 * room;
            if (softmax)
            {
                w.Line($"SimdColumns.Load(in row[{output}], OutputCount, 1, OutputCount, ref memory[{outputColumns}], Stride);");
                w.Line("Output(ref memory[0], 1);");
                w.Line($"SimdColumns.Store(in memory[{outputColumns}], Stride, ref outputs, OutputCount, OutputCount, 1);");
                return;
            }

            w.Line($"row.Slice({output}, OutputCount).CopyTo(MemoryMarshal.CreateSpan(ref outputs, OutputCount));");
        }
    }

    private static void Layer(CodeWriter w, NetworkPlan plan, LayerPlan layer)
    {
        var (l, a) = (layer.Index, Text.InputOf(layer));
        var isSoftmax = layer.Spec.Activation == Activation.Softmax;
        var (result, formula) = isSoftmax
            ? ($"z{l}", Text.SumFormula(layer))
            : ($"a{l}", $"{Text.SumFormula(layer)}, {Text.ActivationFormula(layer)}");
        using (w.Kernel($"Row{l}", $"ref readonly float p, ref readonly float {a}, ref float {result}", TiledEmitter.Comment(plan, layer, $"{formula} of one row      {Text.Shape(layer)}")))
        {
            if (layer.IsFolded)
            {
                Folded(w, layer, a);
                return;
            }

            var vectors = Math.Min(Budgets.RowVectors, Planner.Padded(layer.Outputs) / Budgets.Lanes);
            using (w.Block($"for (nint j = 0; j < {layer.Outputs}; j += {(vectors == 1 ? "" : $"{vectors} * ")}TSimd.Lanes)"))
            {
                w.Line($"var b = {layer.Inputs * layer.Outputs} + j;");
                for (var k = 0; k < vectors; k++)
                {
                    w.Line($"var z_{k} = TSimd.Load(in p, {TiledEmitter.Vectors("b", k)});");
                }

                w.Line();
                using (w.Block($"for (nint i = 0, w = j; i < {layer.Inputs}; i++, w += {layer.Outputs})"))
                {
                    w.Line($"var input = TSimd.Broadcast(in {a}, i);");
                    for (var k = 0; k < vectors; k++)
                    {
                        // z_1 = TSimd.MultiplyAdd(input, TSimd.Load(in p, w, TSimd.Lanes), z_1);
                        w.Line($"z_{k} = TSimd.MultiplyAdd(input, TSimd.Load(in p, {TiledEmitter.Vectors("w", k)}), z_{k});");
                    }
                }

                w.Line();
                for (var k = 0; k < vectors; k++)
                {
                    w.Line($"TSimd.Store({(isSoftmax ? $"z_{k}" : layer.Activation.Forward($"z_{k}"))}, ref {result}, {TiledEmitter.Vectors("j", k)});");
                }
            }
        }
    }

    /// <summary>A single neuron: products in sixteen lanes, folded.</summary>
    private static void Folded(CodeWriter w, LayerPlan layer, string a)
    {
        var whole = layer.Inputs / Budgets.Lanes * Budgets.Lanes;
        using (w.Block($"for (nint lane = 0; lane < {Budgets.Lanes}; lane += TSimd.Lanes)"))
        {
            w.Line("var sum = TSimd.Zero;");
            if (whole > 0)
            {
                using (w.Block($"for (var i = lane; i < {whole}; i += {Budgets.Lanes})"))
                {
                    w.Line($"sum = TSimd.MultiplyAdd(TSimd.Load(in {a}, i), TSimd.Load(in p, i), sum);");
                }

                w.Line();
            }

            if (whole < layer.Inputs)
            {
                using (w.Block($"if (lane < {layer.Inputs - whole})"))
                {
                    w.Line($"sum = TSimd.MultiplyAdd(TSimd.LoadFirst(in {a}, {whole} + lane, {layer.Inputs - whole} - lane), TSimd.LoadFirst(in p, {whole} + lane, {layer.Inputs - whole} - lane), sum);");
                }

                w.Line();
            }

            w.Line($"TSimd.Store(sum, ref a{layer.Index}, lane);");
        }

        w.Line($"var z = TSimd.Broadcast(SimdSums.Fold(in a{layer.Index}, 0) + Unsafe.Add(ref Unsafe.AsRef(in p), {layer.Inputs}));");
        w.Line($"TSimd.Store({layer.Activation.Forward("z")}, ref a{layer.Index}, 0);");
    }
}
