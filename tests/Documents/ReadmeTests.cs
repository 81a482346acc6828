using System.Text.RegularExpressions;
using Generated.Neuron.Tests.Generator;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace Generated.Neuron.Tests.Documents;

/// <summary>What the READMEs show is what happens: programs run, declarations compile, generated code is as it is generated.</summary>
[Trait(nameof(Needs), Needs.Processes)]
public sealed partial class ReadmeTests(ITestOutputHelper output)
{
    private const string Excerpt = "private static void";

    /// <summary>A web service, which needs ASP.NET: tests/Package builds and calls it.</summary>
    private const string WebService = "WebApplication.";

    public static TheoryData<string> Readmes =>
        ["README.md", "runtime/Neuron/README.md", "runtime/Training/README.md", "docs/weights.md", "docs/onnx.md", "docs/training.md"];

    /// <summary>
    /// In the order of the document and in one folder, so that a program finds the files of the one before it; Python's where
    /// Python has what they import.
    /// </summary>
    [Theory, MemberData(nameof(Readmes))]
    public async Task Programs_run_and_declarations_compile(string readme)
    {
        var text = ProjectDocument.Read(readme);
        var blocks = ProjectDocument.Blocks(text, "csharp|python")
            .Where(block =>
                !block.Contains(Excerpt, StringComparison.Ordinal) && !block.Contains(WebService, StringComparison.Ordinal))
            .ToArray();
        Assert.Contains(blocks, block => block.Contains("new MoonClassifier", StringComparison.Ordinal));
        using var folder = new ProgramFolder();
        foreach (var block in blocks)
        {
            if (block.Contains("import ", StringComparison.Ordinal))
            {
                Log(readme, block, folder.RunPython(block, out var reason) ?? $"left out: {reason}");
                continue;
            }

            var isProgram = block.Contains("Console.", StringComparison.Ordinal);
            var run = new GeneratorRun(
                isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                ProjectDocument.ImplicitUsings,
                ProjectDocument.WithUsing(block));
            Assert.DoesNotContain(await run.AnalyzerDiagnostics(), mistake => mistake.Severity >= DiagnosticSeverity.Warning);
            Assert.Empty(run.CompilerDiagnostics);
            Assert.Equal(block.Contains("[Network(", StringComparison.Ordinal), run.Sources.Count > 0);
            if (isProgram)
            {
                // Either the seed network's answer, a good accuracy or R², a price, or what the document shows of it.
                var printed = folder.Run(run);
                Assert.True(Answer().IsMatch(printed) || ProjectDocument.Blocks(text, "text").Contains(printed), printed);
                Log(readme, block, printed);
            }
        }
    }

    [Fact]
    public void A_file_of_another_network_is_refused_in_the_words_of_the_page()
    {
        using var stream = new MemoryStream();
        Safetensors.Save(new MatrixNetwork(Topology.Parse("2-8-1 (Relu, Sigmoid; BinaryCrossEntropy)")), stream);
        stream.Position = 0;
        var refused = Assert.Throws<ModelFileException>(() =>
            Safetensors.Load(new MatrixNetwork(Topology.Parse("3-8-1 (Relu, Sigmoid; BinaryCrossEntropy)")), stream));
        Assert.Contains(
            ProjectDocument.Blocks(ProjectDocument.Read("docs/weights.md"), "text"),
            block => block.TrimEnd() == refused.Message.Replace("the stream", "moons.safetensors", StringComparison.Ordinal));
    }

    /// <summary>Every line of the excerpt stands in the generated file, in this order; … stands for lines left out.</summary>
    [Fact]
    public void The_excerpt_of_generated_code_is_as_it_is_generated()
    {
        var excerpt = Assert.Single(
            ProjectDocument.Blocks(ProjectDocument.Read("README.md"), "csharp"),
            block => block.Contains(Excerpt, StringComparison.Ordinal));
        var generated = new GeneratorRun("[Generated.Neuron.Network(2, 8, 1)] public partial class MoonClassifier;").Kernels.Split('\n')
            .Select(line => line.Trim())
            .ToArray();
        var at = 0;
        foreach (var line in excerpt.Split('\n').Select(line => line.Trim()).Where(line => line is not ("" or "…")))
        {
            at = Array.IndexOf(generated, line, at) + 1;
            Assert.True(at > 0, $"The README shows “{line}”, which is not generated, or not there.");
        }
    }

    [Fact]
    public void Every_file_and_folder_that_the_documents_name_is_there()
    {
        foreach (var document in new[]
        {
            "README.md",
            "CONTRIBUTING.md",
            "docs/architecture.md",
            "benchmarks/README.md",
            "docs/diagnostics/README.md",
            "docs/weights.md",
            "docs/onnx.md",
            "docs/training.md",
            "docs/own-losses.md",
        })
        {
            foreach (Match link in Link().Matches(ProjectDocument.Read(document)))
            {
                var target = Path.Combine(Path.GetDirectoryName(ProjectDocument.Path(document))!, link.Groups["path"].Value);
                Assert.True(Path.Exists(target), $"{document} names {link.Groups["path"].Value}, which is not there.");
            }
        }
    }

    private void Log(string document, string block, string printed) =>
        output.WriteLine($"{document}: {block.Split('\n')[0]} … {printed.TrimEnd()}");

    [GeneratedRegex(@"\]\((?<path>(?!https?:)[^)#]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"at \(0\.5, 1\): 0\.\d{3}|accuracy (9\d|100)(\.\d+)? %|R² +0\.9\d|^\d{6} €")]
    private static partial Regex Answer();
}
