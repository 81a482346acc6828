using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>A network that is written out: its kernels, layer by layer, the large ones as loops.</summary>
internal static class UnrolledEmitter
{
    public const string Parameters = "ref readonly float p, ref float chunk, nint rows";

    public static void Emit(CodeWriter w, NetworkPlan plan, UnrolledPlan unrolled, ColumnBuffers buffers)
    {
        foreach (var layer in plan.Layers.Where(layer => !plan.SumsInLoops(layer)))
        {
            UnrolledForward.Emit(w, layer, unrolled, buffers);
        }

        OutputEmitter.Emit(w, plan, unrolled.WritesOutOutputs);
        LossEmitter.Emit(w, plan, unrolled.WritesOutOutputs);
        foreach (var layer in plan.Layers.Where(layer => !plan.InLoops(layer)).Reverse())
        {
            UnrolledGradient.Emit(w, plan, layer, unrolled, buffers);
            UnrolledDelta.Emit(w, plan, layer, unrolled, buffers);
        }

        if (plan.SingleRow)
        {
            SingleRowEmitter.Emit(w, plan);
        }
    }

    /// <summary>A method's name, with a number where a layer takes several.</summary>
    public static string Part<T>(string name, IReadOnlyCollection<T> parts, int index) => parts.Count == 1 ? name : $"{name}Part{index + 1}";
}
