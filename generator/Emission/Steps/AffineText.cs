using System.Collections.Immutable;
using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// A fully connected step as text: the one place where emission asks the plan which case a pass is, written out, with kernels of its own,
/// or a call of the library.
/// </summary>
internal sealed class AffineText(AffineStep step) : StepText
{
    public override string Picture => $"  ─ {step.Weights.Spec.Name}, {step.Biases.Spec.Name} ─▶  "
        + (step.HasActivation ? $"{step.To.Symbol} [{step.Outputs}] {step.Activation.Name}" : $"{step.To.Symbol} [{step.Outputs}]");

    public override string Formula => Text.ForwardFormula(step);

    public override string DeltaFormula => Text.DeltaFormula(step);

    public override StepPass Forward(Program program) => step.Forward switch
    {
        ForwardPlan.WrittenOut plan => new(Calls(Kernel.Forward(step, plan)), writer => WrittenForward.Emit(writer, step, plan)),
        ForwardPlan.Library plan => LibraryCalls.Forward(step, plan),
        var other => throw Unknown(other),
    };

    public override StepPass Gradient(Program program) => step.Gradient switch
    {
        GradientPlan.WrittenOut plan => new(
            Calls(Kernel.Gradient(program, step, plan)),
            writer => WrittenGradient.Emit(writer, program, step, plan)),
        GradientPlan.LanesAreRows plan => LibraryCalls.Gradient(program, step, plan),
        GradientPlan.LanesAreOutputs plan => LibraryCalls.Gradient(program, step, plan),
        GradientPlan.OfHiddenSums => StepPass.None,
        var other => throw Unknown(other),
    };

    public override StepPass Delta(Program program) => step.Delta switch
    {
        DeltaPlan.WrittenOut plan => new(Calls(Kernel.Delta(step, plan)), writer => WrittenDelta.Emit(writer, step, plan)),
        DeltaPlan.Library plan => LibraryCalls.Delta(step, plan),
        var other => throw Unknown(other),
    };

    public override void WriteRow(CodeWriter writer, Program program) => AffineRow.Emit(writer, program, step);

    public override string RowCall(Program program, Func<Value, string> place)
    {
        // The last step applies the output's activation too; softmax needs the whole layer.
        var isLast = step == program.Steps[program.Steps.Length - 1] && program.Output.Activation != Activation.Softmax;
        return $"DenseRow.Run<TSimd, TVector, {step.Shape!.Name}, {(isLast ? program.Output.Activation : step.Activation.Name)}>"
            + $"(in parameters[{step.Weights.Name}], in {place(step.From)}, ref {place(step.To)});";
    }

    private static ImmutableArray<string> Calls(IEnumerable<Kernel> kernels) => [.. kernels.Select(kernel => kernel.Call)];

    private static InvalidOperationException Unknown(object plan) => new($"Nothing is written for {plan}.");
}
