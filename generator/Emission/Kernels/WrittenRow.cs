using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// One row forward, lanes = neurons: a layer is a few vectors of eight neurons, which never leave the registers. Each sum is
/// taken in the order of the chunk kernels, so one row alone gives the same bits as in any batch.
/// </summary>
internal static class WrittenRow
{
    public static void Emit(CodeWriter writer, NetworkPlan plan)
    {
        const string comment = "One row, lanes = neurons, for vectors of eight: a1_0 is neurons 0 "
            + "to 7 of layer 1, a1_1 neurons 8 to 15, …\n"
            + "A vector of weights may reach behind its row, into lanes that nothing reads.";
        writer.Line();
        foreach (var line in comment.Split('\n'))
        {
            writer.Line($"// {line}");
        }

        writer.Line("[MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block("public static void Row(ref readonly float p, ref readonly float inputs, ref float outputs)"))
        {
            // A single neuron on the inputs takes each of them once, where it is used.
            var inputs = plan.Layers[0].Forward.Fold is not null ? 0 : plan.Spec.InputCount;
            for (var i = 0; i < inputs; i++)
            {
                writer.Line($"var x_{i} = TSimd.Broadcast(in inputs, {i});");
            }

            foreach (var layer in plan.Layers)
            {
                if (inputs > 0 || layer.Index > 1)
                {
                    writer.Line();
                }

                writer.Line($"// {Text.SumFormula(layer)}, {Text.ActivationFormula(layer)}      {Text.Shape(layer)}");
                Sums(writer, layer);

                if (layer.Spec.Activation == Activation.Softmax)
                {
                    Softmax(writer, layer, isFolded: plan.OutputPass.SoftmaxFold is not null);
                    continue;
                }

                foreach (var (block, vector) in Vectors(layer.Outputs))
                {
                    writer.Line($"var a{layer.Index}_{block} = {layer.Activation.Forward($"z{layer.Index}_{block}")};");
                }
            }

            writer.Line();
            if (plan.Spec.OutputCount == 1)
            {
                // outputs = TSimd.Lane(a2_0, 0);
                writer.Line($"outputs = TSimd.Lane(a{plan.Output.Index}_0, 0);");
                return;
            }

            foreach (var (block, vector) in Vectors(plan.Spec.OutputCount))
            {
                writer.Line(
                    $"TSimd.StoreFirst(a{plan.Output.Index}_{block}, ref outputs, {vector.First}, {vector.Count});");
            }
        }
    }

    /// <summary>So many neurons in vectors, and the numbers of these.</summary>
    private static IEnumerable<(int Number, NeuronRange Neurons)> Vectors(int neurons) =>
        RowPlan.WrittenOut.Vectors(neurons).Select((vector, number) => (number, vector));

    /// <summary>A neuron's place: <c>a1_0, 3</c>.</summary>
    private static string PlaceOf(string vectors, int neuron)
    {
        var (vector, lane) = RowPlan.WrittenOut.PlaceOf(neuron);
        return $"{vectors}_{vector}, {lane}";
    }

    private static void Sums(CodeWriter writer, LayerPlan layer)
    {
        if (layer.Forward.Fold is not { } fold)
        {
            Chains(writer, layer);
        }
        else if (layer.Index > 1)
        {
            Folded(writer, layer);
        }
        else
        {
            FoldedInputs(writer, layer, fold);
        }
    }

    private static void Chains(CodeWriter writer, LayerPlan layer)
    {
        foreach (var (block, vector) in Vectors(layer.Outputs))
        {
            writer.Line($"var z{layer.Index}_{block} = TSimd.Load(in p, {Offset($"B{layer.Index}", vector.First)});");
        }

        for (var i = 0; i < layer.Inputs; i++)
        {
            // z1_0 = TSimd.MultiplyAdd(x_0, TSimd.Load(in p, W1 + 0), z1_0);
            // z2_0 = TSimd.MultiplyAdd(TSimd.BroadcastLane(a1_0, 3), TSimd.Load(in p, W2 + 24), z2_0);
            var input = layer.Index == 1 ? $"x_{i}" : $"TSimd.BroadcastLane({PlaceOf($"a{layer.Index - 1}", i)})";
            foreach (var (block, vector) in Vectors(layer.Outputs))
            {
                writer.Line(
                    $"z{layer.Index}_{block} = TSimd.MultiplyAdd({input}, TSimd.Load(in p, "
                        + $"{Offset($"W{layer.Index}", i * layer.Outputs + vector.First)}), z{layer.Index}_{block});");
            }
        }
    }

    /// <summary>
    /// As the chunk's kernel: the largest z, the exponentials, and their sum, in eight parts, which are the lanes here, or in the order of
    /// the outputs where the chunk's is a loop.
    /// </summary>
    private static void Softmax(CodeWriter writer, LayerPlan layer, bool isFolded)
    {
        var l = layer.Index;
        writer.Line($"var max = TSimd.BroadcastLane(z{l}_0, 0);");
        for (var j = 1; j < layer.Outputs; j++)
        {
            writer.Line($"max = TSimd.Max(max, TSimd.BroadcastLane({PlaceOf($"z{l}", j)}));");
        }

        foreach (var (block, vector) in Vectors(layer.Outputs))
        {
            // Lanes behind the last neuron are no part of the sum.
            var e = $"SimdMath.ExpOfNegative<TSimd, TVector>(TSimd.Subtract(z{l}_{block}, max))";
            writer.Line(
                $"var e_{block} = "
                    + $"{(RowPlan.WrittenOut.HasRoom(vector) ? $"TSimd.Select(TSimd.FirstLanes({vector.Count}), {e}, TSimd.Zero)" : e)};");
            if (isFolded)
            {
                writer.Line(block == 0 ? "var parts = e_0;" : $"parts = TSimd.Add(parts, e_{block});");
            }
        }

        writer.Line(isFolded ? "var sum = TSimd.Broadcast(TSimd.Sum(parts));" : "var sum = TSimd.Zero;");
        for (var j = 0; j < layer.Outputs && !isFolded; j++)
        {
            writer.Line($"sum = TSimd.Add(sum, TSimd.BroadcastLane({PlaceOf("e", j)}));");
        }

        foreach (var (block, vector) in Vectors(layer.Outputs))
        {
            writer.Line($"var a{l}_{block} = TSimd.Divide(e_{block}, sum);");
        }
    }

    /// <summary>A single neuron behind a hidden layer: vectors of products, folded.</summary>
    private static void Folded(CodeWriter writer, LayerPlan layer)
    {
        var l = layer.Index;
        foreach (var (block, vector) in Vectors(layer.Inputs))
        {
            // var products = TSimd.Multiply(a1_0, TSimd.Load(in p, W2));
            // products = TSimd.MultiplyAdd(a1_1, TSimd.Load(in p, W2 + 8), products);
            var (a, weights) = ($"a{l - 1}_{block}", $"TSimd.Load(in p, {Offset($"W{l}", vector.First)})");
            var value = block == 0 ? $"TSimd.Multiply({a}, {weights})" : $"TSimd.MultiplyAdd({a}, {weights}, products{l})";
            if (RowPlan.WrittenOut.HasRoom(vector))
            {
                // −0 is what adding leaves alone, to the bit.
                value =
                    $"TSimd.Select(TSimd.FirstLanes({vector.Count}), {value}, {(block == 0 ? "TSimd.Broadcast(-0f)" : $"products{l}")})";
            }

            writer.Line($"{(block == 0 ? "var " : "")}products{l} = {value};");
        }

        writer.Line($"var z{l}_0 = TSimd.Add(TSimd.Broadcast(TSimd.Sum(products{l})), TSimd.Broadcast(in p, B{l}));");
    }

    /// <summary>A single neuron on the inputs themselves: the same partial sums, one input after the other.</summary>
    private static void FoldedInputs(CodeWriter writer, LayerPlan layer, FoldedSum fold)
    {
        for (var i = 0; i < layer.Inputs; i++)
        {
            // z1_0 = TSimd.MultiplyAdd(TSimd.Broadcast(in inputs, 8), TSimd.Broadcast(in p, W1 + 8), z1_0);
            var sum = $"z1_{fold.PartOf(i)}";
            var (x, weight) = ($"TSimd.Broadcast(in inputs, {i})", $"TSimd.Broadcast(in p, {Offset($"W{layer.Index}", i)})");
            writer.Line(i < fold.Parts
                ? $"var {sum} = TSimd.Multiply({x}, {weight});"
                : $"{sum} = TSimd.MultiplyAdd({x}, {weight}, {sum});");
        }

        WrittenForward.Fold(writer, "z1", fold);
        writer.Line($"z1_0 = TSimd.Add(z1_0, TSimd.Broadcast(in p, B{layer.Index}));");
    }

    private static string Offset(string start, int offset) => offset == 0 ? start : $"{start} + {offset}";
}
