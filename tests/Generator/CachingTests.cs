extern alias generator;

using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using generator::Generated.Neuron.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace Generated.Neuron.Tests.Generator;

/// <summary>
/// An edit costs what it changes. Roslyn asks anew what an attribute means after every edit, because a constant elsewhere may
/// have changed: that is a parse of microseconds, whose result is Unchanged. What is equal is neither planned nor written again.
/// </summary>
public sealed class CachingTests
{
    private const string Net = "using Generated.Neuron;\n\n[Network(2, 8, 1)]\npublic partial class "
        + "Net\n{\n    public int Mine() => 1;\n}\n";
    private const string Second = "\n[Network(3, 1)]\npublic partial class Second;\n";

    /// <summary>The file after each edit, and what becomes of each network's file and of each topology's.</summary>
    public static TheoryData<string, string, IncrementalStepRunReason[], IncrementalStepRunReason[]> Edits => new()
    {
        { "the same compilation", Net, [Cached], [Cached] },
        { "a comment before it", $"// new\n\n{Net}", [Cached], [Cached] },
        { "a comment in the class", Net.Replace("public int", "// new\n    public int", StringComparison.Ordinal), [Cached], [Cached] },
        { "a body of the network's own class", Net.Replace("=> 1", "=> 2", StringComparison.Ordinal), [Cached], [Cached] },
        {
            "a member of the class",
            Net.Replace("public int Mine", "public int Other() => 3;\n    public int Mine", StringComparison.Ordinal), [Cached], [Cached]
        },
        {
            "another class before it", Net.Replace("[Network", "public class Other;\n\n[Network", StringComparison.Ordinal), [Cached],
            [Cached]
        },
        { "the class moved down the file", Net.Replace("\n[Network", "\n\n\n\n\n[Network", StringComparison.Ordinal), [Cached], [Cached] },
        { "lines inside the attribute", Net.Replace("2, 8", "2,\r\n    8", StringComparison.Ordinal), [Cached], [Cached] },
        { "a second network", Net + Second, [Cached, New], [Cached, New] },
        {
            "a second network of the same topology", Net + Second.Replace("3, 1", "2, 8, 1", StringComparison.Ordinal), [Cached, New],
            [Cached]
        },
        { "a size", Net.Replace("8", "9", StringComparison.Ordinal), [Modified], [Modified] },
        {
            "how the first weights are drawn",
            Net.Replace("8, 1", "8, 1, Initialization = Initialization.HeNormal", StringComparison.Ordinal), [Modified], [Cached]
        },
        { "a name", Net.Replace("Net\n", "Other\n", StringComparison.Ordinal), [Modified], [Cached] },
        // The class of a network that cannot be written gets members that throw.
        { "a broken attribute", Net.Replace("(2, 8, 1)", "(2, 8,", StringComparison.Ordinal), [Removed, New], [Removed] },
        { "a wrong attribute", Net.Replace("8", "0", StringComparison.Ordinal), [Removed, New], [Removed] },
        { "no attribute", Net.Replace("[Network(2, 8, 1)]", "", StringComparison.Ordinal), [Removed], [Removed] },
    };

    [Theory, MemberData(nameof(Edits))]
    public void An_edit_plans_and_writes_what_it_changes_and_nothing_else(
        string edit, string edited, IncrementalStepRunReason[] networks, IncrementalStepRunReason[] topologies)
    {
        var compilation = GeneratorRun.Compile(Net);
        var driver = GeneratorRun.NewDriver().RunGenerators(compilation);
        driver = driver.RunGenerators(edited == Net ? compilation : Replaced(compilation, edited));
        AssertReasons(edit, networks, topologies, driver);
    }

    [Fact]
    public void An_unrelated_file_changes_nothing()
    {
        var compilation = GeneratorRun.Compile(Net);
        var driver = GeneratorRun.NewDriver().RunGenerators(compilation);
        driver = driver.RunGenerators(
            compilation.AddSyntaxTrees(
                CSharpSyntaxTree.ParseText("public class Unrelated { public int Two => 2; }", path: "Unrelated.cs")));
        AssertReasons("an unrelated file", [Cached], [Cached], driver);
    }

    [Fact]
    public void The_class_in_another_file_changes_nothing_of_its_text()
    {
        var compilation = GeneratorRun.Compile(Net, "// empty\n");
        var driver = GeneratorRun.NewDriver().RunGenerators(compilation);
        var before = Texts(driver);
        var (first, second) = (compilation.SyntaxTrees[0], compilation.SyntaxTrees[1]);
        compilation = compilation
            .ReplaceSyntaxTree(first, CSharpSyntaxTree.ParseText("// empty\n", path: first.FilePath))
            .ReplaceSyntaxTree(second, CSharpSyntaxTree.ParseText(Net, path: second.FilePath));
        Assert.Equal(before, Texts(driver.RunGenerators(compilation)));
    }

