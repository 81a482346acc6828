extern alias generator;

using System.Reflection;
using generator::Generated.Neuron.Generator.Model;
using generator::Generated.Neuron.Generator.Planning;
using GeneratorActivation = generator::Generated.Neuron.Activation;
using GeneratorLoss = generator::Generated.Neuron.Loss;
using GeneratorUnroll = generator::Generated.Neuron.Unroll;

namespace Generated.Neuron.Tests.Widths;

/// <summary>
/// The networks whose bits are compared and whose kernels are read have every activation and every loss in every place that it may stand:
/// written out, and in the library's loops. What joins an enum fails here until a network has it.
/// </summary>
public sealed class CoverageTests
{
    private static readonly bool[] WrittenOrNot = [true, false];

    private static readonly GeneratorActivation[] Hidden =
        [.. Enum.GetValues<GeneratorActivation>().Where(activation => activation != GeneratorActivation.Softmax)];

    private static readonly NetworkPlan[] Plans =
    [
        .. Assembly.Load(SameBitsProgram.Name).GetTypes()
            .Where(type => type.GetCustomAttribute<NetworkAttribute>() is not null)
            .Select(type => Plan((INetwork)Activator.CreateInstance(type, 1)!, type.GetCustomAttribute<NetworkAttribute>()!)),
    ];

    [Fact]
    public void Every_activation_is_hidden_forward() => AssertHas(
        from activation in Hidden from isWritten in WrittenOrNot select (activation, isWritten),
        from plan in Plans
        from layer in plan.Layers
        where !layer.IsOutput
        select (layer.Spec.Activation, layer.Forward is ForwardPlan.WrittenOut));

    [Fact]
    public void Every_activation_is_hidden_backward() => AssertHas(
        from activation in Hidden from isWritten in WrittenOrNot select (activation, isWritten),
        from plan in Plans
        from layer in plan.Layers
        where plan.Before(layer) is not null
        select (plan.Before(layer)!.Spec.Activation, layer.Delta is DeltaPlan.WrittenOut));

    [Fact]
    public void Every_activation_is_an_output() => AssertHas(
        from activation in Enum.GetValues<GeneratorActivation>() from isWritten in WrittenOrNot select (activation, isWritten),
        from plan in Plans select (plan.Output.Spec.Activation, plan.OutputPass.IsWrittenOut));

    [Fact]
    public void Every_loss_is_there_and_binary_cross_entropy_with_one_logarithm_and_with_many() => AssertHas(
        from loss in Enum.GetValues<GeneratorLoss>()
        from isWritten in WrittenOrNot
        from oneLogarithm in WrittenOrNot
        where !oneLogarithm || loss == GeneratorLoss.BinaryCrossEntropy
        select (loss, isWritten, oneLogarithm),
        from plan in Plans select (plan.Spec.Loss, plan.OutputPass.IsWrittenOut, plan.OutputPass.OneLogarithm));

    private static void AssertHas<T>(IEnumerable<T> expected, IEnumerable<T> actual) => Assert.Empty(expected.Except(actual));

    private static NetworkPlan Plan(INetwork network, NetworkAttribute attribute)
    {
        var topology = network.Topology;
        var layers = topology.Activations.Select((activation, l) =>
            new LayerSpec(l + 1, topology.Sizes[l], topology.Sizes[l + 1], (GeneratorActivation)(int)activation));
        return Planner.Plan(new TopologySpec(
            new EquatableArray<LayerSpec>([.. layers]),
            (GeneratorLoss)(int)topology.Loss,
            new NetworkOptions((GeneratorUnroll)(int)attribute.Unroll, MaxVectorWidth: null),
            attribute.Dropout));
    }
}
