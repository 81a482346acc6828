extern alias generator;

using System.Reflection;
using Generated.Neuron.Activations;
using Generated.Neuron.Simd;
using generator::Generated.Neuron.Generator.Activations;
using generator::Generated.Neuron.Generator.Emission;
using generator::Generated.Neuron.Generator.Losses;
using generator::Generated.Neuron.Generator.Planning;
using GeneratorActivation = generator::Generated.Neuron.Activation;
using GeneratorLoss = generator::Generated.Neuron.Loss;

namespace Generated.Neuron.Tests.Planning;

/// <summary>What the compiler's side and the library both say has to be the same.</summary>
public sealed class TwinTests
{
    public static TheoryData<Activation> ElementWise => [.. Enum.GetValues<Activation>().Where(activation => activation != Activation.Softmax)];

    public static TheoryData<Loss> Losses => [.. Enum.GetValues<Loss>()];

    [Fact]
    public void Both_sides_know_the_same_lanes_and_the_same_version()
    {
        Assert.Equal(SimdSums.Lanes, VectorWidth.Widest);
        Assert.Equal(SimdColumns.Step, VectorWidth.Widest);
        var version = typeof(INetwork).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        Assert.Equal(Text.Version, version.Split('+')[0]);
    }

    [Theory, MemberData(nameof(ElementWise))]
    public void Every_activation_has_a_row_and_a_type_that_say_the_same(Activation activation)
    {
        var row = ActivationTable.Of((GeneratorActivation)(int)activation);
        var type = typeof(IActivation).Assembly.GetType($"Generated.Neuron.Activations.{activation}", throwOnError: true)!;
        Assert.Equal(row.FromSum, Says(type, nameof(IActivation.ReadsSum)));
        Assert.Equal(Budgets.IsLong(row.Operations), Says(type, nameof(IActivation.ForwardIsLong)));
        Assert.Equal(Budgets.IsLong(row.DerivativeOperations), Says(type, nameof(IActivation.DerivativeIsLong)));
    }

    [Theory, MemberData(nameof(Losses))]
    public void Every_loss_has_a_row(Loss loss) => Assert.Equal(loss.ToString(), LossTable.Of((GeneratorLoss)(int)loss).Name.ToString());

    private static bool Says(Type activation, string property) => (bool)activation.GetProperty(property)!.GetValue(null)!;
}
