extern alias generator;

using generator::Generated.Neuron.Generator;
using generator::Generated.Neuron.Generator.Diagnostics;
using generator::Generated.Neuron.Generator.Emission;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Generated.Neuron.Tests.Generator;

/// <summary>One network's trouble is its own.</summary>
[Trait(nameof(Needs), Needs.Time)]
public sealed class FaultTests
{
    private const string Networks = """
        using Generated.Neuron;
        [Network(2, 3, 1)] public partial class First;
        [Network(5, 3, 1)] public partial class Broken;
        [Network(5, 3, 1)] public partial class Namesake;
        [Network(2, 8, 1)] public partial class Last;
        """;

    [Fact]
    public async Task What_is_thrown_while_a_network_is_written_is_one_error_at_its_attribute_and_the_others_are_written()
    {
        var generator = new NetworkGenerator(spec =>
            spec.InputCount == 5 ? throw new InvalidOperationException("five\ninputs") : EmittedFile.Emit(spec));
        var driver = CSharpGeneratorDriver.Create([generator.AsSourceGenerator()])
            .RunGeneratorsAndUpdateCompilation(GeneratorRun.Compile(Networks), out var output, out var diagnostics);
        Assert.Empty(diagnostics);
        Assert.Null(driver.GetRunResult().Results.Single().Exception);
        Assert.Empty(output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        Assert.NotEmpty(output.GetTypeByMetadataName("First")!.GetMembers("Forward"));
        Assert.NotEmpty(output.GetTypeByMetadataName("Last")!.GetMembers("Forward"));
        Assert.Empty(output.GetTypeByMetadataName("Broken")!.GetMembers("_parameters"));
        Assert.NotEmpty(output.GetTypeByMetadataName("Broken")!.GetMembers("Forward"));

        var analyzer = new NetworkAnalyzer(spec => spec.Topology.InputCount == 5 ? "InvalidOperationException: five inputs" : null);
        var found = await output.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync();
        Assert.Equal(["NRN022", "NRN022"], found.Select(diagnostic => diagnostic.Id));
        Assert.Equal([2, 3], found.Select(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line).Order());
        Assert.All(found, diagnostic => Assert.Contains("five inputs", diagnostic.GetMessage(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_fault_is_described_in_one_line_with_its_place()
    {
        Exception Thrown()
        {
            try
            {
                throw new InvalidOperationException("two\r\nlines");
            }
            catch (InvalidOperationException exception)
            {
                return exception;
            }
        }

        var text = Fault.Describe(Thrown());
        Assert.StartsWith("InvalidOperationException: two lines, at ", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text);
    }

    /// <summary>Every topology that the attribute takes can be planned and written, however odd.</summary>
    [Fact]
    public void Nothing_is_thrown_for_thousands_of_topologies()
    {
        var random = new SplitMix64(13);
        var losses = Enum.GetValues<Loss>();
        var hidden = Enum.GetValues<Activation>().Where(activation => activation != Activation.Softmax).ToArray();
        var declarations = Enumerable.Range(0, 1500).Select(i =>
        {
            var sizes = Enumerable.Range(0, 2 + random.NextInt32(4))
                .Select(_ => 1 + random.NextInt32(random.NextInt32(2) == 0 ? 12 : 120))
                .ToArray();
            sizes[^1] = random.NextInt32(2) == 0 ? 1 : sizes[^1];
            var loss = losses[random.NextInt32(losses.Length)];
            var unroll = Enum.GetValues<Unroll>()[random.NextInt32(3)];
            int[] widths = [128, 256, 512];
            return $"[Network({string.Join(", ", sizes)}, Hidden = "
                + $"Activation.{hidden[random.NextInt32(hidden.Length)]}, Loss = Loss.{loss}, "
                + $"Unroll = Unroll.{unroll}, MaxVectorWidth = {widths[random.NextInt32(3)]})] public partial class Network{i};";
        });
        var driver = GeneratorRun.NewDriver()
            .RunGenerators(GeneratorRun.Compile($"using Generated.Neuron;\n{string.Join('\n', declarations)}"));
        var result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        var written = result.GeneratedSources.Select(source => source.HintName)
            .Where(name => name.StartsWith("Network", StringComparison.Ordinal))
            .ToHashSet();
        Assert.Superset(Enumerable.Range(0, 1500).Select(i => $"Network{i}.g.cs").ToHashSet(), written);
    }
}
