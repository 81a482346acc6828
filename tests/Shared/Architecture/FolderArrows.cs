using Generated.Neuron.Tests.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generated.Neuron.Tests.Architecture;

/// <summary>Which folder of a project knows which: by what every name of its source means to the compiler, comments included.</summary>
internal sealed class FolderArrows
{
    /// <summary>What lies in no folder of the project.</summary>
    public const string Top = "(top)";

    private readonly string _project;

    /// <param name="project">The project's folder.</param>
    /// <param name="others">Source that it needs and that is none of its own.</param>
    public FolderArrows(string project, params string[] others)
    {
        _project = ProjectDocument.Path(project);
        var options = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Parse);
        var trees = others.Select(ProjectDocument.Path).Prepend(_project).SelectMany(Files)
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file))
            .Append(CSharpSyntaxTree.ParseText(ProjectDocument.ImplicitUsings, options));
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Generated.Neuron", StringComparison.Ordinal));
        var compilation = CSharpCompilation.Create(
            "Arrows",
            trees,
            platform.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        References = [.. compilation.SyntaxTrees.Where(tree => Place(tree) is not null)
            .SelectMany(tree => Of(compilation, tree))
            .Distinct()];
    }

    /// <summary>
    /// Every type of the project that a type of another file mentions, with the files of both, from the project's folder on.
    /// </summary>
    public IReadOnlyList<(string From, string To)> References { get; }

    /// <summary>From folder to folder, of the first level: <c>Emission → Planning</c>.</summary>
    public IReadOnlyList<string> Folders => Arrows(file => file.Split('/') is [var folder, _, ..] ? folder : Top);

    /// <summary>From folder to folder, as <paramref name="folder"/> names those of a file.</summary>
    public IReadOnlyList<string> Arrows(Func<string, string> folder) =>
    [
        .. References.Select(reference => (From: folder(reference.From), To: folder(reference.To)))
            .Where(arrow => arrow.From != arrow.To)
            .Select(arrow => $"{arrow.From} → {arrow.To}")
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    public static void Allows(IEnumerable<string> arrows, params string[] allowed)
    {
        Assert.NotEmpty(arrows);
        Assert.Empty(arrows.Except(allowed));
    }

    /// <summary>No way along the arrows leads back to where it began; what lies in no folder counts as one.</summary>
    public static void HasNoCycle(IEnumerable<string> arrows)
    {
        var left = arrows.Select(arrow => arrow.Split(" → ")).Select(ends => (From: ends[0], To: ends[1])).ToList();
        Assert.NotEmpty(left);

        // A folder that knows none is in no cycle, and neither is one that knows such folders alone.
        while (left.Where(arrow => left.All(other => other.From != arrow.To)).ToHashSet() is { Count: > 0 } ends)
        {
            left.RemoveAll(ends.Contains);
        }

        Assert.Empty(left);
    }

    private static IEnumerable<string> Files(string root) => File.Exists(root)
        ? [root]
        : Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(file =>
                !Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "CodeFixes"));

    private IEnumerable<(string From, string To)> Of(CSharpCompilation compilation, SyntaxTree tree)
    {
        var model = compilation.GetSemanticModel(tree);
        foreach (var name in tree.GetRoot().DescendantNodes(descendIntoTrivia: true).OfType<SimpleNameSyntax>())
        {
            var found = model.GetSymbolInfo(name);
            foreach (var symbol in found.Symbol is { } one ? [one] : found.CandidateSymbols)
            {
                var type = symbol as INamedTypeSymbol ?? symbol.ContainingType;
                foreach (var place in type?.DeclaringSyntaxReferences ?? [])
                {
                    if (place.SyntaxTree != tree && Place(tree) is { } from && Place(place.SyntaxTree) is { } to)
                    {
                        yield return (from, to);
                    }
                }
            }
        }
    }

    /// <summary>From the project's folder on; null for source that is none of its own.</summary>
    private string? Place(SyntaxTree tree) => tree.FilePath.StartsWith(_project + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        ? Path.GetRelativePath(_project, tree.FilePath).Replace(Path.DirectorySeparatorChar, '/')
        : null;
}
