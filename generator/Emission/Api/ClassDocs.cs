using Generated.Neuron.Generator.Model;
using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// What a user sees who hovers over the class: the network, its cost, how it is computed and why, what it takes, and how to use it.
/// </summary>
internal static class ClassDocs
{
    public static void Emit(CodeWriter writer, NetworkSpec network, Program program)
    {
        if (network.Type.IsDocumented)
        {
            // If the user documents the class, nothing is added: the compiler would append the generated docs.
            return;
        }

        var spec = program.Spec;
        var numbers = string.Join(", ", Enumerable.Repeat("0.5f", spec.InputCount));
        var shapes = $"[rows × {spec.InputCount}], [rows × {spec.OutputCount}] → [{program.ParameterCount}]";
        var use = Limits.HasPredict([.. spec.Sizes])
            ? $"float answer = network.Predict({numbers});"
            : $"network.Forward(inputs, outputs);                            // [rows × {spec.InputCount}] → [rows × {spec.OutputCount}]";
        var (count, formulas) = (Text.Count(program.ParameterCount), StepText.Formulas(program));
        writer.Line($"""
            /// <summary>A {spec.Notation} network of {count} parameters: {formulas}.</summary>
            /// <remarks>
            /// <para>Trained on {Text.LossName(spec.Loss)}: {Text.LossFormula(spec.Loss)}.</para>
            /// <para>Code: {FormPlanner.Reason(program)}; {program.Work}.</para>
            /// <para>Memory: {Text.Count(program.ParameterBytes)} bytes of parameters per network; {program.Memory.Description}.</para>
            /// </remarks>
            /// <example>
            /// <code>
            /// var network = new {network.Type.Name}(seed: 1);
            /// float cost = network.Backward(inputs, targets, gradients);   // {shapes}
            /// {use}
            /// </code>
            /// </example>
            """);
    }
}
