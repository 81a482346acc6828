extern alias generator;

using generator::Generated.Neuron.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generated.Neuron.Tests.Generator;

/// <summary>
/// No name of a user's breaks generated code: every identifier in it is also what a user calls something, in every place that C# could ask
/// before it finds what is meant.
/// </summary>
[Trait(nameof(Needs), Needs.Time)]
public sealed class HostileNameTests
{
    private const string Space = "global::Generated.Neuron";

    /// <summary>Networks of all shapes: written out, in loops, with dropout, softmax and every activation and loss.</summary>
    private static readonly string[] Attributes =
    [
        "2, 8, 1", "12, 8, 2, Dropout = 0.5", "24, 64, 10, Loss = LOSS.CrossEntropy", "5, 50, 50, 5, Unroll = UNROLL.Never, Dropout = 0.1",
        "4, 3, 3, Loss = LOSS.CrossEntropy", "64, 256, 256, 16, Loss = LOSS.Huber, MaxVectorWidth = 256", "2, 3, 2, Unroll = UNROLL.Always",
        .. from activation in Enum.GetNames<Activation>().Except(["Softmax"])
           from size in new[] { 3, 40 }
           select $"3, {size}, 1, Hidden = ACTIVATION.{activation}, Loss = LOSS.MeanAbsoluteError",
    ];

    private static readonly string[] Networks =
    [
        .. Attributes.Select((attribute, i) => $"[{Space}.Network({attribute})] public partial class Network{i};"
            .Replace("LOSS", $"{Space}.Loss", StringComparison.Ordinal)
            .Replace("UNROLL", $"{Space}.Unroll", StringComparison.Ordinal)
            .Replace("ACTIVATION", $"{Space}.Activation", StringComparison.Ordinal)),
    ];

    /// <summary>Outside all namespaces these two are what full names begin with, and the others keywords: NRN023.</summary>
    private static readonly string[] Reserved = ["System", "Generated", "var", "nint", "global"];

    private static readonly Lazy<string[]> Identifiers = new(() =>
        [
            .. new GeneratorRun($"namespace MyApp {{ {string.Join('\n', Networks)} }}").Output.SyntaxTrees.Skip(1)
                .SelectMany(tree => tree.GetRoot().DescendantTokens(descendIntoTrivia: true))
                .Where(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText.Length > 0)
                .SelectMany(token => new[] { token.ValueText, $"{token.ValueText}Attribute" })
                .Distinct()
                .Where(name => SyntaxFacts.IsValidIdentifier(name) && !name.StartsWith("Network", StringComparison.Ordinal)
                    && name != "MyApp")
                .Order(StringComparer.Ordinal),
        ]);

    public static TheoryData<string> Places =>
    [
        "class @{0};", "class @{0}<T>; class @{0}<T1, T2>; class @{0};", "namespace MyApp {{ class @{0}; }}",
        "namespace MyApp {{ class @{0}<T>; struct @{0}<T1, T2>; enum @{0}; }}", "namespace MyApp.@{0} {{ class Inside; }}",
        "namespace @{0} {{ class Inside; }}", "namespace MyApp.Generated.Neuron.Emitted {{ class @{0}; }}",
        "namespace Generated.Neuron.Emitted {{ public class @{0}; }}", "namespace Generated.Neuron.Emitted {{ public class @{0}<T>; }}",
        "namespace Generated.Neuron.Emitted.@{0} {{ class Inside; }}", "global using @{0} = System.String;",
        "namespace Generated.Neuron.Emitted1 {{ public class @{0}; }} namespace Generated.Neuron.Emitted {{ public class @{0}; }}",
    ];

    [Theory, MemberData(nameof(Places))]
    public async Task A_name_of_the_users_means_nothing_to_generated_code(string place)
    {
        var isOutside = !place.StartsWith("namespace MyApp", StringComparison.Ordinal)
            && !place.StartsWith("namespace Generated", StringComparison.Ordinal);
        var names = Identifiers.Value.Except(isOutside ? Reserved : ["global"]);
        await Compiles(string.Join('\n', names.Select(name => string.Format(null, place, name))), string.Join('\n', Networks));
    }

    [Fact]
    public async Task A_type_around_a_network_or_a_member_of_one_means_nothing_to_it()
    {
        var types = string.Join('\n', Identifiers.Value.Select(name => $"class @{name}; class @{name}<T>;"));
        await Compiles("", $"partial class Outer {{ {types}\n{string.Join('\n', Networks)} }}");
        var generated = new GeneratorRun("[Generated.Neuron.Network(2, 1)] partial class Net;").Output.GetTypeByMetadataName("Net")!
            .GetMembers()
            .Select(member => member.Name);
        var members = Identifiers.Value.Except(generated).Select(name => $"int @{name};");
        await Compiles("", Networks[0].Replace(";", $" {{ {string.Join('\n', members)} }}", StringComparison.Ordinal));
    }

    /// <summary>Types beside those that generated code means, in their own namespaces; if they replace one, the mistake names it.</summary>
    [Fact]
    public async Task A_type_in_a_namespace_that_names_come_from_is_no_trouble_or_a_mistake_that_is_named()
    {
        var compilation = GeneratorRun.Compile("");
        var spaces = Vocabulary.OfKernels.Keys.Concat(Vocabulary.OfNetworks.Keys).Concat(Vocabulary.Qualified.Keys).Distinct();
        bool IsSpace(string name) => spaces.Any(space => space.StartsWith(name, StringComparison.Ordinal));
        foreach (var space in spaces)
        {
            bool IsKeyword(string name) => space == "Generated.Neuron" && name is "var" or "nint";
            var exists = Identifiers.Value.Append("Math").Append("MathF").ToLookup(name =>
                new[] { "", "`1", "`2" }.Any(arity => compilation.GetTypeByMetadataName($"{space}.{name}{arity}") is not null)
                || IsKeyword(name) || IsSpace($"{space}.{name}"));
            var others = exists[false].Select(name => $"public class @{name}; public class @{name}<T>;");
            await Compiles($"namespace {space} {{ {string.Join('\n', others)} }}", string.Join('\n', Networks));
            foreach (var name in exists[true].Where(name => !IsSpace($"{space}.{name}")))
            {
                var arity = IsKeyword(name) || compilation.GetTypeByMetadataName($"{space}.{name}") is not null ? ""
                    : compilation.GetTypeByMetadataName($"{space}.{name}`1") is not null ? "<T>"
                    : "<T1, T2>";
                await Compiles($"namespace {space} {{ public class @{name}{arity}; }}", Networks[0], $"'{space}.{name}'");
            }
        }
    }

    /// <summary>Only what is always written in full, or in every kernel, may be replaced by no type of the user's.</summary>
    [Fact]
    public async Task A_Math_of_the_users_is_no_trouble() =>
        await Compiles("namespace System { public class Math; public class MathF; }", string.Join('\n', Networks));

    private static async Task Compiles(string hostile, string networks, string? unless = null)
    {
        var run = new GeneratorRun(
            hostile.StartsWith("global using", StringComparison.Ordinal) ? hostile : $"{hostile}\n",
            $"namespace MyApp\n{{\n{networks}\n}}");
        var reported = (await run.AnalyzerDiagnostics()).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
        if (unless is not null && reported.Length > 0)
        {
            Assert.Equal("NRN023", Assert.Single(reported).Id);
            Assert.Contains(unless, reported[0].GetMessage(), StringComparison.Ordinal);
            return;
        }

        Assert.Empty(reported.Take(5));
        Assert.Empty(run.CompilerDiagnostics
            .Where(diagnostic => diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true)
            .Take(5));
    }
}
