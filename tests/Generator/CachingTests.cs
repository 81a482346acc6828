extern alias generator;

using generator::Generated.Neuron.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Generated.Neuron.Tests.Generator;

/// <summary>An edit costs what it changes: what does not touch a network's declaration plans and writes nothing again.</summary>
public sealed class CachingTests
{
    private const string Network = """
        using Generated.Neuron;

        [Network(2, 8, 1)]
        public partial class Net;
        """;

    public static TheoryData<string, string> Edits => new()
    {
        { "no edit", Network },
        { "a comment and lines before it", $"// new\n\n{Network}" },
        { "another class behind it", $"{Network}\npublic class Other;" },
        { "a member of the class", Network.Replace("Net;", "Net { public int Mine { get; set; } }", StringComparison.Ordinal) },
        { "a line inside the attribute", Network.Replace("2, 8", "2,\n8", StringComparison.Ordinal) },
    };

    [Theory, MemberData(nameof(Edits))]
    public void An_edit_that_leaves_the_network_as_it_was_writes_nothing_again(string edit, string edited)
    {
        var reasons = Reasons(Network, edited);
        Assert.True(
            reasons.Outputs.All(reason => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged),
            $"After {edit} the output was {string.Join(", ", reasons.Outputs)}.");
        Assert.True(
            reasons.Networks.All(reason => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged),
            $"After {edit} the networks were {string.Join(", ", reasons.Networks)}.");
    }

    [Fact]
    public void An_edit_of_one_network_writes_that_one_alone()
    {
        const string Second = "\n[Network(3, 1)]\npublic partial class Second;";
        var reasons = Reasons(Network + Second, Network.Replace("8", "9", StringComparison.Ordinal) + Second);
        Assert.Equal(
            [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached],
            reasons.Outputs.Order());
    }

    [Fact]
    public void Every_tracked_step_runs()
    {
        var result = GeneratorRun.NewDriver().RunGenerators(GeneratorRun.Compile(Network)).GetRunResult().Results.Single();
        Assert.Contains(TrackingNames.Networks, result.TrackedSteps.Keys);
    }

    private static (IncrementalStepRunReason[] Networks, IncrementalStepRunReason[] Outputs) Reasons(string before, string after)
    {
        var compilation = GeneratorRun.Compile(before);
        var tree = compilation.SyntaxTrees.Single();
        var driver = GeneratorRun.NewDriver().RunGenerators(compilation);
        driver = driver.RunGenerators(compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(after))));
        var result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        return (
            [.. result.TrackedSteps[TrackingNames.Networks].SelectMany(step => step.Outputs).Select(output => output.Reason)],
            [.. result.TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs).Select(output => output.Reason)]);
    }
}
