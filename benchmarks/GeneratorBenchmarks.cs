extern alias generator;

using Basic.Reference.Assemblies;
using BenchmarkDotNet.Attributes;
using generator::Generated.Neuron.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generated.Neuron.Benchmarks;

/// <summary>
/// The generator itself, in a compilation with this many networks of mixed sizes, each in its own file: when a project is opened,
/// at a keystroke that changes no network, and at one that changes a size. The limit is 100 µs per network for a keystroke.
/// </summary>
public class GeneratorBenchmarks
{
    private static readonly string[] Sizes =
    [
        "2, 8, 1", "1, 1", "24, 8, 2", "4, 32, 16, 4", "3, 6, 5, 1", "16, 64, 64, 1", "8, 12, 3", "64, 256, 256, 16", "5, 20, 2",
        "2, 4, 4, 1",
    ];

    private CSharpCompilation _compilation = null!;
    private GeneratorDriver _driver = null!;
    private GeneratorDriver _idle = null!;
    private SyntaxTree _unrelated = null!;
    private int _edits;

    [Params(1, 10, 100)]
    public int Networks { get; set; }

    [GlobalSetup]
    public void Open()
    {
        var files = Enumerable.Range(0, Networks).Select(i => Parse($"Net{i}.cs", Declaration(i, Sizes[i % Sizes.Length])));
        _unrelated = Parse("Unrelated.cs", "public class Unrelated { public int Edits => 0; }");
        _compilation = CSharpCompilation.Create(
            "Networks",
            [.. files, _unrelated],
            [
                .. Net100.References.All,
                MetadataReference.CreateFromFile(typeof(INetwork).Assembly.Location),
                MetadataReference.CreateFromFile(typeof(Activation).Assembly.Location),
            ],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        _driver = NewDriver().RunGenerators(_compilation);
        _idle = CSharpGeneratorDriver.Create(new IdleGenerator()).RunGenerators(_compilation);
    }

    [Benchmark(Baseline = true)]
    public GeneratorDriver FirstRun() => NewDriver().RunGenerators(_compilation);

    /// <summary>With Roslyn's own work on the edited file.</summary>
    [Benchmark]
    public GeneratorDriver UnrelatedEdit() => _driver.RunGenerators(EditedElsewhere());

    /// <summary>The same edit with a generator that asks Roslyn for the same attribute and does nothing: Roslyn's share.</summary>
    [Benchmark]
    public GeneratorDriver UnrelatedEditOfRoslynAlone() => _idle.RunGenerators(EditedElsewhere());

    [Benchmark]
    public GeneratorDriver OneSizeEdited() =>
        _driver.RunGenerators(
            _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees[0], Parse("Net0.cs", Declaration(0, $"2, {(++_edits % 40) + 1}, 1"))));

    private CSharpCompilation EditedElsewhere() =>
        _compilation.ReplaceSyntaxTree(_unrelated, Parse("Unrelated.cs", $"public class Unrelated {{ public int Edits => {++_edits}; }}"));

    private static CSharpGeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(new NetworkGenerator());

    private static string Declaration(int i, string sizes) =>
        $"using Generated.Neuron;\n\nnamespace Networks;\n\n[Network({sizes}, Loss = "
        + $"Loss.MeanSquaredError)]\npublic sealed partial class Net{i};\n";

    private static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, path: path);

    private sealed class IdleGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
            context.SyntaxProvider.ForAttributeWithMetadataName(
                typeof(NetworkAttribute).FullName!, static (_, _) => true, static (_, _) => 0),
            static (_, _) => { });
    }
}
