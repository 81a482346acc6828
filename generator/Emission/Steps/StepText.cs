using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>A step that contains its own text, as the steps of a layer kind in one file do.</summary>
internal interface IHasText
{
    StepText Text { get; }
}

/// <summary>A step as text, forward and backward side by side. What a step does not have it leaves empty.</summary>
internal abstract class StepText
{
    private protected StepText()
    {
    }

    /// <summary>Its part of the picture in the head of a file: <c>  ─ W1, b1 ─▶  a1 [8]</c>.</summary>
    public virtual string Picture => "";

    /// <summary>What it computes: <c>z1 = W1 x + b1</c>; empty if nothing outside of training.</summary>
    public virtual string Formula => "";

    /// <summary>How dz or the derivative that it takes is made, for the docs of Backward; empty if there is nothing to say.</summary>
    public virtual string DeltaFormula => "";

    /// <summary>A line for the head of a file; null if it has none.</summary>
    public virtual (string Name, string Text)? Remark => null;

    /// <summary>Declarations of constants that its calls use.</summary>
    public virtual IEnumerable<string> Constants => [];

    /// <summary>From <see cref="Step.From"/> to <see cref="Step.To"/>, over the rows of a chunk.</summary>
    public virtual StepPass Forward(Program program) => StepPass.None;

    /// <summary>The gradients of its parameters, from the derivative with respect to <see cref="Step.To"/>.</summary>
    public virtual StepPass Gradient(Program program) => StepPass.None;

    /// <summary>What must be done before a later step writes the derivative with respect to <see cref="Step.To"/>.</summary>
    public virtual StepPass BeforeDelta(Program program) => StepPass.None;

    /// <summary>From the derivative with respect to <see cref="Step.To"/> to that with respect to <see cref="Step.From"/>.</summary>
    public virtual StepPass Delta(Program program) => StepPass.None;

    /// <summary>One row in registers, lanes = neurons: statements from the vectors <c>a1_0</c>, <c>a1_1</c>, … to its results.</summary>
    public virtual void WriteRow(CodeWriter writer, Program program)
    {
    }

    /// <summary>One row in memory: a call of the library; null if there is none.</summary>
    /// <param name="program">The program.</param>
    /// <param name="place">Returns the place of a value.</param>
    public virtual string? RowCall(Program program, Func<Value, string> place) => null;

    /// <summary>The network from x to its outputs, step by step.</summary>
    public static string Formulas(Program program)
    {
        var steps = program.Steps.Select(step => Of(step).Formula).Where(formula => formula.Length > 0);
        return $"{string.Join("; ", steps)}, {Text.OutputFormula(program)}";
    }

    /// <summary>The text of a step.</summary>
    public static StepText Of(Step step) => step switch
    {
        AffineStep affine => new AffineText(affine),
        BranchStep branch => new BranchText(branch),
        IHasText own => own.Text,
        _ => throw new InvalidOperationException($"Nothing is written for {step}."),
    };
}
