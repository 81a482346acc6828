extern alias generator;

using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Basic.Reference.Assemblies;
using generator::Generated.Neuron.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Generated.Neuron.Tests.Generator;

/// <summary>Source text through the generator and the compiler, as a user's build does it.</summary>
internal sealed class GeneratorRun
{
    /// <summary>The libraries of the package that has the generator.</summary>
    public static readonly IReadOnlyList<string> Libraries = [typeof(INetwork).Assembly.Location, typeof(Activation).Assembly.Location];

    private static readonly MetadataReference[] Runtime = [.. Libraries.Select(path => MetadataReference.CreateFromFile(path))];
    private static readonly MetadataReference Training = MetadataReference.CreateFromFile(typeof(Trainer).Assembly.Location);

    private readonly Compilation _output;
    private readonly AnalyzerOptions _options;

    /// <param name="sources">The user's files.</param>
    public GeneratorRun(params string[] sources)
        : this(new BuildProperties(), sources)
    {
    }

    /// <param name="kind">A library or a program.</param>
    /// <param name="sources">The user's files.</param>
    public GeneratorRun(OutputKind kind, params string[] sources)
        : this(new BuildProperties(), kind, sources)
    {
    }

    /// <param name="properties">The properties of the user's project.</param>
    /// <param name="sources">The user's files.</param>
    public GeneratorRun(BuildProperties properties, params string[] sources)
        : this(properties, OutputKind.DynamicallyLinkedLibrary, sources)
    {
    }

    /// <param name="properties">The properties of the user's project.</param>
    /// <param name="files">The user's files by their names.</param>
    public GeneratorRun(BuildProperties properties, params (string Name, string Text)[] files)
        : this(properties, OutputKind.DynamicallyLinkedLibrary, files)
    {
    }

    private GeneratorRun(BuildProperties properties, OutputKind kind, string[] sources)
        : this(properties, kind, [.. sources.Select((source, i) => ($"File{i}.cs", source))])
    {
    }

    private GeneratorRun(BuildProperties properties, OutputKind kind, (string Name, string Text)[] files)
    {
        _options = properties.Options;
        Driver = NewDriver(properties).RunGeneratorsAndUpdateCompilation(
            Compile(properties, kind, files), out _output, out var diagnostics);
        GeneratorDiagnostics = diagnostics;
    }

    /// <summary>The driver after its run.</summary>
    public GeneratorDriver Driver { get; }

    /// <summary>What the generator itself reports: nothing, mistakes are the analyzer's.</summary>
    public ImmutableArray<Diagnostic> GeneratorDiagnostics { get; }

    /// <summary>The generated files by their hint names.</summary>
    public IReadOnlyDictionary<string, string> Sources =>
        Driver.GetRunResult().Results.Single().GeneratedSources.ToDictionary(
            source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);

    /// <summary>The file with the kernels of the only topology there is.</summary>
    public string Kernels =>
        Assert.Single(Sources, source => source.Key.StartsWith("Generated.Neuron.Emitted.", StringComparison.Ordinal)).Value;

    /// <summary>Errors and warnings of the compiler, the generated files included.</summary>
    public IEnumerable<Diagnostic> CompilerDiagnostics => Diagnostics(_output);

    /// <summary>All of it, generated files included.</summary>
    public Compilation Output => _output;

    /// <summary>What the analyzer reports for the user's files.</summary>
    public async Task<ImmutableArray<Diagnostic>> AnalyzerDiagnostics() =>
        await _output.WithAnalyzers([new NetworkAnalyzer()], _options).GetAnalyzerDiagnosticsAsync();

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

    /// <summary>What the compiler says where it also checks documentation, as a project that publishes its own has it.</summary>
    public IEnumerable<Diagnostic> DocumentationDiagnostics => Diagnostics(_output.SyntaxTrees
        .Aggregate(_output, (compilation, tree) => compilation.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(
            CSharpSyntaxTree.ParseText(tree.GetText(), Checked(tree.Options)).GetRoot(), Checked(tree.Options)))));

    /// <summary>Errors and warnings, without those that the suppressor beside the generator takes away.</summary>
    private static IEnumerable<Diagnostic> Diagnostics(Compilation compilation)
    {
        var suppressor = new OwnFileSuppressor();
        var found = compilation.GetDiagnostics();
        if (found.Any(diagnostic => suppressor.SupportedSuppressions.Any(rule => rule.SuppressedDiagnosticId == diagnostic.Id)))
        {
            found = compilation.WithAnalyzers([suppressor]).GetAllDiagnosticsAsync().GetAwaiter().GetResult();
        }

        return found.Where(diagnostic => !diagnostic.IsSuppressed && diagnostic.Severity >= DiagnosticSeverity.Warning);
    }

    /// <summary>The compiled assembly as a file.</summary>
    public void Save(string path) => Assert.True(_output.Emit(path).Success);

    /// <summary>A user's compilation: nullable on.</summary>
    public static CSharpCompilation Compile(params string[] sources) =>
        Compile(new BuildProperties(), OutputKind.DynamicallyLinkedLibrary, [.. sources.Select((source, i) => ($"File{i}.cs", source))]);

    /// <summary>A driver that notes which steps ran and which were taken from its cache.</summary>
    public static GeneratorDriver NewDriver() => NewDriver(new BuildProperties());

    private static CSharpCompilation Compile(BuildProperties properties, OutputKind kind, (string Name, string Text)[] files) =>
        CSharpCompilation.Create(
        "Networks",
        files.Select(file => CSharpSyntaxTree.ParseText(file.Text, properties.ParseOptions, path: file.Name)),
        [.. Net100.References.All, .. Runtime, Training],
        new CSharpCompilationOptions(
            kind, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999));

    private static CSharpParseOptions Checked(ParseOptions options) =>
        ((CSharpParseOptions)options).WithDocumentationMode(DocumentationMode.Diagnose);

    private static CSharpGeneratorDriver NewDriver(BuildProperties properties) => CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator()],
        parseOptions: properties.ParseOptions,
        optionsProvider: properties.Options.AnalyzerConfigOptionsProvider,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
}
