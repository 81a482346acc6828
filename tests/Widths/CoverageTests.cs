extern alias generator;

using System.Reflection;
using generator::Generated.Neuron.Generator.Planning;
using Plan = generator::Generated.Neuron.Generator.Planning.Program;
using GeneratorActivation = generator::Generated.Neuron.Activation;
using GeneratorLoss = generator::Generated.Neuron.Loss;

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

    private static readonly Plan[] Plans =
    [
        .. Assembly.Load(SameBitsProgram.Name).GetTypes()
            .Where(type => type.GetCustomAttribute<NetworkAttribute>() is not null)
            .Select(type => Planner.Plan(DeclaredSpec.Of((INetwork)Activator.CreateInstance(type, 1)!))),
    ];

    [Fact]
    public void Every_activation_is_hidden_forward() => AssertHas(
        from activation in Hidden from isWritten in WrittenOrNot select (activation, isWritten),
        from plan in Plans
        from layer in plan.Steps.OfType<AffineStep>()
        where layer.HasActivation
        select (layer.Activation.Name, layer.Forward is ForwardPlan.WrittenOut));

    [Fact]
    public void Every_activation_is_hidden_backward() => AssertHas(
        from activation in Hidden from isWritten in WrittenOrNot select (activation, isWritten),
        from plan in Plans
        from layer in plan.Steps.OfType<AffineStep>()
        where layer.Delta.Slope is not null
        select (layer.Delta.Slope!.Function.Name, layer.Delta is DeltaPlan.WrittenOut));

    [Fact]
    public void Every_activation_is_an_output() => AssertHas(
        from activation in Enum.GetValues<GeneratorActivation>() from isWritten in WrittenOrNot select (activation, isWritten),
        from plan in Plans select (plan.Output.Activation, plan.Output.Plan.IsWrittenOut));

    [Fact]
    public void Every_loss_is_there_and_binary_cross_entropy_with_one_logarithm_and_with_many() => AssertHas(
        from loss in Enum.GetValues<GeneratorLoss>()
        from isWritten in WrittenOrNot
        from oneLogarithm in WrittenOrNot
        where !oneLogarithm || loss == GeneratorLoss.BinaryCrossEntropy
        select (loss, isWritten, oneLogarithm),
        from plan in Plans select (plan.Spec.Loss, plan.Output.Plan.IsWrittenOut, plan.Output.Plan.OneLogarithm));

    private static void AssertHas<T>(IEnumerable<T> expected, IEnumerable<T> actual) => Assert.Empty(expected.Except(actual));
}
