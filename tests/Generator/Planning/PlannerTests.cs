extern alias generator;

using System.Collections.Immutable;
using CsCheck;
using generator::Generated.Neuron.Generator.Kinds;
using generator::Generated.Neuron.Generator.Model;
using generator::Generated.Neuron.Generator.Planning;
using GeneratorActivation = generator::Generated.Neuron.Activation;
using GeneratorLoss = generator::Generated.Neuron.Loss;
using GeneratorLossRules = generator::Generated.Neuron.LossRules;
using GeneratorUnroll = generator::Generated.Neuron.Unroll;

namespace Generated.Neuron.Tests.Planning;

/// <summary>What holds for the plan of any topology: 1 to 32 layers of 1 to 4096 neurons.</summary>
public sealed class PlannerTests
{
    // A size's logarithm is as likely anywhere, so that the small networks that are written out come up as often as large ones.
    private static readonly Gen<int> Size = Gen.Double[0, Math.Log(4097)].Select(logarithm =>
        Math.Clamp((int)Math.Exp(logarithm), 1, 4096));

    private static readonly GeneratorActivation[] Activations =
        [.. Enum.GetValues<GeneratorActivation>().Where(activation => activation != GeneratorActivation.Softmax)];

    private static readonly Gen<GeneratorActivation> Hidden = Gen.Int[0, Activations.Length - 1].Select(index => Activations[index]);

    private static readonly Gen<GeneratorLoss> Loss =
        Gen.Int[0, Enum.GetValues<GeneratorLoss>().Length - 1].Select(index => Enum.GetValues<GeneratorLoss>()[index]);

    private static readonly Gen<Program> Plans = Gen.Select(Size.Array[2, 33], Hidden.Array[32], Loss, Plan);

    private static readonly Gen<Program> SmallPlans = Gen.Select(Gen.Int[1, 20].Array[2, 5], Hidden.Array[32], Loss, Plan);

    // Of 500 plans, that none has some loss is as likely as 0.8⁵⁰⁰, which is 10⁻⁴⁸.
    [Fact]
    public void The_plans_of_these_tests_have_every_activation_and_every_loss() => SmallPlans.Array[500].Sample(
        plans =>
        {
            Assert.Equal(
                Enum.GetValues<GeneratorActivation>(),
                plans.SelectMany(plan => plan.Spec.Activations).Distinct().Order());
            Assert.Equal(Enum.GetValues<GeneratorLoss>(), plans.Select(plan => plan.Spec.Loss).Distinct().Order());
        },
        iter: 1);

    [Fact]
    public void Parameters_lie_one_after_the_other() => Plans.Sample(plan =>
    {
        var offset = 0L;
        foreach (var layer in Layers(plan))
        {
            Assert.Equal(offset, layer.Weights.Offset);
            Assert.Equal(offset + ((long)layer.Inputs * layer.Outputs), layer.Biases.Offset);
            offset += ((long)layer.Inputs + 1) * layer.Outputs;
        }

        Assert.Equal(offset, plan.ParameterCount);
    });

    [Fact]
    public void Values_lie_each_at_a_cache_line_with_room_for_every_column_and_none_in_the_place_of_another_in_use() => Plans.Sample(plan =>
    {
        var lifetimes = MemoryPlanner.Values(plan).ToDictionary(value => value.Value.Name, value => value.Alive);
        foreach (var buffer in plan.Memory.Buffers)
        {
            Assert.Equal(0, buffer.Offset % VectorWidth.Widest);
            Assert.True(buffer.Length > 0, buffer.Name);
            Assert.True(checked(buffer.Offset + buffer.Length) <= plan.Memory.Length);
            Assert.DoesNotContain(plan.Memory.Buffers, other => other != buffer
                && lifetimes[other.Name].Overlaps(lifetimes[buffer.Name])
                && other.Offset < buffer.Offset + buffer.Length
                && buffer.Offset < other.Offset + other.Length);
        }

        Assert.Equal(plan.Memory.Length <= Budgets.StackFloats, plan.Memory.IsOnStack);
        Assert.Equal(plan.Memory.Buffers.Length, plan.Memory.Buffers.Select(buffer => buffer.Name).Distinct().Count());
        Assert.All(Layers(plan), layer =>
        {
            Assert.Equal(layer.Outputs * plan.ColumnStride, Buffer(plan, layer.To.Name).Length);
            Assert.Equal(layer.HasActivation && layer.Activation.ReadsZ, layer.Z is not null && Buffer(plan, layer.Z.Name).Length > 0);
        });
    });

