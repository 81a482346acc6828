extern alias generator;

using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Basic.Reference.Assemblies;
using generator::Generated.Neuron.Generator;
using generator::Generated.Neuron.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Generated.Neuron.Tests.Generator;

/// <summary>Source text through the generator and the compiler, as a user's build does it.</summary>
internal sealed class GeneratorRun
{
    private static readonly MetadataReference Runtime = MetadataReference.CreateFromFile(typeof(INetwork).Assembly.Location);

    private readonly Compilation _input;
    private readonly Compilation _output;

    /// <param name="sources">The user's files.</param>
    public GeneratorRun(params string[] sources)
    {
        _input = Compile(sources);
        Driver = NewDriver().RunGeneratorsAndUpdateCompilation(_input, out _output, out var diagnostics);
        GeneratorDiagnostics = diagnostics;
    }

    /// <summary>The driver after its run.</summary>
    public GeneratorDriver Driver { get; }

    /// <summary>What the generator itself reports: nothing, mistakes are the analyzer's.</summary>
    public ImmutableArray<Diagnostic> GeneratorDiagnostics { get; }

    /// <summary>The generated files by their hint names.</summary>
    public IReadOnlyDictionary<string, string> Sources =>
        Driver.GetRunResult().Results.Single().GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);

    /// <summary>Errors and warnings of the compiler, the generated files included.</summary>
    public IEnumerable<Diagnostic> CompilerDiagnostics => _output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);

    /// <summary>What the analyzer reports for the user's files.</summary>
    public async Task<ImmutableArray<Diagnostic>> AnalyzerDiagnostics() =>
        await _output.WithAnalyzers([new NetworkAnalyzer()]).GetAnalyzerDiagnosticsAsync();

    /// <summary>The compiled assembly, loaded. Fails where anything generated has an error or a warning.</summary>
    public Assembly Load()
    {
        using var image = new MemoryStream();
        var result = _output.Emit(image);
        Assert.Empty(GeneratorDiagnostics);
        Assert.Empty(result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        image.Position = 0;
        return new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image);
    }

    /// <summary>A user's compilation: C# as the oldest supported compiler has it, nullable on.</summary>
    public static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "Networks",
        sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, CSharpParseOptions.Default, path: $"File{i}.cs")),
        [.. Net100.References.All, Runtime],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>A driver that notes which steps ran and which were taken from its cache.</summary>
    public static GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator()],
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
}
