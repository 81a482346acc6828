namespace Generated.Neuron.Tests.Threads;

/// <summary>Training steps in parts, as several machines compute them: the bits of the whole step.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class PartTests
{
    private static readonly IShardedNetwork[] Networks = [new ShardedSmall(1), new ShardedTiled(1), new ShardedDropout(1)];

    public static TheoryData<int, int> Cases
    {
        get
        {
            var cases = new TheoryData<int, int>();
            for (var network = 0; network < Networks.Length; network++)
            {
                var shard = Networks[network].ShardRows;
                foreach (var rows in new[] { 1, 255, 256, 257, (2 * shard) + 1, 60_000 })
                {
                    cases.Add(network, rows);
                }
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Any_number_of_parts_and_threads_gives_the_bits_of_the_whole_step(int index, int rows)
    {
        var network = Networks[index];
        var data = new Data(network, rows);
        foreach (var (weighted, scattered) in new[] { (false, false), (true, true) })
        {
            var whole = Whole(network, data, weighted, scattered);
            foreach (var parts in new[] { 1, 2, 3, 5, 8 })
            {
                var actual = InParts(network, data, weighted, scattered, parts, threads: 1 + (parts % 3));
                Assert.Equal(Bits([whole.Cost, .. whole.Gradients]), Bits([actual.Cost, .. actual.Gradients]));
            }
        }
    }

    [Fact]
    public void The_rows_of_a_shard_are_the_same_for_every_number_of_rows()
    {
        foreach (var network in Networks)
        {
            // As many shards as a step may have, where each is still a part of its own.
            const int Shards = 1000;
            var parts = StepPart.Whole(Shards * network.ShardRows, network.ShardRows).Split(Shards);
            Assert.Equal(Shards, parts.Length);
            Assert.All(parts, part => Assert.Equal(network.ShardRows, part.Rows));
            Assert.Equal(Enumerable.Range(0, Shards).Select(shard => shard * network.ShardRows), parts.Select(part => part.FirstRow));
        }
    }

    [Fact]
    public void A_step_is_divided_in_the_order_of_its_rows_the_largest_part_first()
    {
        var whole = StepPart.Whole(stepRows: 1290, shardRows: 100);
        Assert.Equal((0, 13, true), (whole.FirstShard, whole.ShardCount, whole.IsWhole));
        Assert.Equal([(0, 8), (8, 5)], Shards(whole.Split(2)));
        Assert.Equal([(0, 4), (4, 4), (8, 5)], Shards(whole.Split(3)));
        Assert.Equal([(0, 4), (4, 4), (8, 4), (12, 1)], Shards(whole.Split(4)));
        Assert.Equal(13, whole.Split(50).Length);
        Assert.Equal(90, whole.Split(4)[3].Rows);
        Assert.False(whole.Split(2)[1].IsWhole);

        static IEnumerable<(int, int)> Shards(StepPart[] parts) => parts.Select(part => (part.FirstShard, part.ShardCount));
    }

    [Theory]
    [InlineData(0, 100, 0, 1, "stepRows")]
    [InlineData(1000, 0, 0, 1, "shardRows")]
    [InlineData(1000, 100, 0, 0, "shardCount")]
    [InlineData(1000, 100, -1, 1, "firstShard")]
    [InlineData(1000, 100, 10, 1, "firstShard")]
    [InlineData(1000, 100, 8, 3, "firstShard")]
    public void A_part_that_is_not_in_the_step_is_refused(int rows, int shardRows, int first, int count, string parameter) =>
        Assert.Throws<ArgumentOutOfRangeException>(parameter, () => new StepPart(rows, shardRows, first, count));

    [Theory]
    [InlineData(1, 2, "1 to 2", "0 to 1")]
    [InlineData(0, 3, "0 to 2", "0 to 3")]
    [InlineData(6, 4, "6 to 9", "4 to 7")]
    public void Shards_that_are_not_a_node_of_the_tree_are_refused_with_some_that_are(int first, int count, string shards, string others) =>
        Assert.StartsWith(
            $"Shards {shards} are not a part that can be added: pass a power of two of them that begins at a multiple of it, such as "
                + $"{others}.",
            Assert.Throws<ArgumentException>("firstShard", () => new StepPart(1000, 100, first, count)).Message);

    [Theory, InlineData(-1.0), InlineData(double.NaN), InlineData(double.PositiveInfinity)]
    public void A_total_that_is_not_a_weight_is_refused(double total)
    {
        Assert.Throws<ArgumentOutOfRangeException>("totalWeight", () => new StepPart(1000, 100, 0, 1, total));
        Assert.Throws<ArgumentOutOfRangeException>("totalWeight", () => StepPart.Whole(1000, 100, total));
    }

    [Fact]
    public void A_part_that_does_not_fit_its_rows_is_refused_and_nothing_is_written()
    {
        var network = Networks[0];
        var shard = network.ShardRows;
        var data = new Data(network, shard);
        var gradients = new float[network.Topology.ParameterCount];
        var half = StepPart.Whole(2 * shard, shard).Split(2)[1];

        var missing = $"The part has {shard} rows, but {shard - 1} were passed: pass those from {shard} to {(2 * shard) - 1} of the step";
        Refused("inputs", missing,
            () => network.BackwardPart(data.Inputs.AsSpan(2), data.Targets.AsSpan(1), default, half, gradients));
        Refused("step", $"The part has {shard} rows, but 3 were passed",
            () => network.BackwardPart(data.Inputs, data.Targets, new TrainingStep { Batch = [0, 1, 2] }, half, gradients));
        Refused("part", $"The part has shards of 128 rows, but the network's have {shard}",
            () => network.BackwardPart(data.Inputs, data.Targets, default, StepPart.Whole(shard, 128), gradients));
        Refused("part", "The part has shards of 0 rows",
            () => network.BackwardPart(data.Inputs, data.Targets, default, default, gradients));
        Refused("part", "The part's total weight is 7, but the step has no row weights",
            () => network.BackwardPart(data.Inputs, data.Targets, default, new StepPart(2 * shard, shard, 1, 1, 7), gradients));
        Refused("part", "The part's total weight is 0, but its rows alone weigh ",
            () => network.BackwardPart(data.Inputs, data.Targets, new TrainingStep { RowWeights = data.Weights }, half, gradients));
        Refused("gradients", "The length is 3, but must be 33",
            () => network.BackwardPart(data.Inputs, data.Targets, default, half, new float[3]));
        Refused("targets", "The length is",
            () => network.BackwardPart(data.Inputs, data.Targets.AsSpan(1), default, half, gradients));
        Refused("maxDegreeOfParallelism", "The number of threads must be",
            () => network.BackwardPart(data.Inputs, data.Targets, default, half, gradients, 0));
        Refused("Batch", "Index 0 of the batch is 9, but must be from 0 to 2",
            () => new TrainingStep { RowWeights = [1, 1, 1], Batch = [9] }.TotalWeight());
        Refused("RowWeights", "The weight of row 2 is -1",
            () => new TrainingStep { RowWeights = [1, -1, 1] }.TotalWeight());
        Assert.All(gradients, number => Assert.Equal(0, number));
    }

    [Fact]
    public void Parts_that_are_not_one_together_are_refused_and_nothing_is_written()
    {
        var parts = StepPart.Whole(1000, 100).Split(4);
        var other = StepPart.Whole(1100, 100).Split(4);
        double[] costs = [1, 1, 1, 1];
        float[] gradients = [1, 1, 1, 1];
        const string Not = "The parts are not one part together: shards ";
        Refused("parts", Not + "0 to 1 and shards 4 to 7", () => StepPart.Sum([parts[0], parts[2]], costs.AsSpan(0, 2), gradients));
        Refused("parts", Not + "2 to 3 and shards 0 to 1", () => StepPart.Sum([parts[1], parts[0]], costs.AsSpan(0, 2), gradients));
        Refused("parts", Not, () => StepPart.Sum([parts[1], parts[2]], costs.AsSpan(0, 2), gradients));
        Refused("parts", Not, () => StepPart.Sum([parts[0], other[1]], costs.AsSpan(0, 2), gradients));
        Refused("parts", "There are no parts", () => StepPart.Sum([], [], []));
        Refused("costs", "The length is 3, but must be 4", () => StepPart.Sum(parts, costs.AsSpan(1), gradients));
        Refused("gradients", "The length is 3, but must be a multiple of 4", () => StepPart.Sum(parts, costs, gradients.AsSpan(1)));
        Assert.All(costs, cost => Assert.Equal(1, cost));
        Assert.All(gradients, number => Assert.Equal(1, number));
    }

    private static IEnumerable<int> Bits(float[] numbers) => numbers.Select(BitConverter.SingleToInt32Bits);

    private static void Refused(string parameter, string message, Action call) =>
        Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(() => call()) is var error && error.ParamName == parameter
            ? error.Message
            : $"{error.ParamName}: {error.Message}");

    private static (float Cost, float[] Gradients) Whole(IShardedNetwork network, Data data, bool weighted, bool scattered)
    {
        var gradients = new float[network.Topology.ParameterCount];
        return (network.Backward(data.Inputs, data.Targets, data.Step(weighted, scattered), gradients), gradients);
    }

    private static (float Cost, float[] Gradients) InParts(
        IShardedNetwork network, Data data, bool weighted, bool scattered, int count, int threads)
    {
        var (x, y, length) = (network.Topology.InputCount, network.Topology.OutputCount, network.Topology.ParameterCount);
        var total = data.Step(weighted, scattered).TotalWeight();
        var parts = StepPart.Whole(data.Rows, network.ShardRows, total).Split(count);
        var (costs, gradients) = (new double[parts.Length], new float[parts.Length * length]);

        // The last one first: no part depends on another one.
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            var (first, rows) = (parts[i].FirstRow, parts[i].Rows);
            var step = data.Step(weighted, scattered);
            costs[i] = scattered
                ? network.BackwardPart(
                    data.Inputs,
                    data.Targets,
                    new TrainingStep { Batch = step.Batch.Slice(first, rows), RowWeights = step.RowWeights, Dropout = step.Dropout },
                    parts[i],
                    gradients.AsSpan(i * length, length),
                    threads)
                : network.BackwardPart(
                    data.Inputs.AsSpan(first * x, rows * x),
                    data.Targets.AsSpan(first * y, rows * y),
                    new TrainingStep { RowWeights = weighted ? step.RowWeights.Slice(first, rows) : [], Dropout = step.Dropout },
                    parts[i],
                    gradients.AsSpan(i * length, length),
                    threads);
        }

        Assert.True(StepPart.Sum(parts, costs, gradients).IsWhole);
        return ((float)costs[0], gradients[..length]);
    }

    private sealed class Data
    {
        private readonly int[] _batch;

        public Data(INetwork network, int rows)
        {
            var random = new SplitMix64(5);
            Rows = rows;
            Inputs = [.. Enumerable.Range(0, rows * network.Topology.InputCount).Select(_ => (float)((2 * random.NextDouble()) - 1))];
            Targets = [.. Enumerable.Range(0, rows * network.Topology.OutputCount).Select(_ => (float)random.NextInt32(2))];
            Weights = [.. Enumerable.Range(0, rows).Select(row => row % 5 == 0 ? 0 : (float)random.NextDouble() + 0.1f)];
            _batch = [.. Enumerable.Range(0, rows).Select(_ => random.NextInt32(rows))];
        }

        public int Rows { get; }

        public float[] Inputs { get; }

        public float[] Targets { get; }

        public float[] Weights { get; }

        public TrainingStep Step(bool weighted, bool scattered) => new()
        {
            RowWeights = weighted ? Weights : [],
            Batch = scattered ? _batch : [],
            Dropout = new DropoutKey(1, 2),
        };
    }
}

[Network(3, 20, 20, 2, Loss = Loss.MeanSquaredError, Dropout = 0.25)]
internal sealed partial class ShardedDropout;
