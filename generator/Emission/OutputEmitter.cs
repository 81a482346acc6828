using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>The output's activation over a chunk's columns, z → a in place.</summary>
internal static class OutputEmitter
{
    public static void Emit(CodeWriter w, NetworkPlan plan, bool unrolled)
    {
        var columns = new OutputColumns(w, plan, unrolled);
        var l = plan.Output.Index;
        using (w.Kernel("Output", "ref float chunk, nint rows", $"{Text.ActivationFormula(plan.Output)}, in place of z{l}"))
        using (w.Block("for (nint r = 0; r < rows; r += TSimd.Lanes)"))
        {
            if (plan.Output.Spec.Activation == Activation.Softmax)
            {
                columns.Softmax(keep: true);
                columns.ForEach((k, at) =>
                {
                    // TSimd.Store(TSimd.Divide(e_0, sum), ref chunk, Z2, r);
                    var e = unrolled ? $"e{k}" : $"TSimd.Load(in chunk, {at(columns.Z)})";
                    w.Line($"TSimd.Store(TSimd.Divide({e}, sum), ref chunk, {at(columns.Z)});");
                });
                return;
            }

            columns.ForEach((k, at) =>
            {
                w.Line($"var z{l}{k} = TSimd.Load(in chunk, {at(columns.Z)});");
                w.Line($"TSimd.Store({plan.Output.Activation.Forward($"z{l}{k}")}, ref chunk, {at(columns.Z)});");
            });
        }
    }
}
