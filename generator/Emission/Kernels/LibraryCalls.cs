using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>Calls of the library's kernels for an affine step: each with the formula and the shapes of what it computes.</summary>
internal static class LibraryCalls
{
    public static StepPass Forward(AffineStep layer, ForwardPlan.Library plan)
    {
        // Slopes are for a pass that turns back alone.
        var kept = layer.Z is not { } z ? ""
            : layer.TurnsBack ? $", ref memory[turnsBack ? {z.Name} : {layer.To.Name}]"
            : $", ref {z.Place}";

        // DenseForward.Run<TSimd, TVector, Dense12x8, Relu>(in parameters[W1], in memory[X], ref memory[A1], count);
        return StepPass.Of(
            $"{Text.ForwardFormula(layer)}      {Text.Shape(layer)}",
            $"DenseForward.Run<TSimd, TVector, {plan.Shape.Name}, {layer.Activation.Name}>"
                + $"({Weights(layer)}, in {layer.From.Place}, ref {layer.To.Place}{kept}, count);");
    }

    public static StepPass Delta(AffineStep layer, DeltaPlan.Library plan) => StepPass.Of(
        Text.DeltaComment(layer),
        $"DenseDelta.Run<TSimd, TVector, {plan.Shape.Name}, {plan.Slope?.Function.Name ?? Activation.Identity}>"
            + $"({Weights(layer)}, in {layer.To.Place}, ref {plan.To.Place}{In(plan.Slope?.Z)}, count);");

    public static StepPass Gradient(Program program, AffineStep layer, GradientPlan.LanesAreRows plan)
    {
        var (x, a) = (layer.From.Place, layer.To.Place);
        var sums = $"ref {Text.SumsPlace(program, layer.Weights)}, count);";
        if (plan.Delta == DeltaSource.Stored)
        {
            // DenseLaneGradient.Run<TSimd, TVector, Dense16x3>(in memory[A1], in memory[Z2], ref memory[Sums1 + 1280], count);
            return StepPass.Of(
                Text.GradientFormula(program, layer, isLate: false),
                $"DenseLaneGradient.Run<TSimd, TVector, {plan.Shape.Name}>(in {x}, in {a}, {sums}");
        }

        var late = program.LateWeight!;
        var output = late.Output.To.Place;
        return StepPass.Of(
            Text.GradientFormula(program, layer, isLate: true),
            [
                $"DenseLaneGradient.WithLateWeight<TSimd, TVector, {plan.Shape.Name}, {layer.Activation.Name}>(",
                $"    in {x}, in {a}{In(layer.Z)}, in {output}, {sums}",
                .. late.GivesGradient
                    ? [$"DenseLaneGradient.Bias<TSimd, TVector>(in {output}, {Kernel.OutputBias(program).Argument}, count);"]
                    : Array.Empty<string>(),
            ]);
    }

    public static StepPass Gradient(Program program, AffineStep layer, GradientPlan.LanesAreOutputs plan) => StepPass.Of(
        Text.GradientFormula(program, layer, isLate: false),
        $"SimdColumns.Store(in {layer.To.Place}, Stride, ref memory[Delta], {plan.Shape.RowStride}, {layer.Outputs}, count);",
        $"DenseGradient.Run<TSimd, TVector, {plan.Shape.Name}>"
            + $"(in {layer.From.Place}, in memory[Delta], ref {Text.SumsPlace(program, layer.Weights)}, count);");

    /// <summary>One more argument, if there is such a value.</summary>
    private static string In(Value? value) => value is null ? "" : $", in {value.Place}";

    private static string Weights(AffineStep layer) => $"in parameters[{layer.Weights.Name}]";
}
