using System.Runtime.CompilerServices;
using Generated.Neuron.Tests.Generator;

namespace Generated.Neuron.Tests.Snapshots;

/// <summary>What users read: few and small networks, one of each kind of plan. Numbers are guarded elsewhere.</summary>
public sealed class GeneratedCodeTests
{
    [Fact]
    public void The_network_of_the_notes() =>
        Verify("namespace Moons;\n\n[Network(2, 8, 1)]\npublic sealed partial class MoonClassifier;");

    [Fact]
    public void A_softmax_output() =>
        Verify("[Network(4, 3, 3, Hidden = Activation.Tanh, Loss = Loss.CrossEntropy)]\npublic sealed partial class IrisClassifier;");

    [Fact]
    public void A_large_layer_of_a_small_network() =>
        Verify("[Network(12, 8, 2)]\npublic sealed partial class TwoClasses;");

    [Fact]
    public void Wide_layers_in_tiles() =>
        Verify("[Network(24, 64, 10, Loss = Loss.CrossEntropy)]\npublic sealed partial class TiledClassifier;");

    [Fact]
    public void One_neuron() =>
        Verify("[Network(1, 1, Loss = Loss.MeanSquaredError)]\ninternal sealed partial class Line;");

    private static void Verify(string declaration, [CallerMemberName] string method = "")
    {
        var run = new GeneratorRun($"using Generated.Neuron;\n\n{declaration}");
        Assert.Empty(run.CompilerDiagnostics);
        Snapshot.Verify(run.Sources, method: method);
    }
}
