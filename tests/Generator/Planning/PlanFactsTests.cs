extern alias generator;

using System.Collections.Immutable;
using generator::Generated.Neuron.Generator.Kinds;
using generator::Generated.Neuron.Generator.Model;
using generator::Generated.Neuron.Generator.Planning;
using GeneratorActivation = generator::Generated.Neuron.Activation;
using GeneratorLoss = generator::Generated.Neuron.Loss;

namespace Generated.Neuron.Tests.Planning;

/// <summary>What a stranger reads from the types of a plan alone: what happens in each pass of each layer.</summary>
public sealed class PlanFactsTests
{
    private static readonly Program Small = Plan([12, 8, 2], GeneratorActivation.Relu, GeneratorActivation.Sigmoid);

    [Fact]
    public void Layer_1_of_12_8_2_is_loops_over_register_tiles()
    {
        var layer = Layers(Small)[0];
        var forward = Assert.IsType<ForwardPlan.Library>(layer.Forward);
        Assert.Equal(new Tiling(Whole: 1, Size: 8, Rest: 0), forward.Shape.Forward);
        Assert.Equal(
            (12, false, false, null), (forward.Shape.InputsOfBlock, forward.Shape.TakesBlocks, forward.ActivationApart, forward.Fold));

        var delta = Assert.IsType<DeltaPlan.Library>(layer.Delta);
        Assert.Equal(
            (true, new Tiling(Whole: 1, Size: 12, Rest: 0), false), (delta.ForInputsAlone, delta.Shape.Delta, delta.DerivativeApart));

        var gradient = Assert.IsType<GradientPlan.LanesAreRows>(layer.Gradient);
        Assert.Equal((Lanes.Rows, 4, DeltaSource.Stored), (gradient.Lanes, gradient.Shape.GradientOutputs, gradient.Delta));
    }

    [Fact]
    public void Layer_2_of_12_8_2_is_written_out()
    {
        var layer = Layers(Small)[1];
        Assert.Equal(
            (104, 120, 122, false, null),
            (layer.Weights.Offset, layer.Biases.Offset, layer.Biases.End, layer.HasActivation, layer.Z));

        // Forward: both neurons side by side in one method, each one chain, the weights broadcast once per chunk.
        var forward = Assert.IsType<ForwardPlan.WrittenOut>(layer.Forward);
        Assert.Equal((Lanes.Rows, null, true), (forward.Lanes, forward.Fold, forward.ParametersStay));
        Assert.Equal([new NeuronRange(First: 0, Count: 2)], Assert.Single(forward.Methods).ToArray());

        // Delta: dz of all 8 neurons of layer 1, in one method; the gradient of layer 1 needs it.
        var delta = Assert.IsType<DeltaPlan.WrittenOut>(layer.Delta);
        Assert.Equal(
            (Lanes.Rows, false, new NeuronRange(First: 0, Count: 8)), (delta.Lanes, delta.ForInputsAlone, Assert.Single(delta.Methods)));

        // Gradient: three inputs and both outputs at a time, the biases with the first three.
        var gradient = Assert.IsType<GradientPlan.WrittenOut>(layer.Gradient);
        Assert.Equal((Lanes.Rows, DeltaSource.Stored), (gradient.Lanes, gradient.Delta));
        var both = new NeuronRange(First: 0, Count: 2);
        Assert.Equal(
            [new(new NeuronRange(0, 3), both), new(new NeuronRange(3, 3), both), new(new NeuronRange(6, 2), both)],
            Assert.Single(gradient.Methods).ToArray());
        Assert.Equal([true, false, false], gradient.Methods[0].Select(tile => tile.WithBiases));
    }

    [Fact]
    public void The_rest_of_12_8_2_stands_in_the_plan_too()
    {
        Assert.Equal((Lanes.Neurons, true), (Small.Row.Lanes, Small.Row.IsApart));
        Assert.IsType<RowPlan.WrittenOut>(Small.Row);
        Assert.Equal(new OutputPlan(IsWrittenOut: true, OneLogarithm: true, SoftmaxFold: null), Small.Output.Plan);

        // One part of sums for both layers, in sixteen lanes a parameter, at the end of a memory that lies on the stack.
        var sums = Assert.IsType<SumsPlan.InLanes>(Assert.Single(Small.Sums));
        Assert.Equal((122, 16 * 122), (sums.ParameterCount, sums.Value.Floats));
        Assert.Equal(["X", "A1", "Z2", "Y", "CostSums", "Sums1"], Small.Memory.Buffers.Select(buffer => buffer.Name));
        Assert.True(Small.Memory.IsOnStack);
        Assert.Equal("bias first, then the inputs in order", SumOrder.Of(Small).OverInputs);
        Assert.Equal("row r in lane r mod 16, then the lanes added up", SumOrder.Of(Small).OverRows);
    }

