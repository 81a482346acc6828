using Generated.Neuron.Generator.Model;
using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// What a user sees who rests on the class's name: the network, its cost, how it is computed and why, what it takes, and how to use it.
/// </summary>
internal static class ClassDocs
{
    public static void Emit(CodeWriter writer, NetworkSpec network, NetworkPlan plan)
    {
        if (network.Type.IsDocumented)
        {
            // The user's own words stand alone; the compiler would put ours behind them.
            return;
        }

        var spec = plan.Spec;
        var numbers = string.Join(", ", Enumerable.Repeat("0.5f", spec.InputCount));
        var shapes = $"[rows × {spec.InputCount}], [rows × {spec.OutputCount}] → [{plan.ParameterCount}]";
        var use = Limits.HasPredict([.. spec.Sizes])
            ? $"float answer = network.Predict({numbers});"
            : $"network.Forward(inputs, outputs);                            // [rows × {spec.InputCount}] → [rows × {spec.OutputCount}]";
        writer.Line($"""
            /// <summary>A {Text.Sizes(spec)} network of {plan.ParameterCount} parameters: {Text.Formulas(plan)}.</summary>
            /// <remarks>
            /// <para>Trained on {Text.LossName(spec.Loss)}: {Text.LossFormula(spec.Loss)}.</para>
            /// <para>Code: {plan.Reason}; {plan.Work}.</para>
            /// <para>Memory: {plan.ParameterBytes} bytes of parameters a network; {plan.Memory.Description}.</para>
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
