using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generated.Neuron.Tests.Generator;

/// <summary>A network that cannot be written shows its mistake alone, however its class is used.</summary>
[Trait(nameof(Needs), Needs.Time)]
public sealed class UnwrittenTests
{
    private const string Using = "using Generated.Neuron;\n";

    /// <summary>Classes that no other file can hold a part of, or that cannot be networks: uses of them are errors besides.</summary>
    private static readonly string[] WithoutMembers = ["class «Net»;", "class «Outer»", "static partial", "ref struct", "file "];

    /// <summary>Uses of the class as a whole, in declarations, where an error keeps the compiler from asking an analyzer.</summary>
    private static readonly string[] Uses =
    [
        "class Unused { }",
        "class Pool<T> where T : INetwork { } class Uses { Pool<NET>? _pool; public override string ToString() => $\"{_pool}\"; }",
        "class Uses { public INetwork Of(NET net) => net; public IModel Model(NET net) => net; }",
    ];

    /// <summary>Uses of its members, in declarations and in bodies.</summary>
    private static readonly string[] MemberUses =
    [
        "class Uses { const int Inputs = NET.InputCount, Sizes = 10 / NET.OutputCount; float[] _gradients = new float[NET.ParameterCount]; "
            + "public int Sum() => Inputs + Sizes + _gradients.Length; }",
        "class Uses { public void Call(NET net, float[] x) { net.Forward(x, x); net.Backward(x, targets: x, gradients: x); "
            + "net.Backpropagate(x, x, x); _ = net.Cost(x, x) + net.Parameters[0] + net.Topology.InputCount; } }",
    ];

    public static TheoryData<string, string> Mistakes => BadDeclarationTests.Mistakes;

    [Theory, MemberData(nameof(Mistakes))]
    public async Task The_mistake_is_the_only_error_where_its_class_is_used(string id, string marked)
    {
        var declaration = $"{Using}{marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal)}\n";
        var isAlone = !WithoutMembers.Any(kind => marked.Contains(kind, StringComparison.Ordinal));
        var uses = isAlone && id is not ("NRN013" or "NRN018" or "NRN019") ? Uses.Concat(MemberUses) : Uses;
        if (id is not ("NRN003" or "NRN018") && isAlone)
        {
            uses = uses.Append("class Uses { public INetwork Copy(NET net) => net.Clone(); }");
        }

        foreach (var use in uses)
        {
            var shown = await Shown(declaration + use, id == "NRN016" ? "11" : "latest");
            if (isAlone)
            {
                // What no member can help: a constructor of the base class that cannot be called.
                shown = shown.Where(error => error.Id is not ("CS0619" or "CS0122"));
            }

            var text = string.Join("\n", shown);
            Assert.True(shown.Count(error => error.Id == id) == 1, $"{marked}\n{use}\n{text}");
            Assert.True(!isAlone || shown.Count() == 1, $"{marked}\n{use}\n{text}");
        }
    }

    /// <summary>An argument that the compiler itself finds wrong is its error alone.</summary>
    [Theory]
    [InlineData("[Network(2, Missing.Size, 1)] public partial class Net;", "CS0103")]
    [InlineData("[Network(2, \"8\", 1)] public partial class Net;", "CS1503")]
    [InlineData("[Network(2, 8, 1, Loss = Loss.Missing)] public partial class Net;", "CS0117")]
    [InlineData("[Network(2, 8, 1, Unknown = 3)] public partial class Net;", "CS0246")]
    public async Task An_error_of_the_compiler_is_the_only_one_too(string declaration, string id)
    {
        foreach (var use in Uses.Concat(MemberUses))
        {
            Assert.Equal(id, Assert.Single(await Shown($"{Using}{declaration}\n{use}", "latest")).Id);
        }
    }

