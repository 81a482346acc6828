using System.Reflection;
using static Generated.Neuron.Tests.Architecture.FolderArrows;
using static System.StringComparison;

namespace Generated.Neuron.Tests.Architecture;

/// <summary>Who may know whom: arrows between folders run one way, as docs/architecture.md says.</summary>
public sealed class ArchitectureTests
{
    private static readonly Dictionary<string, Lazy<FolderArrows>> Projects = new()
    {
        ["Weights"] = new(() => new FolderArrows("runtime/Weights")),
        ["Neuron"] = new(() => new FolderArrows("runtime/Neuron", "runtime/Weights")),
        ["Training"] = new(() => new FolderArrows("runtime/Training", "runtime/Neuron", "runtime/Weights")),
    };

    [Fact]
    public void A_reader_of_one_format_knows_no_other() => Allows(
        Projects["Weights"].Value.Folders,
        "Networks → Text", "Content → Networks", "Content → Text",
        "Layers → Content", "Layers → Networks", "Layers → Text",
        "Npz → Content", "Npz → Text", "Onnx → Content", "Onnx → Networks", "Onnx → Text", "Safetensors → Content", "Safetensors → Text");

    [Fact]
    public void Folders_of_the_runtime_know_only_those_that_they_are_built_on() => Allows(
        Projects["Neuron"].Value.Folders,
        "Activations → Simd", "Losses → Simd",
        "Layers → Activations", "Layers → Losses", "Layers → Simd",
        "Passes → Activations", "Passes → Layers", "Passes → Networks", "Passes → Simd",
        "Loaded → Activations", "Loaded → Layers", "Loaded → Networks", "Loaded → Passes", "Loaded → Simd",
        "Tables → Networks", "Files → Networks", "Files → Tables",
        "Models → Files", "Models → Loaded", "Models → Networks", "Models → Tables");

    [Fact]
    public void What_people_train_with_knows_no_matrix_runtime() => Allows(
        Projects["Training"].Value.Folders,
        "(top) → Checkpoints", "(top) → Data", "(top) → Metrics", "(top) → Optimizers", "(top) → Schedules",
        "Data → Checkpoints", "Optimizers → Checkpoints", "Schedules → Checkpoints",
        "Metrics → Data", "Schedules → Optimizers");

    [Theory, InlineData("Weights"), InlineData("Neuron"), InlineData("Training")]
    public void Arrows_never_lead_back(string project) => HasNoCycle(Projects[project].Value.Folders);

    [Fact]
    public void The_test_of_cycles_finds_one_of_three()
    {
        HasNoCycle(["A → B", "B → C", "A → C", "(top) → A"]);
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => HasNoCycle(["(top) → A", "A → B", "B → (top)"]));
    }

    [Fact]
    public void The_libraries_that_generated_code_needs_depend_on_nothing_and_know_no_training()
    {
        Assembly[] libraries = [typeof(Activation).Assembly, typeof(INetwork).Assembly, typeof(Trainer).Assembly];
        for (var i = 0; i < libraries.Length; i++)
        {
            var before = libraries[..i].Select(library => library.GetName().Name!);
            Assert.All(
                libraries[i].GetReferencedAssemblies().Select(assembly => assembly.Name!).Except(before),
                name => Assert.StartsWith("System.", name, Ordinal));
        }
    }
}
