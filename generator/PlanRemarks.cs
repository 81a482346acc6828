using Generated.Neuron.Generator.Diagnostics;
using Generated.Neuron.Generator.Model;
using Generated.Neuron.Generator.Planning;
using Microsoft.CodeAnalysis;

namespace Generated.Neuron.Generator;

/// <summary>What a user should know about a network that is valid, but not written as its attribute promises.</summary>
internal static class PlanRemarks
{
    public static IEnumerable<Diagnostic> Of(NetworkSpec spec, Location place)
    {
        var plan = Planner.Plan(spec.Topology);
        if (plan.ParameterCount > Budgets.LargestParameters)
        {
            yield return Diagnostic.Create(Descriptors.TooLarge, place, spec.Type.Name, plan.ParameterCount, Budgets.LargestParameters);
        }
        else if (plan.Form.Reduced is { } reason)
        {
            yield return Diagnostic.Create(Descriptors.Reduced, place, spec.Type.Name, reason);
        }
    }
}
