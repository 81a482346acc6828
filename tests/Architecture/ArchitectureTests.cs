using static System.StringComparison;

namespace Generated.Neuron.Tests.Architecture;

/// <summary>Who may know whom: arrows between folders run one way, as docs/architecture.md says.</summary>
public sealed class ArchitectureTests
{
    private static readonly Lazy<FolderArrows> Generator = new(() => new FolderArrows(
        "generator", "runtime/Neuron/Activation.cs", "runtime/Neuron/Loss.cs", "runtime/Neuron/LossRules.cs", "runtime/Neuron/Unroll.cs"));

    private static readonly Lazy<FolderArrows> Neuron = new(() => new FolderArrows("runtime/Neuron"));

    private static readonly Lazy<FolderArrows> Training = new(() => new FolderArrows("runtime/Training", "runtime/Neuron"));

    [Fact]
    public void Folders_of_the_generator_know_only_those_that_stand_before_them_on_the_way_from_attribute_to_text() => Allows(
        Generator.Value.Folders,
        "(top) → Diagnostics", "(top) → Model", "(top) → Parsing", "(top) → Planning", "(top) → Emission",
        "Parsing → Diagnostics", "Parsing → Model",
        "Planning → Activations", "Planning → Losses", "Planning → Model",
        "Emission → Activations", "Emission → Losses", "Emission → Model", "Emission → Planning");

    [Fact]
    public void Within_emission_kernels_know_no_passes_and_nothing_knows_what_users_call() => Allows(
        Generator.Value.Arrows(file => file.StartsWith("Emission/", Ordinal) ? Path.GetDirectoryName(file)! : "others")
            .Where(arrow => !arrow.Contains("others", Ordinal)),
        "Emission → Emission/Api", "Emission → Emission/Kernels", "Emission → Emission/Passes", "Emission → Emission/Writing",
        "Emission/Api → Emission/Writing",
        "Emission/Passes → Emission/Kernels", "Emission/Passes → Emission/Writing",
        "Emission/Kernels → Emission/Writing");

    [Fact]
    public void A_plan_does_not_know_who_makes_it() => Assert.DoesNotContain(
        Generator.Value.References,
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
        Assert.Equal(["Diagnostics", "Parsing"], knowing.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Folders_of_the_runtime_know_each_other_one_way_but_for_formats_that_know_networks_and_are_called_by_them() => Allows(
        Neuron.Value.Folders,
        "Activations → Simd", "Losses → Simd",
        "Layers → Activations", "Layers → Losses", "Layers → Simd",
        "Loaded → (top)", "Loaded → Activations", "Loaded → Layers", "Loaded → Simd", "Loaded → Weights",
        "Tables → (top)", "(top) → Tables", "Tables → Loaded", "Tables → Weights",
        "Threading → (top)", "Threading → Layers", "Threading → Simd",
        "Weights → (top)", "(top) → Weights");

    [Fact]
    public void What_people_train_with_knows_no_matrix_runtime() => Allows(
        Training.Value.Folders,
        "(top) → Checkpoints", "(top) → Data", "(top) → Metrics", "(top) → Optimizers", "(top) → Schedules",
        "Checkpoints → (top)", "Data → (top)", "Matrix → (top)", "Optimizers → (top)", "Schedules → (top)",
        "Data → Checkpoints", "Optimizers → Checkpoints", "Schedules → Checkpoints",
        "Metrics → Data", "Schedules → Optimizers");

    [Theory, InlineData("generator"), InlineData("runtime/Neuron"), InlineData("runtime/Training")]
    public void No_two_folders_know_each_other(string project)
    {
        var arrows = (project == "generator" ? Generator : project == "runtime/Neuron" ? Neuron : Training).Value.Folders
            .Where(arrow => !arrow.Contains(FolderArrows.Top, Ordinal))
            .ToHashSet();
        Assert.NotEmpty(arrows);
        Assert.All(arrows, arrow => Assert.DoesNotContain(string.Join(" → ", arrow.Split(" → ").Reverse()), arrows));
    }

    [Fact]
    public void The_library_that_generated_code_needs_depends_on_nothing_and_knows_no_training()
    {
        var neuron = typeof(INetwork).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!);
        var training = typeof(Trainer).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!);
        Assert.All(neuron, name => Assert.StartsWith("System.", name, Ordinal));
        Assert.All(
            training.Where(name => name != typeof(INetwork).Assembly.GetName().Name), name => Assert.StartsWith("System.", name, Ordinal));
    }

    private static void Allows(IEnumerable<string> arrows, params string[] allowed)
    {
        Assert.NotEmpty(arrows);
        Assert.Empty(arrows.Except(allowed));
    }
}
