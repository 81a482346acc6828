using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// Cost and dz of the output over a chunk's columns, from z and y. The cost is summed in sixteen lanes; dz takes the place
/// of z. Lanes behind the last row count nothing: their cost and their dz are 0.
/// </summary>
internal static class LossEmitter
{
    public static void Emit(CodeWriter w, NetworkPlan plan, bool unrolled)
    {
        var columns = new OutputColumns(w, plan, unrolled);
        var l = plan.Output.Index;
        var comment = $"{Text.OutputDeltaFormula(plan)}, in place of z{l}; cost {Text.LossFormula(plan.Spec.Loss)}\n"
            + "Lanes behind the last row count nothing.";
        using (w.Kernel("Loss", "ref float chunk, nint rows", comment))
        {
            if (plan.OneLogarithm)
            {
                Silence(w, columns);
            }

            using var lanes = w.Block($"for (nint lane = 0; lane < {Budgets.Lanes}; lane += TSimd.Lanes)");
            w.Line("var cost = TSimd.Zero;");
            if (plan.OneLogarithm)
            {
                w.Line("var product = TSimd.Zero;   // Π (1 + e) − 1, of which one logarithm is enough");
            }

            using (w.Block($"for (var r = lane; r < rows; r += {Budgets.Lanes})"))
            {
                if (!plan.OneLogarithm)
                {
                    w.Line("var live = TSimd.FirstLanes(rows - r);");
                }

                Body(w, plan, columns, unrolled);
            }

            w.Line();
            w.Line($"TSimd.Store({(plan.OneLogarithm ? "TSimd.Add(cost, SimdMath.Log1p<TSimd, TVector>(product))" : "cost")}, ref chunk, CostSums, lane);");
        }
    }

    /// <summary>Once a chunk, instead of a mask at every step.</summary>
    private static void Silence(CodeWriter w, OutputColumns columns)
    {
        w.Line("// With z = −∞ and y = 0, as behind the last row, e and a are 0.");
        using (w.Block($"for (var r = rows / {Budgets.Lanes} * {Budgets.Lanes}; r < rows; r += TSimd.Lanes)"))
        {
            w.Line("var live = TSimd.FirstLanes(rows - r);");
            columns.ForEach((_, at) => w.Line($"TSimd.Store(TSimd.Select(live, TSimd.Load(in chunk, {at(columns.Z)}), TSimd.Broadcast(float.NegativeInfinity)), ref chunk, {at(columns.Z)});"));
        }
    }

    private static void Body(CodeWriter w, NetworkPlan plan, OutputColumns columns, bool unrolled)
    {
        var l = plan.Output.Index;
        if (plan.Spec.Loss == Loss.CrossEntropy)
        {
            columns.Softmax(keep: false);
            w.Line("var logSum = SimdMath.Log<TSimd, TVector>(sum);");
        }

        columns.ForEach((k, at) =>
        {
            if (unrolled && columns.Count > 1)
            {
                w.Line();
            }

            w.Line($"var z{l}{k} = TSimd.Load(in chunk, {at(columns.Z)});");
            w.Line($"var y{k} = TSimd.Load(in chunk, {at("Y")});");
            var (cost, dz) = plan.Spec.Loss switch
            {
                Loss.BinaryCrossEntropy => BinaryCrossEntropy(w, plan, l, k),
                Loss.CrossEntropy => CrossEntropy(w, l, k, unrolled),
                _ => SquaredError(w, plan, l, k),
            };
            string Live(string value) => plan.OneLogarithm ? value : $"TSimd.Select(live, {value}, TSimd.Zero)";
            w.Line($"cost = TSimd.Add(cost, {Live(cost)});");
            w.Line($"TSimd.Store({Live(dz)}, ref chunk, {at(columns.Z)});");
        });
    }

    private static (string Cost, string Delta) BinaryCrossEntropy(CodeWriter w, NetworkPlan plan, int l, string k)
    {
        w.Line($"var cost{l}{k} = SimdLoss.BinaryCrossEntropy<TSimd, TVector>(z{l}{k}, y{k}, out var a{l}{k}, out var e{k});");
        if (!plan.OneLogarithm)
        {
            return ($"TSimd.Add(cost{l}{k}, SimdMath.Log1pOfUnit<TSimd, TVector>(e{k}))", $"TSimd.Subtract(a{l}{k}, y{k})");
        }

        w.Line($"product = SimdLoss.Product<TSimd, TVector>(product, e{k});");
        return ($"cost{l}{k}", $"TSimd.Subtract(a{l}{k}, y{k})");
    }

    private static (string Cost, string Delta) CrossEntropy(CodeWriter w, int l, string k, bool unrolled)
    {
        w.Line($"var log{k} = TSimd.Subtract(TSimd.Subtract(z{l}{k}, max), logSum);");
        if (!unrolled)
        {
            w.Line($"var e = SimdMath.ExpOfNegative<TSimd, TVector>(TSimd.Subtract(z{l}, max));");
        }

        return ($"SimdLoss.CrossEntropy<TSimd, TVector>(log{k}, y{k})", $"TSimd.Subtract(TSimd.Divide(e{k}, sum), y{k})");
    }

    private static (string Cost, string Delta) SquaredError(CodeWriter w, NetworkPlan plan, int l, string k)
    {
        var row = plan.Output.Activation;
        w.Line($"var a{l}{k} = {row.Forward($"z{l}{k}")};");
        w.Line($"var error{k} = TSimd.Subtract(a{l}{k}, y{k});");
        return ($"TSimd.Multiply(error{k}, error{k})", row.Derivative($"z{l}{k}", $"a{l}{k}", $"error{k}"));
    }
}