    [Fact]
    public void One_row_alone_needs_no_more_than_the_stack() => Plans.Sample(plan =>
    {
        if (plan.Row is RowPlan.Library row)
        {
            Assert.InRange(row.Memory.Length, 2, Budgets.StackFloats);
            Assert.All(Layers(plan), layer => Assert.Single(
                row.Memory.Buffers, buffer => buffer.Name == RowPlan.Library.NameOf(layer.To) && buffer.Length >= layer.Outputs));
        }
    });

    [Fact]
    public void A_chunk_is_whole_steps_of_the_widest_vector() => Plans.Sample(plan =>
    {
        var columns = plan.Memory.Buffers.TakeWhile(buffer => buffer.Name != "CostSums").Sum(buffer => buffer.Length) / plan.ColumnStride;
        var (mostRows, mostFloats) = IsWrittenOut(plan)
            ? (Budgets.WrittenOutChunkRows, Math.Max(
                Budgets.WrittenOutChunkFloats, Budgets.WrittenOutFloats - (VectorWidth.Widest * plan.ParameterCount)))
            : (Budgets.LoopChunkRows, Budgets.LoopChunkFloats);
        Assert.Equal(0, plan.ChunkRows % VectorWidth.Widest);
        Assert.InRange(plan.ChunkRows, VectorWidth.Widest, mostRows);
        Assert.Equal(0, plan.ColumnStride % VectorWidth.Widest);
        Assert.True(plan.ColumnStride >= plan.ChunkRows);
        Assert.NotEqual(0, plan.ColumnStride % Budgets.AliasedFloats);
        Assert.True(
            plan.ChunkRows <= 2 * VectorWidth.Widest || plan.ChunkRows * columns <= mostFloats,
            $"{plan.ChunkRows} rows of {columns} columns");
    });

    [Fact]
    public void Columns_of_loops_lie_at_no_power_of_two_and_their_rows_are_whole_pairs_of_vectors() =>
        Plans.Where(plan => !IsWrittenOut(plan)).Sample(plan =>
    {
        Assert.Equal(0, plan.ChunkRows % (2 * VectorWidth.Widest));
        Assert.Equal(1, plan.ColumnStride / VectorWidth.Widest % 2);
    });

    [Fact]
    public void Blocks_of_inputs_are_as_few_as_the_budget_allows_and_no_larger() => Plans.Sample(plan =>
        Assert.All(Layers(plan).Where(layer => layer.Shape is not null), layer =>
        {
            // The parts of a split sum take their place: few neurons read the columns of a part once or twice.
            var size = layer.Shape!.InputsOfBlock;
            if (layer.Shape.SumParts > 1)
            {
                Assert.Equal(layer.Inputs, size);
                return;
            }

            Assert.InRange(size, 1, Budgets.NeuronsOfBlock);
            var blocks = (layer.Inputs + size - 1) / size;
            Assert.True((blocks - 1) * Budgets.NeuronsOfBlock < layer.Inputs, $"{blocks} blocks of {layer.Inputs} inputs");
            Assert.Equal(blocks > 1, layer.Shape.TakesBlocks);
        }));

    [Fact]
    public void Only_networks_within_the_budget_are_written_out() => Plans.Sample(plan =>
        Assert.Equal(Layers(plan).Sum(layer => (long)layer.Inputs * layer.Outputs) <= Budgets.WrittenOutMultiplyAdds, IsWrittenOut(plan)));

    [Fact]
    public void Every_gradient_is_summed_in_one_place() => Plans.Sample(plan =>
    {
        Assert.Equal(plan.ParameterCount, plan.Sums.Sum(part => part.ParameterCount));
        Assert.All(plan.Blocks, block => Assert.Single(
            plan.Sums, part => part.First.Offset <= block.Offset && block.Offset <= part.Last.Offset));
        Assert.All(plan.Sums.Where(part => part is not SumsPlan.InPlace), part => Assert.NotNull(Buffer(plan, part.Value!.Name)));
    });

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
    public void Tiles_with_biases_cover_every_input_once_and_have_room_for_the_biases() =>
        Gen.Select(Gen.Int[1, 4096], Gen.Int[2, Budgets.LargestTile]).Sample((count, most) =>
    {
        var tiling = Tiling.WithBiases(count, most);
        Assert.Equal(count, tiling.Count);
        Assert.InRange(tiling.Size, 0, most);
        Assert.InRange(tiling.Rest + 1, 1, most);
    });

