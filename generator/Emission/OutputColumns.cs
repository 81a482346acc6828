using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>Statements for every output neuron's column: written out in a small network, a loop over k in others.</summary>
internal sealed class OutputColumns(CodeWriter w, NetworkPlan plan, bool unrolled)
{
    /// <summary>The name of the columns of z.</summary>
    public string Z => $"Z{plan.Output.Index}";

    public int Count => plan.Spec.OutputCount;

    /// <summary>For each output: <paramref name="body"/> gets the end of its locals' names and the arguments for its column.</summary>
    public void ForEach(Action<string, Func<string, string>> body, int from = 0)
    {
        if (unrolled)
        {
            for (var k = from; k < Count; k++)
            {
                body($"_{k}", block => ColumnBuffers.At(block, k));
            }
        }
        else if (from < Count)
        {
            using (w.Block($"for (nint k = {from}; k < OutputCount; k++)"))
            {
                w.Line("var at = k * Stride + r;");
                body("", block => $"{block}, at");
            }
        }
    }

    /// <summary>One element of a softmax output a neuron: e^(z − max) in <c>e…</c>, the largest z in <c>max</c>, Σ e in <c>sum</c>.</summary>
    public void Softmax(bool keep)
    {
        w.Line($"var max = TSimd.Load(in chunk, {Z}, r);");
        ForEach((_, at) => w.Line($"max = TSimd.Max(max, TSimd.Load(in chunk, {at(Z)}));"), from: 1);
        if (!unrolled)
        {
            w.Line("var sum = TSimd.Zero;");
        }

        ForEach((k, at) =>
        {
            w.Line($"var e{k} = SimdMath.ExpOfNegative<TSimd, TVector>(TSimd.Subtract(TSimd.Load(in chunk, {at(Z)}), max));");
            if (!unrolled)
            {
                w.Line("sum = TSimd.Add(sum, e);");
                if (keep)
                {
                    w.Line($"TSimd.Store(e, ref chunk, {at(Z)});");
                }
            }
        });
        if (unrolled)
        {
            UnrolledSum();
        }
    }

    /// <summary>Σ e in eight parts that are folded, as a single neuron's sum is.</summary>
    private void UnrolledSum()
    {
        var parts = Math.Min(Budgets.PartialSums, Count);
        for (var k = 0; k < Count; k++)
        {
            w.Line(k < parts ? $"var sum_{k} = e_{k};" : $"sum_{k % parts} = TSimd.Add(sum_{k % parts}, e_{k});");
        }

        UnrolledForward.Fold(w, "sum", parts);
        w.Line("var sum = sum_0;");
    }
}
