using System.Collections.Immutable;
using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>A parameter of a kernel and what the passes give for it: a place in a span, by reference.</summary>
/// <param name="Name">Within the kernel.</param>
/// <param name="Place">The argument of a call: <c>memory[A1]</c>.</param>
/// <param name="IsWritten">Whether the kernel writes there.</param>
internal readonly record struct KernelParameter(string Name, string Place, bool IsWritten = false)
{
    public string Declaration => $"ref {(IsWritten ? "" : "readonly ")}float {Name}";

    public string Argument => $"{(IsWritten ? "ref" : "in")} {Place}";
}

/// <summary>
/// A kernel that is written out: one value from which both its declaration and its calls are written. It takes its own columns and
/// parameters by reference, then the number of rows.
/// </summary>
/// <param name="Name">The method's.</param>
/// <param name="Comment">What it computes.</param>
/// <param name="Parameters">Its parameters, except the rows.</param>
/// <param name="IsForLibrary">Whether the library calls it too.</param>
internal sealed record Kernel(string Name, string Comment, ImmutableArray<KernelParameter> Parameters, bool IsForLibrary = false)
{
    /// <summary>The call for the rows of a chunk.</summary>
    public string Call => $"{Name}({string.Join(", ", Parameters.Select(parameter => parameter.Argument))}, count);";

    /// <summary>
    /// The method's head, and braces around its body: no calls, compiled at full strength at its first call, because nothing in it is left
    /// to learn from running.
    /// </summary>
    public CodeWriter.Scope Declare(CodeWriter writer) => Declare(writer, "NoInlining | MethodImplOptions.AggressiveOptimization");

    /// <summary>The same around a call of the library's kernel, which takes the place of the method where it is called.</summary>
    public CodeWriter.Scope DeclareInlined(CodeWriter writer) => Declare(writer, "AggressiveInlining");

    private CodeWriter.Scope Declare(CodeWriter writer, string options)
    {
        writer.Line();
        foreach (var line in Comment.Split('\n'))
        {
            writer.Line($"// {line}");
        }

        writer.Line($"[MethodImpl(MethodImplOptions.{options})]");
        return writer.Block(
            $"{(IsForLibrary ? "public" : "private")} static void {Name}("
                + $"{string.Join(", ", Parameters.Select(parameter => parameter.Declaration))}, nint rows)");
    }

    /// <summary>One layer forward, method by method.</summary>
    public static IEnumerable<Kernel> Forward(AffineStep layer, ForwardPlan.WrittenOut plan)
    {
        ImmutableArray<KernelParameter> parameters =
        [
            Weights(layer),
            new(layer.From.Symbol, layer.From.Place),
            new(layer.To.Symbol, layer.To.Place, IsWritten: true),
            .. Kept(layer.Z, isWritten: true),
        ];
        return Methods($"Layer{layer.Index}", $"{Text.ForwardFormula(layer)}      {Text.Shape(layer)}", parameters, plan.Methods.Length);
    }

    /// <summary>From a layer's dz to the derivative with respect to its inputs, method by method.</summary>
    public static IEnumerable<Kernel> Delta(AffineStep layer, DeltaPlan.WrittenOut plan)
    {
        ImmutableArray<KernelParameter> parameters =
        [
            Weights(layer),
            Deltas(layer),
            new(plan.To.Symbol, plan.To.Place, IsWritten: true),
            .. Kept(plan.Slope?.Z),
        ];
        var name = plan.Slope is { } slope ? $"Delta{slope.Delta.Substring("dz".Length)}"
            : plan.ForInputsAlone ? "InputDelta"
            : $"Delta{layer.From.Name}";
        return Methods(name, Text.DeltaComment(layer), parameters, plan.Methods.Length);
    }

    /// <summary>A layer's gradient, method by method.</summary>
    public static IEnumerable<Kernel> Gradient(Program program, AffineStep layer, GradientPlan.WrittenOut plan)
    {
        var isLate = plan.Delta == DeltaSource.WithoutLateWeight;
        ImmutableArray<KernelParameter> parameters =
        [
            new(layer.From.Symbol, layer.From.Place),
            .. isLate
                ? [new KernelParameter(layer.To.Symbol, layer.To.Place), .. Kept(layer.Z), Deltas(program.LateWeight!.Output)]
                : new[] { Deltas(layer) },
            new("sums", Text.SumsPlace(program, layer.Weights), IsWritten: true),
            .. isLate && program.LateWeight!.GivesGradient ? [OutputBias(program)] : Array.Empty<KernelParameter>(),
        ];
        return Methods($"Gradient{layer.Index}", Text.GradientFormula(program, layer, isLate), parameters, plan.Methods.Length);
    }

    /// <summary>The output's activation.</summary>
    public static Kernel Output(Program program) => new(
        "Output",
        $"{Text.OutputFormula(program)}, in place of {program.Output.Z.Symbol}",
        [new("zColumns", program.Output.Z.Place, IsWritten: true)]);

    /// <summary>Cost and dz of the output.</summary>
    public static Kernel Loss(Program program) => new(
        "Loss",
        $"{Text.OutputDeltaFormula(program)}, in place of {program.Output.Z.Symbol}; cost {Text.LossFormula(program.Spec.Loss)}\n"
            + "Lanes after the last row add nothing to cost or gradient.",
        [
            new("zColumns", program.Output.Z.Place, IsWritten: true),
            new("yColumns", program.Output.Targets.Place),
            new("costSums", program.Output.CostSums.Place, IsWritten: true),
        ],
        IsForLibrary: true);

    /// <summary>The sixteen lanes of the output's bias, if the late weight's gradient comes from the sums of the hidden layer.</summary>
    public static KernelParameter OutputBias(Program program)
    {
        var bias = program.LateWeight!.Output.Biases;
        return new($"{bias.Spec.Name}Sums", Text.SumsPlace(program, bias), IsWritten: true);
    }

    private static KernelParameter Weights(AffineStep layer) => new($"w{layer.Index}", $"parameters[{layer.Weights.Name}]");

    private static KernelParameter Deltas(AffineStep layer) => new($"dz{layer.Index}", layer.To.Place);

    private static KernelParameter[] Kept(Value? z, bool isWritten = false) => z is null ? [] : [new(z.Symbol, z.Place, isWritten)];

    /// <summary>Kernels of the same parameters, with a number in their names if they are several.</summary>
    private static IEnumerable<Kernel> Methods(string name, string comment, ImmutableArray<KernelParameter> parameters, int count) =>
        Enumerable.Range(1, count).Select(method => new Kernel(count == 1 ? name : $"{name}Part{method}", comment, parameters));
}