    [Fact]
    public void The_weight_of_a_single_output_is_late_after_one_hidden_layer_and_not_after_two()
    {
        var two = Plan([2, 8, 1], GeneratorActivation.Relu, GeneratorActivation.Sigmoid);
        Assert.Equal(new FoldedSum(Parts: 8), Layers(two)[1].Forward.Fold);
        Assert.Equal([(0, 4), (1, 5), (2, 6), (3, 7), (0, 2), (1, 3), (0, 1)], Layers(two)[1].Forward.Fold!.Folds);
        Assert.IsType<GradientPlan.OfHiddenSums>(Layers(two)[1].Gradient);
        Assert.Equal(DeltaSource.WithoutLateWeight, Assert.IsType<GradientPlan.WrittenOut>(Layers(two)[0].Gradient).Delta);
        Assert.All(Layers(two), layer => Assert.True(layer.Delta.ForInputsAlone));

        var three = Plan([2, 3, 3, 1], GeneratorActivation.Relu, GeneratorActivation.Relu, GeneratorActivation.Sigmoid);
        Assert.All(Layers(three), layer => Assert.Equal(DeltaSource.Stored, Assert.IsType<GradientPlan.WrittenOut>(layer.Gradient).Delta));
        Assert.Equal([true, false, false], Layers(three).Select(layer => layer.Delta.ForInputsAlone));
    }

    [Fact]
    public void Wide_layers_sum_their_gradients_with_outputs_in_the_lanes()
    {
        var wide = Plan([16, 64, 64, 4], GeneratorActivation.Relu, GeneratorActivation.Relu, GeneratorActivation.Identity);
        Assert.Equal<Lanes?>([Lanes.Outputs, Lanes.Outputs, Lanes.Rows], Layers(wide).Select(layer => layer.Gradient.Lanes));
        Assert.IsType<RowPlan.Library>(wide.Row);
        Assert.Equal(
            "row r in lane r mod 16, then the lanes added up, for layer 3; in the order of the rows for layers 1, 2",
            SumOrder.Of(wide).OverRows);
    }

    [Fact]
    public void Sums_of_few_neurons_over_many_inputs_are_split()
    {
        var order = SumOrder.Of(Plan([784, 128, 20, 10, 1], [.. Enumerable.Repeat(GeneratorActivation.Relu, 4)]));
        Assert.Equal(
            [new FoldedSum(Parts: 1, Length: 784), new(Parts: 2, Length: 64), new(Parts: 1, Length: 20), new(Parts: 10)],
            order.Layers.Select(layer => layer.Inputs));
        Assert.Equal([1, 1, 1, 16], order.Layers.Select(layer => layer.RowLanes));
        Assert.Equal(
            "bias first, then the inputs in order, for layers 1, 3; "
                + "2 parts of consecutive inputs, bias in the first, added up, for layer 2; "
                + "a single output: 10 partial sums, added up, then the bias",
            order.OverInputs);

        var one = Plan([65, 10], GeneratorActivation.Identity);
        var sum = SumOrder.Of(one).Layers.Single().Inputs;
        Assert.Equal(new FoldedSum(Parts: 4, Length: 17), sum);
        Assert.Equal([0, 0, 1, 3, 3], new[] { 0, 16, 17, 51, 64 }.Select(sum.PartOf));
        Assert.Equal([(0, 2), (1, 3), (0, 1)], sum.Folds);
        Assert.Equal("4 parts of consecutive inputs, bias in the first, added up", SumOrder.Of(one).OverInputs);
    }

    [Fact]
    public void Every_part_of_a_sum_has_an_input()
    {
        foreach (var inputs in Enumerable.Range(1, 300))
        {
            foreach (var outputs in Enumerable.Range(2, 40))
            {
                var sum = FoldedSum.OfChains(inputs, outputs);
                Assert.Equal(Enumerable.Range(0, sum.Parts), Enumerable.Range(0, inputs).Select(sum.PartOf).Distinct());
            }
        }
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(5), InlineData(8), InlineData(13), InlineData(16)]
    public void Folding_adds_every_part_to_the_first_one_once(int parts)
    {
        var sums = Enumerable.Range(0, parts).Select(part => 1L << part).ToArray();
        foreach (var (into, from) in new FoldedSum(parts).Folds)
        {
            sums[into] += sums[from];
            sums[from] = long.MinValue / 4;
        }

        Assert.Equal((1L << parts) - 1, sums[0]);
    }

    private static ImmutableArray<AffineStep> Layers(Program program) => [.. program.Steps.OfType<AffineStep>()];

    private static Program Plan(int[] sizes, params GeneratorActivation[] activations)
    {
        var loss = activations[^1] == GeneratorActivation.Sigmoid ? GeneratorLoss.BinaryCrossEntropy : GeneratorLoss.MeanSquaredError;
        var layers = activations.Select((activation, l) => (LayerSpec)new DenseSpec(l + 1, sizes[l], sizes[l + 1], activation));
        return Planner.Plan(new TopologySpec(new EquatableArray<LayerSpec>([.. layers]), loss, NetworkOptions.None));
    }
}
