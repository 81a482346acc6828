using Generated.Neuron.Generator.Losses;
using Generated.Neuron.Generator.Model;
using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>Words and formulas that several emitters write.</summary>
internal static class Text
{
    public const string Version = "0.1.0";

    public static string Shape(LayerPlan layer) => $"W{layer.Index}: [{layer.Inputs} in × {layer.Outputs} out]";

    /// <summary>What a layer takes: x, a1, a2, …</summary>
    public static string InputOf(LayerPlan layer) => layer.Index == 1 ? "x" : $"a{layer.Index - 1}";

    /// <summary>What of a hidden layer is kept beside a, as kernels call it: z1, or slope1.</summary>
    public static string KeptOf(LayerPlan layer) => $"{(layer.Activation.KeepsSlope ? "slope" : "z")}{layer.Index}";

    /// <summary>z1 = W1 x + b1</summary>
    public static string SumFormula(LayerPlan layer) => $"z{layer.Index} = W{layer.Index} {InputOf(layer)} + b{layer.Index}";

    /// <summary>a1 = max(z1, 0)</summary>
    public static string ActivationFormula(LayerPlan layer) => layer.Spec.Activation == Activation.Softmax
        ? $"a{layer.Index} = softmax(z{layer.Index})"
        : $"a{layer.Index} = {layer.Activation.Describe($"z{layer.Index}")}";

    /// <summary>z1 = W1 x + b1, a1 = max(z1, 0); of the output z alone, whose activation stands elsewhere.</summary>
    public static string ForwardFormula(LayerPlan layer) =>
        layer.IsOutput ? SumFormula(layer) : $"{SumFormula(layer)}, {ActivationFormula(layer)}";

    /// <summary>dz1 = W2ᵀ dz2 ⊙ f′(z1)</summary>
    public static string DeltaFormula(LayerPlan layer) => layer.Index == 1
        ? $"dx = W1ᵀ dz1, in place of x      {Shape(layer)}"
        : $"dz{layer.Index - 1} = W{layer.Index}ᵀ dz{layer.Index} ⊙ f′(z{layer.Index - 1}), in place "
            + $"of a{layer.Index - 1}      {Shape(layer)}";

    /// <summary>dW1 += Σ dz1 xᵀ, db1 += Σ dz1</summary>
    public static string GradientFormula(LayerPlan layer, bool fromOutput) => fromOutput
        ? $"dz1 = dz2 ⊙ f′(z1), dW1 += Σ dz1 xᵀ, db1 += Σ dz1      {Shape(layer)}\nw2 belongs to dz1 too, but it is the same for every "
            + "row: it multiplies the sums, once, at the end."
        : $"dW{layer.Index} += Σ dz{layer.Index} {InputOf(layer)}ᵀ, db{layer.Index} += Σ dz{layer.Index}      {Shape(layer)}";

    /// <summary>Where a layer's gradient is summed: <c>Sums1 + 16 * W2</c>.</summary>
    public static string SumsOf(NetworkPlan plan, LayerPlan layer)
    {
        var part = plan.SumsOf(layer);
        var before = part is SumsPlan.InLanes lanes ? lanes.PlaceOf(layer) : 0;
        return before == 0 ? MemoryPlan.Sums(part) : $"{MemoryPlan.Sums(part)} + {before}";
    }

    /// <summary>The place itself: in working memory, or where the caller wants the gradient.</summary>
    public static string SumsPlace(NetworkPlan plan, LayerPlan layer) =>
        plan.SumsOf(layer) is SumsPlan.InPlace ? $"gradients[W{layer.Index}]" : $"memory[{SumsOf(plan, layer)}]";

    /// <summary>The network from x to its outputs, layer by layer.</summary>
    public static string Formulas(NetworkPlan plan) =>
        string.Join("; ", plan.Layers.Select(layer => $"{SumFormula(layer)}, {ActivationFormula(layer)}"));

    /// <summary>What the gradient starts from: dz2 = a2 − y.</summary>
    public static string OutputDeltaFormula(NetworkPlan plan)
    {
        var (l, output) = (plan.Output.Index, plan.Output);
        var slope = LossTable.Of(plan.Spec.Loss) is LossRow.OfError loss ? loss.Describe($"a{l}") : $"a{l} − y";
        return LossTable.Of(plan.Spec.Loss) is LossRow.OfError && output.Spec.Activation != Activation.Identity
            ? $"dz{l} = ({slope}) ⊙ f′(z{l})"
            : $"dz{l} = {slope}";
    }

    /// <summary>A number as C# writes it, the shortest that is it.</summary>
    public static string Number(double number) => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The topology as on paper: 2-8-1.</summary>
    public static string Sizes(TopologySpec spec) => string.Join("-", spec.Sizes);

    public static string LossName(Loss loss) => LossTable.Of(loss).Title;

    public static string LossFormula(Loss loss) => LossTable.Of(loss).Formula;
}
