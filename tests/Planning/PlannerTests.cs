extern alias generator;

using CsCheck;
using generator::Generated.Neuron.Generator.Model;
using generator::Generated.Neuron.Generator.Planning;
using GeneratorActivation = generator::Generated.Neuron.Activation;
using GeneratorLoss = generator::Generated.Neuron.Loss;
using GeneratorUnroll = generator::Generated.Neuron.Unroll;

namespace Generated.Neuron.Tests.Planning;

/// <summary>What holds for the plan of any topology: 1 to 32 layers of 1 to 4096 neurons.</summary>
public sealed class PlannerTests
{
    // A size's logarithm is as likely anywhere, so that the small networks that are written out come up as often as large ones.
    private static readonly Gen<int> Size = Gen.Double[0, Math.Log(4097)].Select(logarithm => Math.Clamp((int)Math.Exp(logarithm), 1, 4096));
    private static readonly GeneratorActivation[] Activations = [GeneratorActivation.Identity, GeneratorActivation.Relu, GeneratorActivation.Tanh, GeneratorActivation.Sigmoid];
    private static readonly Gen<GeneratorActivation> Hidden = Gen.Int[0, 3].Select(index => Activations[index]);

    private static readonly Gen<NetworkPlan> Plans =
        Gen.Select(Size.Array[2, 33], Hidden.Array[32], (sizes, activations) => Planner.Plan(Spec(sizes, activations)));

    private static readonly Gen<NetworkPlan> SmallPlans =
        Gen.Select(Gen.Int[1, 20].Array[2, 5], Hidden.Array[32], (sizes, activations) => Planner.Plan(Spec(sizes, activations)));

    [Fact]
    public void Parameters_lie_one_behind_the_other() => Plans.Sample(plan =>
    {
        var offset = 0L;
        foreach (var layer in plan.Layers)
        {
            Assert.Equal(offset, layer.Weights);
            Assert.Equal(offset + ((long)layer.Inputs * layer.Outputs), layer.Biases);
            offset += ((long)layer.Inputs + 1) * layer.Outputs;
        }

        Assert.Equal(offset, plan.ParameterCount);
    });

    [Fact]
    public void Columns_never_overlap_and_leave_no_gap() => Plans.Sample(plan =>
    {
        var layout = plan.Layout;
        var blocks = new List<(int First, int Count)> { (layout.First[0], plan.Spec.InputCount), (layout.Targets, plan.Spec.OutputCount) };
        foreach (var layer in plan.Layers)
        {
            blocks.Add((layout.First[layer.Index], layer.Outputs));
            if (layout.Sum[layer.Index - 1] >= 0)
            {
                blocks.Add((layout.Sum[layer.Index - 1], layer.Outputs));
            }
        }

        var end = 0;
        foreach (var (first, count) in blocks.Order())
        {
            Assert.Equal(end, first);
            end += count;
        }

        Assert.Equal(end, layout.Count);
    });

    [Fact]
    public void A_chunk_is_whole_steps_of_the_widest_vector_and_its_offsets_are_ints() => Plans.Sample(plan =>
    {
        var (mostRows, mostFloats) = plan.Unrolled is null
            ? (Budgets.TiledChunkRows, Budgets.TiledChunkFloats)
            : (Budgets.UnrolledChunkRows, Math.Max(Budgets.UnrolledChunkFloats, Budgets.UnrolledFloats - Budgets.Lanes * plan.ParameterCount));
        Assert.Equal(0, plan.ChunkRows % Budgets.Lanes);
        Assert.InRange(plan.ChunkRows, Budgets.Lanes, mostRows);
        Assert.Equal(0, plan.ColumnStride % Budgets.Lanes);
        Assert.True(plan.ColumnStride >= plan.ChunkRows);
        Assert.True((long)plan.Layout.Count * plan.ColumnStride < int.MaxValue);
        Assert.True(
            plan.ChunkRows is Budgets.FewestChunkRows or Budgets.Lanes || plan.ChunkRows * plan.Layout.Count <= mostFloats,
            $"{plan.ChunkRows} rows of {plan.Layout.Count} columns");
    });

    [Fact]
    public void Columns_of_loops_lie_at_no_power_of_two_and_their_rows_are_whole_pairs_of_vectors() => Plans.Where(plan => plan.Unrolled is null).Sample(plan =>
    {
        Assert.Equal(0, plan.ChunkRows % (2 * Budgets.Lanes));
        Assert.Equal(1, plan.ColumnStride / Budgets.Lanes % 2);
    });

