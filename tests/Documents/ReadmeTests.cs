using System.Diagnostics;
using System.Text.RegularExpressions;
using Generated.Neuron.Tests.Generator;
using Microsoft.CodeAnalysis;

namespace Generated.Neuron.Tests.Documents;

/// <summary>What the READMEs show is what happens: programs run, declarations compile, generated code is as it is generated.</summary>
public sealed partial class ReadmeTests
{
    private const string Excerpt = "private static void";

    public static TheoryData<string> Readmes => ["README.md", "runtime/Neuron/README.md", "runtime/Training/README.md"];

    [Theory, MemberData(nameof(Readmes))]
    public async Task Programs_run_and_declarations_compile(string readme)
    {
        var blocks = ProjectDocument.Blocks(ProjectDocument.Read(readme), "csharp").Where(block => !block.Contains(Excerpt, StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(blocks);
        Assert.Contains(blocks, block => block.Contains("new MoonClassifier", StringComparison.Ordinal));
        foreach (var block in blocks)
        {
            var isProgram = block.Contains("Console.", StringComparison.Ordinal);
            var run = new GeneratorRun(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, ProjectDocument.ImplicitUsings, ProjectDocument.WithUsing(block));
            Assert.DoesNotContain(await run.AnalyzerDiagnostics(), mistake => mistake.Severity >= DiagnosticSeverity.Warning);
            Assert.Empty(run.CompilerDiagnostics);
            Assert.NotEmpty(run.Sources);
            if (isProgram)
            {
                Assert.Matches(@"at \(0\.5, 1\): 0\.\d{3}", Output(run));
            }
        }
    }

    /// <summary>Every line of the excerpt stands in the generated file, in this order; … stands for lines left out.</summary>
    [Fact]
    public void The_excerpt_of_generated_code_is_as_it_is_generated()
    {
        var excerpt = Assert.Single(ProjectDocument.Blocks(ProjectDocument.Read("README.md"), "csharp"), block => block.Contains(Excerpt, StringComparison.Ordinal));
        var generated = new GeneratorRun("[Generated.Neuron.Network(2, 8, 1)] public partial class MoonClassifier;").Sources["MoonClassifier.Kernels.g.cs"].Split('\n').Select(line => line.Trim()).ToArray();
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
        foreach (var document in new[] { "README.md", "CONTRIBUTING.md", "docs/architecture.md", "benchmarks/README.md", "docs/diagnostics/README.md" })
        {
            foreach (Match link in Link().Matches(ProjectDocument.Read(document)))
            {
                var target = Path.Combine(Path.GetDirectoryName(ProjectDocument.Path(document))!, link.Groups["path"].Value);
                Assert.True(Path.Exists(target), $"{document} names {link.Groups["path"].Value}, which is not there.");
            }
        }
    }

    /// <summary>What the program prints, in a folder that has the data set.</summary>
    private static string Output(GeneratorRun run)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.Copy(ProjectDocument.Path("sample/data/moons.csv"), Path.Combine(folder.FullName, "moons.csv"));
            var program = Path.Combine(folder.FullName, "program.dll");
            run.Save(program);
            foreach (var library in Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").Where(file => Library().IsMatch(Path.GetFileName(file))))
            {
                File.Copy(library, Path.Combine(folder.FullName, Path.GetFileName(library)));
            }

            File.WriteAllText(Path.ChangeExtension(program, ".runtimeconfig.json"), """
                { "runtimeOptions": { "tfm": "net10.0", "framework": { "name": "Microsoft.NETCore.App", "version": "10.0.0" }, "configProperties": { "System.Globalization.Invariant": true } } }
                """);
            using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", program]) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, error.Result);
            return output;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex(@"\]\((?<path>(?!https?:)[^)#]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^(Generated\.Neuron(\.Training)?|Sep|csFastFloat|System\.Numerics\.Tensors)\.dll$")]
    private static partial Regex Library();
}
