using Generated.Neuron.Generator.Losses;
using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>Words and formulas that several emitters write.</summary>
internal static class Text
{
    public const string Version = "0.1.0";

    public static string Shape(AffineStep layer) => $"{layer.Weights.Spec.Name}: {layer.Weights.Spec.Description}";

    /// <summary>z1 = W1 x + b1, a1 = max(z1, 0); z alone if no activation is fused.</summary>
    public static string ForwardFormula(AffineStep layer)
    {
        var z = $"z{layer.Index}";
        var sum = $"{z} = W{layer.Index} {layer.From.Symbol} + b{layer.Index}";
        return layer.HasActivation ? $"{sum}, {layer.To.Symbol} = {layer.Activation.Describe(z)}" : sum;
    }

    /// <summary>a2 = σ(z2)</summary>
    public static string OutputFormula(Program program)
    {
        var (output, z) = (program.Output, program.Output.Z.Symbol);
        return $"a{output.Index} = {(output.Activation == Activation.Softmax ? $"softmax({z})" : output.Row.Describe(z))}";
    }

    /// <summary>dz1 = W2ᵀ dz2 ⊙ f′(z1); the derivative itself if no f′ is taken.</summary>
    public static string DeltaFormula(AffineStep layer) => layer.Delta.Slope is { } slope
        ? $"{slope.Delta} = W{layer.Index}ᵀ dz{layer.Index} ⊙ f′(z{slope.Delta.Substring("dz".Length)})"
        : $"d{layer.From.Symbol} = W{layer.Index}ᵀ dz{layer.Index}";

    /// <summary>The same as a comment: where it is written, and the shapes.</summary>
    public static string DeltaComment(AffineStep layer)
    {
        var place = layer.Delta.To == layer.From ? $", in place of {layer.From.Symbol}" : "";
        return $"{DeltaFormula(layer)}{place}      {Shape(layer)}";
    }

    /// <summary>dW1 += Σ dz1 xᵀ, db1 += Σ dz1</summary>
    public static string GradientFormula(Program program, AffineStep layer, bool isLate)
    {
        var l = layer.Index;
        var sums = $"dW{l} += Σ dz{l} {layer.From.Symbol}ᵀ, db{l} += Σ dz{l}      {Shape(layer)}";
        var output = program.Output.Index;
        return isLate
            ? $"dz{l} = dz{output} ⊙ f′(z{l}), {sums}\n"
                + $"w{output} is a factor of dz{l} too, but it is the same for every row: it multiplies the sums, once, at the end."
            : sums;
    }

    /// <summary>Where a block's gradient is summed: in working memory, or directly in the caller's span.</summary>
    public static string SumsPlace(Program program, Block block) => program.SumsOf(block) switch
    {
        SumsPlan.InLanes lanes when block != lanes.First =>
            $"memory[{lanes.Value.Name} + {program.SumLanes} * "
                + (lanes.First.Offset == 0 ? $"{block.Name}]" : $"({block.Name} - {lanes.First.Name})]"),
        { Value: { } value } => value.Place,
        _ => $"gradients[{block.Name}]",
    };

    /// <summary>What the gradient starts from: dz2 = a2 − y.</summary>
    public static string OutputDeltaFormula(Program program)
    {
        var (l, output, z) = (program.Output.Index, program.Output, program.Output.Z.Symbol);
        var slope = LossTable.Of(program.Spec.Loss) is LossRow.OfError loss ? loss.Describe($"a{l}") : $"a{l} − y";
        return LossTable.Of(program.Spec.Loss) is LossRow.OfError && output.Activation != Activation.Identity
            ? $"d{z} = ({slope}) ⊙ f′({z})"
            : $"d{z} = {slope}";
    }

    /// <summary>A number for readers: 103,936.</summary>
    public static string Count(int number) => number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A number as C# writes it, the shortest that is it.</summary>
    public static string Number(double number) => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    public static string LossName(Loss loss) => LossTable.Of(loss).Title;

    public static string LossFormula(Loss loss) => LossTable.Of(loss).Formula;
}
