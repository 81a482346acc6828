using System.Collections.Immutable;
using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>A parameter of a kernel and what the passes give for it: a place in a span, by reference.</summary>
/// <param name="Name">Within the kernel.</param>
/// <param name="Place">Where it is called: <c>memory[A1]</c>.</param>
/// <param name="IsWritten">Whether the kernel writes there.</param>
internal readonly record struct KernelParameter(string Name, string Place, bool IsWritten = false)
{
    public string Declaration => $"ref {(IsWritten ? "" : "readonly ")}float {Name}";

    public string Argument => $"{(IsWritten ? "ref" : "in")} {Place}";
}

/// <summary>
/// A kernel that is written out, the one value from which its declaration and its calls come. It takes its own columns and parameters by
/// reference, then the number of rows.
/// </summary>
/// <param name="Name">The method's.</param>
/// <param name="Comment">What it computes.</param>
/// <param name="Parameters">What it takes, but for the rows.</param>
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
    public static IEnumerable<Kernel> Forward(LayerPlan layer, ForwardPlan.WrittenOut plan)
    {
        var outputs = layer.IsOutput ? $"z{layer.Index}" : $"a{layer.Index}";
        ImmutableArray<KernelParameter> parameters =
        [
            Weights(layer),
            new(Text.InputOf(layer), Inputs(layer)),
            new(outputs, $"memory[{MemoryPlan.Outputs(layer)}]", IsWritten: true),
            .. layer.KeepsZ ? [new(Text.KeptOf(layer), $"memory[{MemoryPlan.Z(layer)}]", IsWritten: true)] : Array.Empty<KernelParameter>(),
        ];
        return Methods($"Layer{layer.Index}", $"{Text.ForwardFormula(layer)}      {Text.Shape(layer)}", parameters, plan.Methods.Length);
    }

    /// <summary>From a layer's dz to that of the layer before, method by method.</summary>
    public static IEnumerable<Kernel> Delta(LayerPlan layer, LayerPlan? before, DeltaPlan.WrittenOut plan)
    {
        ImmutableArray<KernelParameter> parameters =
        [
            Weights(layer),
            Deltas(layer),
            new(Text.InputOf(layer), Inputs(layer), IsWritten: true),
            .. KeptZ(before),
        ];
        return Methods(
            layer.Index == 1 ? "InputDelta" : $"Delta{layer.Index - 1}", Text.DeltaFormula(layer), parameters, plan.Methods.Length);
    }

    /// <summary>A layer's gradient, method by method.</summary>
    public static IEnumerable<Kernel> Gradient(NetworkPlan network, LayerPlan layer, GradientPlan.WrittenOut plan)
    {
        var fromOutput = plan.Delta == DeltaSource.FromOutput;
        ImmutableArray<KernelParameter> parameters =
        [
            new(Text.InputOf(layer), Inputs(layer)),
            .. fromOutput
                ? [new KernelParameter("a1", $"memory[{MemoryPlan.Outputs(layer)}]"), .. KeptZ(layer), Deltas(network.Output)]
                : new[] { Deltas(layer) },
            new("sums", $"memory[{Text.SumsOf(network, layer)}]", IsWritten: true),
            .. fromOutput && network.WeightsFollow ? [OutputBias(network)] : Array.Empty<KernelParameter>(),
        ];
        return Methods($"Gradient{layer.Index}", Text.GradientFormula(layer, fromOutput), parameters, plan.Methods.Length);
    }

    /// <summary>The output's activation.</summary>
    public static Kernel Output(NetworkPlan network) => new(
        "Output",
        $"{Text.ActivationFormula(network.Output)}, in place of z{network.Output.Index}",
        [new("zColumns", $"memory[{MemoryPlan.Outputs(network.Output)}]", IsWritten: true)]);

    /// <summary>Cost and dz of the output.</summary>
    public static Kernel Loss(NetworkPlan network) => new(
        "Loss",
        $"{Text.OutputDeltaFormula(network)}, in place of z{network.Output.Index}; cost {Text.LossFormula(network.Spec.Loss)}\n"
            + "Lanes behind the last row count nothing.",
        [
            new("zColumns", $"memory[{MemoryPlan.Outputs(network.Output)}]", IsWritten: true),
            new("yColumns", "memory[Y]"),
            new("costSums", "memory[CostSums]", IsWritten: true),
        ],
        IsForLibrary: true);

    /// <summary>Where a layer's inputs stand.</summary>
    public static string Inputs(LayerPlan layer) => layer.Index == 1 ? "memory[X]" : $"memory[A{layer.Index - 1}]";

    /// <summary>The sixteen lanes of the output's bias, whose weights' gradient follows from layer 1's.</summary>
    public static KernelParameter OutputBias(NetworkPlan network) =>
        new($"b{network.Output.Index}Sums", $"memory[Sums1 + {network.SumLanes} * B{network.Output.Index}]", IsWritten: true);

    private static KernelParameter Weights(LayerPlan layer) => new($"w{layer.Index}", $"parameters[W{layer.Index}]");

    private static KernelParameter Deltas(LayerPlan layer) => new($"dz{layer.Index}", $"memory[{MemoryPlan.Outputs(layer)}]");

    private static KernelParameter[] KeptZ(LayerPlan? layer) =>
        layer is { KeepsZ: true } ? [new(Text.KeptOf(layer), $"memory[{MemoryPlan.Z(layer)}]")] : [];

    /// <summary>Kernels of the same parameters, with a number in their names where they are several.</summary>
    private static IEnumerable<Kernel> Methods(string name, string comment, ImmutableArray<KernelParameter> parameters, int count) =>
        Enumerable.Range(1, count).Select(method => new Kernel(count == 1 ? name : $"{name}Part{method}", comment, parameters));
}
