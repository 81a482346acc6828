using System.Collections.Immutable;

namespace Generated.Neuron.Generator.Planning;

/// <summary>Finds the values that several steps read, and puts a <see cref="BranchStep"/> before the first of them.</summary>
internal static class Branches
{
    public static ImmutableArray<Step> Apply(ImmutableArray<Step> steps, Value x)
    {
        var branched = steps;
        foreach (var value in steps.Select(step => step.Second).OfType<Value>().Distinct())
        {
            var reader = steps.First(step => step.From == value && step.To != value);
            var slope = Program.Before(branched, reader)?.Slope;
            var sum = slope is null ? value : Value.OfRows($"D{value.Name}", $"d{value.Symbol}", value.Columns, later: "", remark: "");
            var others = steps.Where(step => step.Second == value).Select(step => step.To).Distinct();
            branched = branched.Insert(branched.IndexOf(reader), new BranchStep(value, slope, [.. others], sum) { IsInput = value == x });
        }

        return branched;
    }
}
