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

    /// <summary>z1 = W1 x + b1</summary>
    public static string SumFormula(LayerPlan layer) => $"z{layer.Index} = W{layer.Index} {InputOf(layer)} + b{layer.Index}";

    /// <summary>a1 = max(z1, 0)</summary>
    public static string ActivationFormula(LayerPlan layer) => layer.Spec.Activation == Activation.Softmax
        ? $"a{layer.Index} = softmax(z{layer.Index})"
        : $"a{layer.Index} = {layer.Activation.Describe($"z{layer.Index}")}";

    /// <summary>The network from x to its outputs, layer by layer.</summary>
    public static string Formulas(NetworkPlan plan) => string.Join("; ", plan.Layers.Select(layer => $"{SumFormula(layer)}, {ActivationFormula(layer)}"));

    /// <summary>What the gradient starts from: dz2 = a2 − y.</summary>
    public static string OutputDeltaFormula(NetworkPlan plan)
    {
        var (l, output) = (plan.Output.Index, plan.Output);
        return plan.Spec.Loss == Loss.MeanSquaredError && output.Spec.Activation != Activation.Identity
            ? $"dz{l} = (a{l} − y) ⊙ f′(z{l})"
            : $"dz{l} = a{l} − y";
    }

    /// <summary>The topology as on paper: 2-8-1.</summary>
    public static string Sizes(NetworkSpec spec) => string.Join("-", spec.Sizes);

    public static string LossName(Loss loss) => loss switch
    {
        Loss.BinaryCrossEntropy => "binary cross entropy",
        Loss.CrossEntropy => "cross entropy",
        _ => "mean squared error",
    };

    public static string LossFormula(Loss loss) => loss switch
    {
        Loss.BinaryCrossEntropy => "−(y log a + (1 − y) log(1 − a))",
        Loss.CrossEntropy => "−Σ y log a",
        _ => "(a − y)²",
    };
}
