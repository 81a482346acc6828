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
        foreach (var layer in plan.Layers)
        {
            Layer(w, layer);
        }
    }

    /// <summary>Layers write here and there in turn; a vector may reach behind the last neuron, into room that nothing reads.</summary>
    public static void Driver(CodeWriter w, NetworkPlan plan)
    {
        var room = plan.Layers.Max(layer => Planner.RowRoom(layer.Outputs));
        w.Line();
        w.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (w.Block("public static void ForwardRow(ref readonly float p, ref readonly float inputs, ref float outputs)"))
        {
            w.Line($"var memory = SimdMemory.Align(stackalloc float[{2 * room} + SimdMemory.Slack]);");
            foreach (var layer in plan.Layers)
            {
                var input = layer.Index == 1 ? "inputs" : $"memory[{(layer.Index - 1) % 2 * room}]";
                w.Line($"Row{layer.Index}(in p, in {input}, ref memory[{layer.Index % 2 * room}]);");
            }

            w.Line($"memory.Slice({plan.Output.Index % 2 * room}, OutputCount).CopyTo(MemoryMarshal.CreateSpan(ref outputs, OutputCount));");
        }
    }

    private static void Layer(CodeWriter w, LayerPlan layer)
    {
        var (l, a) = (layer.Index, Text.InputOf(layer));
        using (w.Kernel($"Row{l}", $"ref readonly float p, ref readonly float {a}, ref float a{l}", $"{Text.SumFormula(layer)}, {Text.ActivationFormula(layer)} of one row      {Text.Shape(layer)}"))
        using (w.Block($"for (nuint j = 0; j < {layer.Outputs}; j += {Budgets.RowVectors} * TSimd.Lanes)"))
        {
            for (var k = 0; k < Budgets.RowVectors; k++)
            {
                w.Line($"var z_{k} = TSimd.Load(in p, B{l} + j{Vectors(k)});");
            }

            w.Line();
            using (w.Block($"for (nuint i = 0; i < {layer.Inputs}; i++)"))
            {
                w.Line($"var input = TSimd.Broadcast(in {a}, i);");
                for (var k = 0; k < Budgets.RowVectors; k++)
                {
                    // z_1 = TSimd.MultiplyAdd(input, TSimd.Load(in p, W1 + i * 128 + j + TSimd.Lanes), z_1);
                    w.Line($"z_{k} = TSimd.MultiplyAdd(input, TSimd.Load(in p, W{l} + i * {layer.Outputs} + j{Vectors(k)}), z_{k});");
                }
            }

            w.Line();
            for (var k = 0; k < Budgets.RowVectors; k++)
            {
                w.Line($"TSimd.Store({layer.Activation.Forward($"z_{k}")}, ref a{l}, j{Vectors(k)});");
            }
        }
    }

    private static string Vectors(int k) => k switch
    {
        0 => "",
        1 => " + TSimd.Lanes",
        _ => $" + {k} * TSimd.Lanes",
    };
}
