using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>Calls of the library's kernels for an affine step: each with the formula and the shapes of what it computes.</summary>
internal static class LibraryCalls
{
    public static StepPass Forward(AffineStep layer, ForwardPlan.Library plan)
    {
        // Slopes are for a pass that turns back alone.
        var kept = layer.Z is not { } z ? layer.To.Place
            : layer.TurnsBack ? $"memory[turnsBack ? {z.Name} : {layer.To.Name}]"
            : z.Place;

        // DenseForward.Run<TSimd, TVector, Dense12x8, Relu>(in parameters[W1], in memory[X], ref memory[A1], ref memory[A1], count);
        return StepPass.Of(
            $"{Text.ForwardFormula(layer)}      {Text.Shape(layer)}",
            $"DenseForward.Run<TSimd, TVector, {plan.Shape.Name}, {layer.Activation.Name}>"
                + $"({Weights(layer)}, in {layer.From.Place}, ref {layer.To.Place}, ref {kept}, count);");
    }

    public static StepPass Delta(AffineStep layer, DeltaPlan.Library plan) => StepPass.Of(
        Text.DeltaComment(layer),
        $"DenseDelta.Run<TSimd, TVector, {plan.Shape.Name}, {plan.Slope?.Function.Name ?? Activation.Identity}>"
            + $"({Weights(layer)}, in {layer.To.Place}, ref {plan.To.Place}, in {(plan.Slope?.Z ?? plan.To).Place}, count);");

    public static StepPass Gradient(Program program, AffineStep layer, GradientPlan.LanesAreRows plan)
    {
        var (inputs, dz) = (layer.From.Place, layer.To.Place);
        var kernel = $"DenseLaneGradient.Run<TSimd, TVector, {plan.Shape.Name}, ";
        var sums = $"ref {Text.SumsPlace(program, layer.Weights)}, count);";
        if (plan.Delta == DeltaSource.Stored)
        {
            return StepPass.Of(
                Text.GradientFormula(program, layer, isLate: false), $"{kernel}StoredDelta>(in {inputs}, in {dz}, in {dz}, in {dz}, {sums}");
        }

        var late = program.LateWeight!;
        var output = late.Output.To.Place;
        return StepPass.Of(
            Text.GradientFormula(program, layer, isLate: true),
            [
                $"{kernel}LateWeightDelta<{layer.Activation.Name}>>(",
                $"    in {inputs}, in {dz}, in {(layer.Z ?? layer.To).Place}, in {output}, {sums}",
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

    private static string Weights(AffineStep layer) => $"in parameters[{layer.Weights.Name}]";
}
