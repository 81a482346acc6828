using Generated.Neuron.Generator.Losses;
using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>Calls of the library's kernels: each with the formula and the shapes of what it computes.</summary>
internal static class LibraryKernels
{
    public static LayerPass Forward(LayerPlan layer, ForwardPlan.Library plan)
    {
        var a = Outputs(layer);
        var activation = layer.IsOutput ? Activation.Identity : layer.Spec.Activation;

        // Slopes are for a pass that turns back alone.
        var kept = !layer.KeepsZ ? a
            : layer.Activation.KeepsSlope ? $"memory[turnsBack ? {MemoryPlan.Z(layer)} : {MemoryPlan.Outputs(layer)}]"
            : Z(layer);

        // DenseForward.Run<TSimd, TVector, Dense12x8, Relu>(in parameters[W1], in memory[X], ref memory[A1], ref memory[A1], count);
        return Pass(
            $"{Text.ForwardFormula(layer)}      {Text.Shape(layer)}",
            $"DenseForward.Run<TSimd, TVector, {plan.Shape.Name}, {activation}>"
                + $"({Weights(layer)}, in {Kernel.Inputs(layer)}, ref {a}, ref {kept}, count);");
    }

    public static LayerPass Output(NetworkPlan network)
    {
        var activation = network.Output.Spec.Activation;
        var kernel = activation == Activation.Softmax ? "Softmax<TSimd, TVector>" : $"Run<TSimd, TVector, {activation}>";

        // OutputActivation.Softmax<TSimd, TVector>(ref memory[A2], OutputCount, Stride, count);
        return new([$"OutputActivation.{kernel}(ref {Outputs(network.Output)}, OutputCount, Stride, count);"]);
    }

    public static void Loss(CodeWriter writer, NetworkPlan network)
    {
        var kernel = LossTable.Of(network.Spec.Loss).Match(
            ofError: loss => $"OfError<TSimd, TVector, {network.Output.Spec.Activation}, {loss.Name}>",
            withSigmoid: _ => network.OutputPass.OneLogarithm ? "WithSigmoidInOneLogarithm<TSimd, TVector>" : "WithSigmoid<TSimd, TVector>",
            withSoftmax: _ => "WithSoftmax<TSimd, TVector>");

        // OutputLoss.WithSoftmax<TSimd, TVector>(ref zColumns, in yColumns, ref costSums, OutputCount, Stride, rows);
        using var method = Kernel.Loss(network).DeclareInlined(writer);
        writer.Line($"OutputLoss.{kernel}(ref zColumns, in yColumns, ref costSums, OutputCount, Stride, rows);");
    }

    public static LayerPass Delta(NetworkPlan network, LayerPlan layer, DeltaPlan.Library plan)
    {
        var (before, a) = (network.Before(layer), Kernel.Inputs(layer));
        var z = before is { KeepsZ: true } ? Z(before) : a;
        return Pass(
            Text.DeltaFormula(layer),
            $"DenseDelta.Run<TSimd, TVector, {plan.Shape.Name}, {before?.Spec.Activation ?? Activation.Identity}>"
                + $"({Weights(layer)}, in {Outputs(layer)}, ref {a}, in {z}, count);");
    }

    public static LayerPass Gradient(NetworkPlan network, LayerPlan layer, GradientPlan.LanesAreRows plan)
    {
        var (inputs, dz) = (Kernel.Inputs(layer), Outputs(layer));
        var kernel = $"DenseLaneGradient.Run<TSimd, TVector, {plan.Shape.Name}, ";
        var sums = $"ref memory[{Text.SumsOf(network, layer)}], count);";
        if (plan.Delta == DeltaSource.Stored)
        {
            return Pass(
                Text.GradientFormula(layer, fromOutput: false), $"{kernel}StoredDelta>(in {inputs}, in {dz}, in {dz}, in {dz}, {sums}");
        }

        var output = Outputs(network.Output);
        return Pass(
            Text.GradientFormula(layer, fromOutput: true),
            [
                $"{kernel}OutputDelta<{layer.Spec.Activation}>>(",
                $"    in {inputs}, in {dz}, in {(layer.KeepsZ ? Z(layer) : dz)}, in {output}, {sums}",
                .. network.WeightsFollow
                    ? [$"DenseLaneGradient.Bias<TSimd, TVector>(in {output}, {Kernel.OutputBias(network).Argument}, count);"]
                    : Array.Empty<string>(),
            ]);
    }

    public static LayerPass Gradient(NetworkPlan network, LayerPlan layer, GradientPlan.LanesAreOutputs plan) => Pass(
        Text.GradientFormula(layer, fromOutput: false),
        $"SimdColumns.Store(in {Outputs(layer)}, Stride, ref memory[Delta], {plan.Shape.RowStride}, {layer.Outputs}, count);",
        $"DenseGradient.Run<TSimd, TVector, {plan.Shape.Name}>"
            + $"(in {Kernel.Inputs(layer)}, in memory[Delta], ref {Text.SumsPlace(network, layer)}, count);");

    private static string Weights(LayerPlan layer) => $"in parameters[W{layer.Index}]";

    private static string Outputs(LayerPlan layer) => $"memory[{MemoryPlan.Outputs(layer)}]";

    private static string Z(LayerPlan layer) => $"memory[{MemoryPlan.Z(layer)}]";

    /// <summary>An empty line, the formula as comments, and the statements.</summary>
    private static LayerPass Pass(string formula, params string[] statements) =>
        new([.. formula.Split('\n').Select(line => $"// {line}").Prepend(""), .. statements]);
}
