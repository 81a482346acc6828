using static Generated.Neuron.Tests.Architecture.FolderArrows;
using static System.StringComparison;

namespace Generated.Neuron.Tests.Architecture;

/// <summary>Who may know whom: arrows between folders run one way, as docs/architecture.md says.</summary>
public sealed class ArchitectureTests
{
    private static readonly Lazy<FolderArrows> Neuron = new(() => new FolderArrows("runtime/Neuron"));

    private static readonly Lazy<FolderArrows> Training = new(() => new FolderArrows("runtime/Training", "runtime/Neuron"));

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
