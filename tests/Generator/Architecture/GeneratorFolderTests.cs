using static Generated.Neuron.Tests.Architecture.FolderArrows;
using static System.StringComparison;

namespace Generated.Neuron.Tests.Architecture;

/// <summary>Who may know whom in the generator: arrows between its folders run one way, as docs/architecture.md says.</summary>
public sealed class GeneratorFolderTests
{
    private static readonly Lazy<FolderArrows> Arrows = new(() => new FolderArrows(
        "generator", "runtime/Weights/Networks/Activation.cs", "runtime/Weights/Networks/Loss.cs", "runtime/Weights/Networks/LossRules.cs",
        "runtime/Neuron/Networks/Unroll.cs"));

    [Fact]
    public void Folders_of_the_generator_know_only_those_that_stand_before_them_on_the_way_from_attribute_to_text() => Allows(
        Arrows.Value.Folders,
        "(top) → Diagnostics", "(top) → Model", "(top) → Parsing", "(top) → Planning", "(top) → Emission",
        "Parsing → Declarations", "Parsing → Diagnostics", "Parsing → Kinds", "Parsing → Model",
        "Declarations → Model",
        "Kinds → Activations", "Kinds → Declarations", "Kinds → Diagnostics", "Kinds → Emission", "Kinds → Model", "Kinds → Planning",
        "Planning → Activations", "Planning → Losses", "Planning → Model",
        "Emission → Activations", "Emission → Losses", "Emission → Model", "Emission → Planning");

    [Fact]
    public void Within_emission_kernels_know_no_passes_and_nothing_knows_what_users_call() => Allows(
        Arrows.Value.Arrows(file => file.StartsWith("Emission/", Ordinal) ? Path.GetDirectoryName(file)! : "others")
            .Where(arrow => !arrow.Contains("others", Ordinal)),
        "Emission → Emission/Api", "Emission → Emission/Kernels", "Emission → Emission/Passes", "Emission → Emission/Steps",
        "Emission → Emission/Writing",
        "Emission/Api → Emission/Steps", "Emission/Api → Emission/Writing",
        "Emission/Passes → Emission/Kernels", "Emission/Passes → Emission/Steps", "Emission/Passes → Emission/Writing",
        "Emission/Steps → Emission/Kernels", "Emission/Steps → Emission/Writing",
        "Emission/Kernels → Emission/Writing");

    [Fact]
    public void A_plan_does_not_know_who_makes_it() => Assert.DoesNotContain(
        Arrows.Value.References,
        reference => reference.To.EndsWith("Planner.cs", Ordinal)
            && reference.From.StartsWith("Planning/", Ordinal)
            && !reference.From.EndsWith("Planner.cs", Ordinal));

    [Fact]
    public void Only_parsing_diagnostics_and_what_the_compiler_starts_know_Roslyn()
    {
        var knowing = Directory.EnumerateFiles(Documents.ProjectDocument.Path("generator"), "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("Microsoft.CodeAnalysis", Ordinal))
            .Select(file => Path.GetRelativePath(Documents.ProjectDocument.Path("generator"), file).Split(Path.DirectorySeparatorChar))
            .Where(path => path is [not ("obj" or "bin" or "CodeFixes"), _, ..])
            .Select(path => path[0])
            .Distinct();
        Assert.Equal(["Declarations", "Diagnostics", "Parsing"], knowing.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Arrows_never_lead_back() => HasNoCycle(Arrows.Value.Folders);
}
