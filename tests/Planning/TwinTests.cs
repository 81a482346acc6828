extern alias generator;

using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Generated.Neuron.Activations;
using Generated.Neuron.Layers;
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
    public static TheoryData<Activation> ElementWise =>
        [.. Enum.GetValues<Activation>().Where(activation => activation != Activation.Softmax)];

    public static TheoryData<Loss> Losses => [.. Enum.GetValues<Loss>()];

    [Fact]
    public void Both_sides_know_the_same_lanes_and_the_same_version()
    {
        Assert.Equal(SimdSums.Lanes, VectorWidth.Widest);
        Assert.Equal(SimdColumns.Step, VectorWidth.Widest);
        var version = typeof(INetwork).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        Assert.Equal(Text.Version, version.Split('+')[0]);
    }

    [Fact]
    public void The_largest_tile_is_a_pair_of_the_librarys_largest()
    {
        var sizes = typeof(ITile<,>).Assembly.GetTypes()
            .Select(type => Regex.Match(type.Name, @"^Tile(\d+)`"))
            .Where(match => match.Success)
            .Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
        Assert.Equal(Budgets.LargestTile, 2 * sizes.Max());
    }

    [Fact]
    public void A_frame_has_room_to_begin_at_a_cache_line() => Assert.Equal(SimdMemory.Line, sizeof(float) * VectorWidth.Widest);

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
