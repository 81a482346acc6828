extern alias generator;

using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit.Abstractions;

namespace Generated.Neuron.Tests.Generator;

/// <summary>
/// Whatever a user writes, a network is either an error that says what to write, or source without error and warning; never an exception,
/// and never the loss of another network. NEURON_DECLARATIONS is the number of files (of twelve networks each), NEURON_SEED the first
/// file's seed.
/// </summary>
[Trait(nameof(Needs), Needs.Time)]
public sealed class RandomDeclarationTests(ITestOutputHelper output)
{
    private const int FilesInCI = 40;

    [Fact]
    public async Task A_declaration_is_an_error_and_no_source_or_source_without_error_and_warning()
    {
        var files = Number("NEURON_DECLARATIONS", FilesInCI);
        var first = Number("NEURON_SEED", 1);
        var written = 0;
        for (var seed = first; seed < first + files; seed++)
        {
            var text = new RandomDeclarations((ulong)seed).Next();
            try
            {
                written += await Check(text);
            }
            catch (Exception)
            {
                output.WriteLine($"NEURON_SEED={seed} NEURON_DECLARATIONS=1\n{text}");
                throw;
            }
        }

        output.WriteLine(
            $"seeds {first} to {first + files - 1}: {written} of {files * RandomDeclarations.NetworksOfFile} networks written");
        Assert.InRange(written, files * RandomDeclarations.NetworksOfFile / 10, files * RandomDeclarations.NetworksOfFile);
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : otherwise;

    /// <summary>Checks one file; the number of networks written.</summary>
    private static async Task<int> Check(string text)
    {
        var run = new GeneratorRun(text);
        Assert.Null(run.Driver.GetRunResult().Results.Single().Exception);
        Assert.DoesNotContain(run.GeneratorDiagnostics, diagnostic => diagnostic.Id is not ("NRN001" or "NRN002" or "NRN003"));
        var reported = await run.AnalyzerDiagnostics();
        Assert.DoesNotContain(reported, diagnostic => diagnostic.Id is "AD0001" or "NRN022");

        // Generated files: nothing, at the highest warning level and with documentation checked.
        var user = run.Output.SyntaxTrees.First();
        var own = GeneratorRun.Compile(text).GetDiagnostics().Select(Key).ToHashSet();
        var compiled = run.CompilerDiagnostics.ToArray();
        // A class in an interface with variance is the user's own mistake (CS8427), which its generated part shares.
        AssertNone(compiled.Concat(run.DocumentationDiagnostics).Where(diagnostic =>
            diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true && diagnostic.Id != "CS8427"));

        // The user's file: what it says without any generator, and what follows from a network that is not written, or from a generated
        // constructor that sets required members (CS9039, CS9035: the user's own calls have to say and set so too).
        var model = run.Output.GetSemanticModel(user);
        var written = 0;
        var missing = false;
        foreach (var attribute in (await user.GetRootAsync())
            .DescendantNodes()
            .OfType<AttributeSyntax>()
            .Where(node => node.Name.ToString() == "Network"))
        {
            var declaration = attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>()!;
            var type = (INamedTypeSymbol)model.GetDeclaredSymbol(declaration)!;
            var isWritten = type.GetMembers("_parameters").Any(member => member.Locations.Any(place => place.SourceTree != user));
            var span = declaration.FullSpan;
            var errors = reported.Where(diagnostic =>
                diagnostic.Severity == DiagnosticSeverity.Error
                    && (span.Contains(diagnostic.Location.SourceSpan) || IsContainer(declaration, diagnostic)))
                .ToArray();
            var compilerErrors = compiled.Where(diagnostic =>
                diagnostic.Severity == DiagnosticSeverity.Error
                    && diagnostic.Location.SourceTree == user
                    && span.Contains(diagnostic.Location.SourceSpan))
                .ToArray();
            Assert.True(
                isWritten ? errors.Length == 0 : errors.Length > 0 || compilerErrors.Length > 0,
                $"{type}: written {isWritten}, {string.Join("; ", errors.Select(error => error.ToString()))}");
            written += isWritten ? 1 : 0;
            missing |= !isWritten;
        }

        AssertNone(compiled.Where(diagnostic =>
            diagnostic.Location.SourceTree == user
                && !own.Contains(Key(diagnostic))
                && diagnostic.Id is not ("CS9039" or "CS9035")
                && !(missing && BadDeclarationTests.MissesWhatIsNotWritten(diagnostic))));
        return written;
    }

    private static void AssertNone(IEnumerable<Diagnostic> diagnostics)
    {
        var text = string.Join('\n', diagnostics.Take(5));
        Assert.True(text.Length == 0, text);
    }

    /// <summary>NRN002 stands at the container.</summary>
    private static bool IsContainer(SyntaxNode declaration, Diagnostic diagnostic) =>
        declaration.Ancestors()
            .OfType<TypeDeclarationSyntax>()
            .Any(container => container.Identifier.Span == diagnostic.Location.SourceSpan);

    private static (string, int) Key(Diagnostic diagnostic) => (diagnostic.Id, diagnostic.Location.SourceSpan.Start);
}