    /// <summary>Who silences an error runs what cannot be run.</summary>
    [Fact]
    public void A_member_that_runs_all_the_same_says_what_was_wrong()
    {
        var type = new GeneratorRun($"{Using}[Network(2, 0, 1)] public partial class Net;").Load().GetType("Net")!;
        var thrown = Assert.Throws<System.Reflection.TargetInvocationException>(() => Activator.CreateInstance(type, 1)).InnerException;
        Assert.Equal(
            "The network Net could not be written. NRN006: A layer of 0; write a size from 1 to 4096.",
            Assert.IsType<InvalidOperationException>(thrown).Message);
        Assert.Contains(typeof(INetwork), type.GetInterfaces());
    }

    /// <summary>The compiler itself, as a build runs it: every error once, whether one or two of our parts report it.</summary>
    [Trait(nameof(Needs), Needs.Processes)]
    [Fact]
    public void The_command_line_prints_every_mistake_once()
    {
        var folder = Directory.CreateTempSubdirectory("neuron-mistakes-");
        string Write(string name, string text)
        {
            File.WriteAllText(Path.Combine(folder.FullName, name), text);
            return Path.Combine(folder.FullName, name);
        }

        string[] excepted = ["NRN016", "NRN023", "private Model()", "Obsolete"];
        var mistakes = BadDeclarationTests.Mistakes.Select(row => ((string)row[0], (string)row[1]))
            .Where(mistake => !excepted.Any(word => $"{mistake.Item1} {mistake.Item2}".Contains(word, StringComparison.Ordinal)))
            .ToArray();
        var lines = mistakes.Select((mistake, i) => $"namespace N{i} {{ using Generated.Neuron; {mistake.Item2} }}"
            .Replace("«", "", StringComparison.Ordinal)
            .Replace("»", "", StringComparison.Ordinal));
        var errors = CommandLineCompiler.Errors(Write("mistakes.cs", string.Join('\n', lines)));
        Assert.Equal(
            mistakes.Select((mistake, i) => $"{i + 1} {mistake.Item1}").Order(StringComparer.Ordinal),
            errors.Order(StringComparer.Ordinal));

        // Where a declaration is wrong because a class cannot have members, no analyzer is asked.
        errors = CommandLineCompiler.Errors(Write(
            "use.cs",
            $"{Using}[Network(2, 8, 1)] public class Net;\nclass Pool<T> where T : INetwork {{ }}\nclass Use {{ Pool<Net>? _p; }}"));
        Assert.Equal(["2 NRN001", "4 CS0311"], errors);
        folder.Delete(recursive: true);
    }

    /// <summary>What the command line shows: declarations first, and nothing of an analyzer if one of them is wrong.</summary>
    private static async Task<IEnumerable<Diagnostic>> Shown(string source, string language)
    {
        var properties = new BuildProperties(("LangVersion", language));
        var run = new GeneratorRun(properties, source.Replace("NET", await NameOf(source), StringComparison.Ordinal));
        var declarations = run.Output.GetDeclarationDiagnostics().Where(IsError).ToArray();
        var later = declarations.Length > 0
            ? declarations
            : run.Output.GetDiagnostics().Concat(await run.AnalyzerDiagnostics()).Where(IsError);
        return run.GeneratorDiagnostics.Concat(later).Distinct().ToArray();
    }

    /// <summary>The first network's class, from outside of it; of a generic one, that of int.</summary>
    private static async Task<string> NameOf(string source)
    {
        var compilation = GeneratorRun.Compile(source);
        var root = await compilation.SyntaxTrees[0].GetRootAsync();
        var declaration = root.DescendantNodes().OfType<AttributeSyntax>().First(attribute => attribute.Name.ToString() == "Network")
            .FirstAncestorOrSelf<TypeDeclarationSyntax>()!;
        var type = (INamedTypeSymbol)compilation.GetSemanticModel(root.SyntaxTree).GetDeclaredSymbol(declaration)!;
        return (type.IsGenericType ? type.Construct(compilation.GetSpecialType(SpecialType.System_Int32)) : type).ToDisplayString();
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;
}
