extern alias generator;

using generator::Generated.Neuron.Generator.Model;
using generator::Generated.Neuron.Generator.Planning;
using GeneratorActivation = generator::Generated.Neuron.Activation;
using GeneratorLoss = generator::Generated.Neuron.Loss;

namespace Generated.Neuron.Tests.Planning;

/// <summary>What a stranger reads from the types of a plan alone: what happens in each pass of each layer.</summary>
public sealed class PlanFactsTests
{
    private static readonly NetworkPlan Small = Plan([12, 8, 2], GeneratorActivation.Relu, GeneratorActivation.Sigmoid);

    [Fact]
    public void Layer_1_of_12_8_2_is_loops_over_register_tiles()
    {
        var layer = Small.Layers[0];
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
        var layer = Small.Layers[1];
        Assert.Equal((104, 120, 18, true, false), (layer.Weights, layer.Biases, layer.ParameterCount, layer.IsOutput, layer.KeepsZ));

        // Forward: both neurons side by side in one method, each one chain, the weights broadcast once a chunk.
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
        Assert.Equal(new OutputPlan(IsWrittenOut: true, OneLogarithm: true, SoftmaxFold: null), Small.OutputPass);

        // One part of sums for both layers, in sixteen lanes a parameter, at the end of a memory that lies on the stack.
        var sums = Assert.IsType<SumsPlan.InLanes>(Assert.Single(Small.Sums));
        Assert.Equal((122, 16 * 122, 16 * 104), (sums.ParameterCount, sums.Length, sums.PlaceOf(Small.Layers[1])));
        Assert.Equal(["X", "A1", "Z2", "Y", "CostSums", "Sums1"], Small.Memory.Buffers.Select(buffer => buffer.Name));
        Assert.True(Small.Memory.IsOnStack);
        Assert.Equal("from the bias on, in the order of the inputs", SumOrder.OverInputs(Small));
        Assert.Equal("row r in lane r mod 16, folded", SumOrder.OverRows(Small));
    }

    [Fact]
    public void A_single_output_behind_one_hidden_layer_leaves_the_sums_and_one_behind_two_does_not()
    {
        var two = Plan([2, 8, 1], GeneratorActivation.Relu, GeneratorActivation.Sigmoid);
        Assert.Equal(new FoldedSum(Parts: 8), two.Layers[1].Forward.Fold);
        Assert.Equal([(0, 4), (1, 5), (2, 6), (3, 7), (0, 2), (1, 3), (0, 1)], two.Layers[1].Forward.Fold!.Folds);
        Assert.IsType<GradientPlan.Follows>(two.Layers[1].Gradient);
        Assert.Equal(DeltaSource.FromOutput, Assert.IsType<GradientPlan.WrittenOut>(two.Layers[0].Gradient).Delta);
        Assert.All(two.Layers, layer => Assert.True(layer.Delta.ForInputsAlone));

        var three = Plan([2, 3, 3, 1], GeneratorActivation.Relu, GeneratorActivation.Relu, GeneratorActivation.Sigmoid);
        Assert.All(three.Layers, layer => Assert.Equal(DeltaSource.Stored, Assert.IsType<GradientPlan.WrittenOut>(layer.Gradient).Delta));
        Assert.Equal([true, false, false], three.Layers.Select(layer => layer.Delta.ForInputsAlone));
    }

    [Fact]
    public void Wide_layers_sum_their_gradients_with_outputs_in_the_lanes()
    {
        var wide = Plan([16, 64, 64, 4], GeneratorActivation.Relu, GeneratorActivation.Relu, GeneratorActivation.Identity);
        Assert.Equal<Lanes?>([Lanes.Outputs, Lanes.Outputs, Lanes.Rows], wide.Layers.Select(layer => layer.Gradient.Lanes));
        Assert.IsType<RowPlan.Library>(wide.Row);
        Assert.Equal(
            "row r in lane r mod 16, folded, for layer 3; in the order of the rows for layers 1, 2", SumOrder.OverRows(wide));
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

    private static NetworkPlan Plan(int[] sizes, params GeneratorActivation[] activations)
    {
        var loss = activations[^1] == GeneratorActivation.Sigmoid ? GeneratorLoss.BinaryCrossEntropy : GeneratorLoss.MeanSquaredError;
        var layers = activations.Select((activation, l) => new LayerSpec(l + 1, sizes[l], sizes[l + 1], activation));
        return Planner.Plan(new TopologySpec(new EquatableArray<LayerSpec>([.. layers]), loss, NetworkOptions.None));
    }
}
