using Generated.Neuron.Generator.Losses;
using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>The output's activation and the loss as text: written out, or calls of the library.</summary>
internal static class OutputText
{
    /// <summary>The output's activation, in place of z.</summary>
    public static StepPass Activation(Program program)
    {
        var (output, kernel) = (program.Output, Kernel.Output(program));
        if (output.Plan.IsWrittenOut)
        {
            return new([kernel.Call], writer => OutputKernel.Emit(writer, program));
        }

        // OutputActivation.Softmax<TSimd, TVector>(ref memory[A2], OutputCount, Stride, count);
        var method = output.Activation == Neuron.Activation.Softmax
            ? "Softmax<TSimd, TVector>"
            : $"Run<TSimd, TVector, {output.Activation}>";
        return new([$"OutputActivation.{method}(ref {output.Z.Place}, OutputCount, Stride, count);"]);
    }

    /// <summary>Cost and dz of the output: a method that the library calls by name.</summary>
    public static StepPass Loss(Program program) => program.Output.Plan.IsWrittenOut
        ? new([], writer => new LossKernel(writer, program).Emit())
        : new([], writer => CallLoss(writer, program));

    private static void CallLoss(CodeWriter writer, Program program)
    {
        var output = program.Output;
        var kernel = LossTable.Of(program.Spec.Loss).Match(
            ofError: loss => $"OfError<TSimd, TVector, {output.Activation}, {loss.Name}>",
            withSigmoid: _ => output.Plan.OneLogarithm ? "WithSigmoidInOneLogarithm<TSimd, TVector>" : "WithSigmoid<TSimd, TVector>",
            withSoftmax: _ => "WithSoftmax<TSimd, TVector>");

        // OutputLoss.WithSoftmax<TSimd, TVector>(ref zColumns, in yColumns, ref costSums, OutputCount, Stride, rows);
        using var method = Kernel.Loss(program).DeclareInlined(writer);
        writer.Line($"OutputLoss.{kernel}(ref zColumns, in yColumns, ref costSums, OutputCount, Stride, rows);");
    }
}
