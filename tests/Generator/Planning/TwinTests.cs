extern alias generator;
using System.Globalization;
using System.Reflection;
using System.Runtime.Intrinsics;
using System.Text.RegularExpressions;
using Generated.Neuron.Activations;
using Generated.Neuron.Layers;
using Generated.Neuron.Losses;
using Generated.Neuron.Passes;
using Generated.Neuron.Simd;
using Generated.Neuron.Tests.Reference;
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
        Assert.Equal(row.ReadsZ, Says(type, nameof(IActivation.ReadsZ)));
        Assert.Equal(Budgets.IsLong(row.Operations), Says(type, nameof(IActivation.ForwardIsLong)));
        Assert.Equal(Budgets.IsLong(row.DerivativeOperations), Says(type, nameof(IActivation.DerivativeIsLong)));
    }

    [Theory, MemberData(nameof(Losses))]
    public void Every_loss_has_a_row_and_what_the_library_computes_it_by(Loss loss)
    {
        var row = LossTable.Of((GeneratorLoss)(int)loss);
        Assert.Equal(loss.ToString(), row.Name.ToString());
        var kernel = row.Match(
            ofError: _ => nameof(OutputLoss.OfError),
            withSigmoid: _ => nameof(OutputLoss.WithSigmoid),
            withSoftmax: _ => nameof(OutputLoss.WithSoftmax));
        Assert.NotNull(typeof(OutputLoss).GetMethod(kernel));

        // A loss of the error has a type of its name, which kernels take; the others have none.
        var type = typeof(IErrorLoss).Assembly.GetType($"Generated.Neuron.Losses.{loss}");
        Assert.Equal(kernel == nameof(OutputLoss.OfError), type is not null);
        if (type is not null)
        {
            Assert.True(type.IsValueType && type.IsAssignableTo(typeof(IErrorLoss)), $"{type} is no struct that is an IErrorLoss.");
            typeof(TwinTests).GetMethod(nameof(TypeSaysWhatTheRowSays), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type)
                .Invoke(null, [loss, row.Factor]);
        }
    }

    /// <summary>The cost of an output, and its derivative: the type's times the row's factor. All numbers are exact.</summary>
    private static void TypeSaysWhatTheRowSays<TLoss>(Loss loss, int factor)
        where TLoss : struct, IErrorLoss
    {
        foreach (var error in new[] { -3, -1, -0.5f, 0, 0.25f, 1, 2 })
        {
            double[] a = [error];
            var vector = Vector128.Create(error);
            Assert.Equal(ReferenceLoss.Cost(loss, a, a, [0]), TLoss.Cost<Simd128, Vector128<float>>(vector)[0]);
            Assert.Equal(
                ReferenceLoss.Derivative(loss, Activation.Identity, a, a, [0])[0],
                factor * TLoss.Derivative<Simd128, Vector128<float>>(vector)[0]);
        }
    }

    private static bool Says(Type activation, string property) => (bool)activation.GetProperty(property)!.GetValue(null)!;
}