    [Fact]
    public void Methods_of_what_is_written_out_cover_every_neuron_and_every_weight_once() => SmallPlans.Sample(plan =>
        Assert.All(Layers(plan), layer =>
        {
            if (layer.Forward is ForwardPlan.WrittenOut forward)
            {
                Assert.Equal(
                    Enumerable.Range(0, layer.Outputs), forward.Methods.SelectMany(method => method).SelectMany(part => part.Indices));
            }

            if (layer.Delta is DeltaPlan.WrittenOut delta)
            {
                Assert.Equal(Enumerable.Range(0, layer.Inputs), delta.Methods.SelectMany(part => part.Indices));
            }

            if (layer.Gradient is GradientPlan.WrittenOut gradient)
            {
                var weights =
                    from method in gradient.Methods
                    from tile in method
                    from input in tile.Inputs.Indices
                    from output in tile.Outputs.Indices
                    select (input, output);
                Assert.Equal(layer.Inputs * layer.Outputs, weights.Distinct().Count());
                Assert.Equal(weights.Distinct().Count(), weights.Count());
            }
        }));

    [Fact]
    public void Of_a_written_out_network_layers_of_many_weights_are_loops_unless_all_was_to_be_written_out() =>
        SmallPlans.Where(IsWrittenOut).Sample(plan =>
    {
        var all = Planner.Plan(plan.Spec with { Options = plan.Spec.Options with { Unroll = GeneratorUnroll.Always } });
        Assert.All(Layers(all), layer => Assert.Null(layer.Shape));
        Assert.All(Layers(plan), layer =>
        {
            var weights = layer.Inputs * layer.Outputs;
            Assert.Equal(weights > Budgets.WrittenOutDelta, layer.Delta is DeltaPlan.Library);
            Assert.Equal(weights > Budgets.WrittenOutForward && layer.Outputs > 1, layer.Forward is ForwardPlan.Library);
            Assert.Equal(
                weights > Budgets.WrittenOutGradient && layer.Gradient is not GradientPlan.OfHiddenSums,
                layer.Gradient is GradientPlan.LanesAreRows);
        });
        var hasPairs = Layers(plan).Any(layer => layer.Inputs * layer.Outputs > Budgets.WeightsOfPairs);
        Assert.True(plan.ChunkRows % (hasPairs ? 2 * VectorWidth.Widest : VectorWidth.Widest) == 0, $"{plan.ChunkRows} rows");
    });

    [Fact]
    public void The_same_topology_gets_the_same_plan() => SmallPlans.Sample(plan =>
        Assert.Equal(FormPlanner.Reason(plan), FormPlanner.Reason(Planner.Plan(plan.Spec))));

    /// <summary>Whether the small layers are written out; elsewhere one row goes through loops as well.</summary>
    private static bool IsWrittenOut(Program plan) => plan.Row is not RowPlan.Library;

    private static ImmutableArray<AffineStep> Layers(Program program) => [.. program.Steps.OfType<AffineStep>()];

    private static MemoryBuffer Buffer(Program plan, string name) => Assert.Single(plan.Memory.Buffers, buffer => buffer.Name == name);

    /// <summary>The output is the last activation where the loss takes it, and the loss's own elsewhere.</summary>
    private static Program Plan(int[] sizes, GeneratorActivation[] activations, GeneratorLoss loss)
    {
        var output = activations[sizes.Length - 2];
        output = GeneratorLossRules.Fits(loss, output) ? output : GeneratorLossRules.DefaultOutput(loss);
        activations = [.. activations[..(sizes.Length - 2)], output];
        var layers = activations.Select((activation, l) => (LayerSpec)new DenseSpec(l + 1, sizes[l], sizes[l + 1], activation));
        return Planner.Plan(new TopologySpec(new EquatableArray<LayerSpec>([.. layers]), loss, NetworkOptions.None));
    }
}