    [Fact]
    public void Blocks_of_inputs_are_as_few_as_the_budget_allows_and_no_larger() => Plans.Sample(plan =>
        Assert.All(plan.Layers, layer =>
        {
            Assert.InRange(layer.InputsOfBlock, 1, Budgets.NeuronsOfBlock);
            var blocks = (layer.Inputs + layer.InputsOfBlock - 1) / layer.InputsOfBlock;
            Assert.True((blocks - 1) * Budgets.NeuronsOfBlock < layer.Inputs, $"{blocks} blocks of {layer.Inputs} inputs");
            Assert.Equal(blocks > 1, layer.SumsInBlocks);
        }));

    [Fact]
    public void Only_networks_within_the_budget_are_written_out() => Plans.Sample(plan =>
        Assert.Equal(plan.Layers.Sum(layer => (long)layer.Inputs * layer.Outputs) <= Budgets.UnrolledMultiplyAdds, plan.Unrolled is not null));

    [Fact]
    public void Tiles_cover_every_neuron_once_and_fit_the_registers() => Gen.Int[1, 4096].Sample(count =>
    {
        var tiling = Tiling.Of(count);
        Assert.Equal(count, tiling.Count);
        Assert.InRange(tiling.Size, 1, Budgets.LargestTile);
        Assert.InRange(tiling.Rest, 0, tiling.Size - 1);
    });

    [Fact]
    public void Tiles_of_a_gradient_cover_every_output_once_and_are_no_larger_than_their_budget() => Gen.Int[1, 400].Sample(outputs =>
    {
        var tiling = Tiling.OfGradient(outputs);
        Assert.Equal(outputs, tiling.Count);
        Assert.InRange(tiling.Size, 1, outputs <= Budgets.NarrowOutputs ? Budgets.NarrowOutputs : Budgets.OutputsOfTile);
        Assert.InRange(tiling.Rest, 0, tiling.Size - 1);
    });

    [Fact]
    public void Tiles_with_biases_cover_every_input_once_and_have_room_for_the_biases() => Gen.Select(Gen.Int[1, 4096], Gen.Int[2, Budgets.LargestTile]).Sample((count, most) =>
    {
        var tiling = Tiling.WithBiases(count, most);
        Assert.Equal(count, tiling.Count);
        Assert.InRange(tiling.Size, 0, most);
        Assert.InRange(tiling.Rest + 1, 1, most);
    });

    [Fact]
    public void Methods_of_a_written_out_network_cover_every_neuron_and_every_weight_once() => SmallPlans.Where(plan => plan.Unrolled is not null).Sample(plan =>
    {
        var unrolled = plan.Unrolled!;
        foreach (var layer in plan.Layers)
        {
            Assert.Equal(Enumerable.Range(0, layer.Outputs), unrolled.Forward[layer.Index - 1].SelectMany(part => part.Indices));
            Assert.Equal(Enumerable.Range(0, layer.Inputs), unrolled.Deltas[layer.Index - 1].SelectMany(part => part.Indices));

            var weights =
                from method in unrolled.Gradients[layer.Index - 1]
                from tile in method
                from input in tile.Inputs.Indices
                from output in tile.Outputs.Indices
                select (input, output);
            var follows = layer.IsOutput && unrolled.OutputGradientFollows;
            Assert.Equal(follows ? 0 : layer.Inputs * layer.Outputs, weights.Distinct().Count());
            Assert.Equal(weights.Distinct().Count(), weights.Count());
        }
    });

    [Fact]
    public void Of_a_written_out_network_layers_of_many_weights_are_loops_unless_all_was_to_be_written_out() => SmallPlans.Where(plan => plan.Unrolled is not null).Sample(plan =>
    {
        var all = Planner.Plan(plan.Spec with { Options = plan.Spec.Options with { Unroll = GeneratorUnroll.Always } });
        Assert.All(plan.Layers, layer =>
        {
            Assert.Equal(layer.Inputs * layer.Outputs > Budgets.WrittenOutWeights, plan.InLoops(layer));
            Assert.False(all.InLoops(layer));
            Assert.True(!plan.SumsInLoops(layer) || plan.InLoops(layer));
        });
        Assert.True(plan.ChunkRows % (plan.Layers.Any(plan.InLoops) ? 2 * Budgets.Lanes : Budgets.Lanes) == 0, $"{plan.ChunkRows} rows");
    });

    [Fact]
    public void The_same_topology_gets_the_same_plan() => SmallPlans.Sample(plan =>
        Assert.Equal(plan.Reason, Planner.Plan(plan.Spec).Reason));

    private static NetworkSpec Spec(int[] sizes, GeneratorActivation[] activations)
    {
        LayerSpec[] layers = [.. Enumerable.Range(1, sizes.Length - 1).Select(l => new LayerSpec(l, sizes[l - 1], sizes[l], activations[l - 1]))];
        return new NetworkSpec(new TypeSpec("", new EquatableArray<string>([]), "Any", "Any", false), new EquatableArray<LayerSpec>([.. layers]), GeneratorLoss.MeanSquaredError, "[Network]", NetworkOptions.None);
    }
}
