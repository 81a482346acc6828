using static Generated.Neuron.Tests.Architecture.FolderArrows;
using static System.StringComparison;

namespace Generated.Neuron.Tests.Architecture;

/// <summary>Who may know whom: arrows between folders run one way, as docs/architecture.md says.</summary>
public sealed class ArchitectureTests
{
    private static readonly Lazy<FolderArrows> Neuron = new(() => new FolderArrows("runtime/Neuron"));

    private static readonly Lazy<FolderArrows> Training = new(() => new FolderArrows("runtime/Training", "runtime/Neuron"));

    [Fact]
    public void Folders_of_the_runtime_know_only_those_that_they_are_built_on() => Allows(
        Neuron.Value.Folders,
        "Activations → Simd", "Losses → Simd",
        "Layers → Activations", "Layers → Losses", "Layers → Simd",
        "Networks → Weights",
        "Passes → Layers", "Passes → Networks", "Passes → Simd",
        "Loaded → Activations", "Loaded → Layers", "Loaded → Networks", "Loaded → Passes", "Loaded → Simd", "Loaded → Weights",
        "Tables → Networks", "Tables → Weights",
        "Files → Networks", "Files → Tables", "Files → Weights",
        "Models → Files", "Models → Loaded", "Models → Networks", "Models → Tables", "Models → Weights");

    [Fact]
    public void What_people_train_with_knows_no_matrix_runtime() => Allows(
        Training.Value.Folders,
        "(top) → Checkpoints", "(top) → Data", "(top) → Metrics", "(top) → Optimizers", "(top) → Schedules",
        "Checkpoints → (top)", "Data → (top)", "Matrix → (top)", "Optimizers → (top)", "Schedules → (top)",
        "Data → Checkpoints", "Optimizers → Checkpoints", "Schedules → Checkpoints",
        "Metrics → Data", "Schedules → Optimizers");

    [Theory, InlineData("runtime/Neuron"), InlineData("runtime/Training")]
    public void No_two_folders_know_each_other(string project) =>
        NoTwoKnowEachOther((project == "runtime/Neuron" ? Neuron : Training).Value.Folders);

    [Fact]
    public void The_library_that_generated_code_needs_depends_on_nothing_and_knows_no_training()
    {
        var neuron = typeof(INetwork).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!);
        var training = typeof(Trainer).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!);
        Assert.All(neuron, name => Assert.StartsWith("System.", name, Ordinal));
        Assert.All(
            training.Where(name => name != typeof(INetwork).Assembly.GetName().Name), name => Assert.StartsWith("System.", name, Ordinal));
    }
}