    [Fact]
    public void A_broken_attribute_that_is_mended_brings_back_the_same_files()
    {
        var compilation = GeneratorRun.Compile(Net);
        var driver = GeneratorRun.NewDriver().RunGenerators(compilation);
        var before = Texts(driver).ToArray();
        driver = driver.RunGenerators(Replaced(compilation, Net.Replace("(2, 8, 1)", "(2, 8,", StringComparison.Ordinal)));
        Assert.DoesNotContain(Texts(driver), file => before.Contains(file));
        Assert.Equal(before, Texts(driver.RunGenerators(compilation)));
    }

    [Fact]
    public void An_edit_of_one_network_of_many_writes_that_one_alone()
    {
        var many = Net + string.Concat(Enumerable.Range(0, 20).Select(i => $"[Network({i + 1}, 5, 1)] public partial class Net{i};\n"));
        var compilation = GeneratorRun.Compile(many);
        var driver = GeneratorRun.NewDriver().RunGenerators(compilation);
        driver = driver.RunGenerators(
            Replaced(compilation, many.Replace("Network(7, 5, 1)", "Network(7, 6, 1)", StringComparison.Ordinal)));
        IncrementalStepRunReason[] one = [.. Enumerable.Repeat(Cached, 20), Modified];
        AssertReasons("one of many", one, one, driver);
    }

    /// <summary>A symbol, a node, a location or a compilation kept alive would keep alive everything the editor has seen.</summary>
    [Fact]
    public void Nothing_of_Roslyn_is_reachable_from_what_a_step_hands_on()
    {
        var result = GeneratorRun.NewDriver().RunGenerators(GeneratorRun.Compile(Net + Second)).GetRunResult().Results.Single();
        foreach (var name in new[] { TrackingNames.Networks, TrackingNames.Options, TrackingNames.Specs, TrackingNames.Topologies })
        {
            var outputs = result.TrackedSteps[name].SelectMany(step => step.Outputs).Select(output => output.Value).ToArray();
            Assert.NotEmpty(outputs);
            var reachable = new HashSet<object>(ReferenceEqualityComparer.Instance);
            Assert.All(outputs, output => Reach(output, reachable));
            Assert.DoesNotContain(
                reachable,
                found => found.GetType().Assembly.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_compilation_before_an_edit_can_be_collected()
    {
        var driver = CSharpGeneratorDriver.Create(new NetworkGenerator());
        var (edited, before) = RunTwice(driver);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(before.TryGetTarget(out _));
        Assert.NotEmpty(edited.GetRunResult().GeneratedTrees);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorDriver Edited, WeakReference<Compilation> Before) RunTwice(GeneratorDriver driver)
    {
        var compilation = GeneratorRun.Compile(Net);
        driver = driver.RunGenerators(compilation).RunGenerators(GeneratorRun.Compile($"// edited\n{Net}"));
        return (driver, new WeakReference<Compilation>(compilation));
    }

    private static CSharpCompilation Replaced(CSharpCompilation compilation, string text)
    {
        var tree = compilation.SyntaxTrees[0];
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(text)));
    }

    private static IEnumerable<(string, string)> Texts(GeneratorDriver driver) =>
        driver.GetRunResult().Results.Single().GeneratedSources.Select(source => (source.HintName, source.SourceText.ToString()));

    /// <summary>The specs that are planned, and the files written from each.</summary>
    private static void AssertReasons(
        string edit, IncrementalStepRunReason[] networks, IncrementalStepRunReason[] topologies, GeneratorDriver driver)
    {
        IncrementalStepRunReason[] expected = [.. networks, .. topologies];
        var result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        IncrementalStepRunReason[] outputs = [.. result.TrackedOutputSteps.Values.SelectMany(steps => steps)
            .SelectMany(step => step.Outputs)
            .Select(output => output.Reason)
            .Order()];
        Assert.True(
            expected.Order().SequenceEqual(outputs),
            $"After {edit} the files were {string.Join(", ", outputs)}, not {string.Join(", ", expected)}.");

        // A parse anew may find what was there before, and only then may nothing be written.
        var specs = result.TrackedSteps.TryGetValue(TrackingNames.Specs, out var steps)
            ? steps.SelectMany(step => step.Outputs).Select(output => output.Reason).ToArray()
            : [];
        Assert.Equal(networks.Count(reason => reason == Cached), specs.Count(reason => reason is Cached or Unchanged));
    }

    private static void Reach(object? from, HashSet<object> reachable)
    {
        if (from is null or string || from.GetType().IsPrimitive || from.GetType().IsEnum || !reachable.Add(from))
        {
            return;
        }

        if (from is IEnumerable items)
        {
            foreach (var item in items)
            {
                Reach(item, reachable);
            }
        }

        for (var type = from.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (field.FieldType is { IsPointer: false, IsByRef: false })
                {
                    Reach(field.GetValue(from), reachable);
                }
            }
        }
    }
}
