using Generated.Neuron.Passes;

namespace Generated.Neuron.Tests.Threads;

/// <summary>Rows × numbers per row beyond 2³¹: no span can hold them, but a batch can name a row as often as it likes.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
[Trait(nameof(Needs), Needs.Time)]
public sealed class LargeCountTests
{
    [Theory, InlineData(1), InlineData(2)]
    public void A_batch_of_more_numbers_than_a_span_can_hold_is_taken(int threads)
    {
        // 4,096 rows of a shard × 2²⁰ inputs are 2³².
        var (inputs, targets) = (new float[WidePasses.InputCount], new float[1]);
        var (gradients, parameter, batch) = (new float[1], 0f, new int[10_000]);
        var cost = Shards.Backward<WidePasses>(
            in parameter, inputs, targets, new TrainingStep { Batch = batch }, gradients, threads);

        // Three shards' shares of 1, each rounded.
        Assert.Equal(7f, cost, 7e-6f);
        Assert.Equal(1f, gradients[0], 1e-6f);
    }

    [Fact]
    public void The_working_memory_of_a_matrix_stays_small_however_wide_the_network_and_the_batch_are()
    {
        foreach (var (sizes, copies) in new[] { (new[] { 65_536, 1 }, 65_538), (new[] { 1, 3_000_000, 1 }, 3) })
        {
            var topology = new Topology(sizes, Enumerable.Repeat(Activation.Identity, sizes.Length - 1), Loss.MeanSquaredError);
            var plan = new MatrixPlan(topology);
            using var work = new Workspace(plan, 100_000, copies);
            var (chunks, rows) = (0, 0);
            for (; chunks < 3 && work.NextChunk(); chunks++)
            {
                rows += work.Z(plan.Output).Length;
            }

            Assert.InRange(rows, 3, 3 * 256);
        }
    }

    /// <summary>The rows are gathered a chunk at a time: side by side they would be more numbers than an array holds.</summary>
    [Fact]
    public void A_matrix_takes_a_batch_of_more_numbers_than_an_array_holds_in_chunks()
    {
        // 2.15 · 10⁹ inputs; an array holds 2.147 · 10⁹.
        const int width = 100_000, times = 21_500;
        var network = new MatrixNetwork(new Topology([width, 1], [Activation.Identity], Loss.MeanSquaredError), seed: 1);
        var inputs = Enumerable.Range(0, width).Select(i => i % 3 - 1f).ToArray();
        var (gradients, expected) = (new float[width + 1], new float[width + 1]);
        var cost = network.Backward(inputs, [2f], new TrainingStep { Batch = new int[times] }, gradients);

        // The same row again and again has its own mean; its sum is rounded 21,500 times.
        Assert.Equal(network.Backward(inputs, [2f], expected), cost, 1e-4 * cost);
        Assert.Equal(expected[0], gradients[0], 2e-3 * Math.Abs(expected[0]));
    }

    /// <summary>Of a batch alone: it has all inputs, and none that are not there.</summary>
    private readonly struct WidePasses : IShardPasses
    {
        public static int ShardRows => 4096;

        public static int InputCount => 1 << 20;

        public static int OutputCount => 1;

        public static int ParameterCount => 1;

        public static void Forward(ref readonly float parameters, ReadOnlySpan<float> inputs, Span<float> outputs, int rows) =>
            throw new NotSupportedException();

        public static void ForwardRow(ref readonly float parameters, ref readonly float inputs, ref float outputs) =>
            throw new NotSupportedException();

        public static float Cost(ref readonly float parameters, in TrainingPass pass) => throw new NotSupportedException();

        public static float Backward(ref readonly float parameters, in TrainingPass pass)
        {
            Assert.Equal((InputCount, 1, pass.Rows), (pass.Inputs.Length, pass.Targets.Length, pass.Batch.Length));
            Assert.Equal(10_000, pass.TotalWeight);
            pass.Gradients[0] = pass.Rows / 10_000f;
            return 7 * pass.Gradients[0];
        }
    }
}
