using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>Plan → the two files of a network: what users call, and the kernels behind it.</summary>
internal static class NetworkEmitter
{
    public static IEnumerable<(string Name, string Text)> Emit(NetworkPlan plan)
    {
        var type = plan.Spec.Type;
        yield return ($"{type.FullName}.g.cs", File(plan, "#nullable enable\n\nusing global::System;", ApiEmitter.Emit));
        yield return ($"{type.FullName}.Kernels.g.cs", File(plan, KernelsEmitter.Usings, KernelsEmitter.Emit));
    }

    private static string File(NetworkPlan plan, string usings, Action<CodeWriter, NetworkPlan> body)
    {
        var writer = new CodeWriter();
        HeadEmitter.Emit(writer, plan);
        writer.Line(usings);
        writer.Line();
        if (plan.Spec.Type.Namespace.Length > 0)
        {
            writer.Line($"namespace {plan.Spec.Type.Namespace};");
            writer.Line();
        }

        Nest(writer, plan, [.. plan.Spec.Type.Containers], body);
        return writer.ToString();
    }

    private static void Nest(CodeWriter writer, NetworkPlan plan, ReadOnlySpan<string> containers, Action<CodeWriter, NetworkPlan> body)
    {
        if (containers.IsEmpty)
        {
            body(writer, plan);
            return;
        }

        using (writer.Block(containers[0]))
        {
            Nest(writer, plan, containers.Slice(1), body);
        }
    }
}
