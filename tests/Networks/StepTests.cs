using Generated.Neuron.Tests.Networks.Checks;
using Generated.Neuron.Tests.Reference;

namespace Generated.Neuron.Tests.Networks;

/// <summary>Row weights and dropout, of generated networks and of the matrix runtime.</summary>
[Trait(nameof(Needs), Needs.Vectors)]
public sealed class StepTests
{
    private const double MatrixDropout = 0.25;

    public static TheoryData<string> Networks => [.. TestNetworks.Names];

    public static TheoryData<string> WithDropout =>
        [.. TestNetworks.Names.Where(name => TestNetworks.Create(name).Dropout > 0)];

    [Theory, MemberData(nameof(Networks))]
    public void A_weight_counts_a_row_as_often(string name)
    {
        // Whole vectors, a part of one, and more than a chunk.
        foreach (var rows in new[] { 1, 16, 45, 150 })
        {
            StepChecks.A_weight_counts_a_row_as_often(Generated(name), rows);
        }

        StepChecks.A_weight_counts_a_row_as_often(Matrix(name), rows: 45);
    }

    [Theory, MemberData(nameof(Networks))]
    public void Weights_of_nothing_but_0_give_zeros(string name)
    {
        StepChecks.Weights_of_nothing_but_0_give_zeros(Generated(name));
        StepChecks.Weights_of_nothing_but_0_give_zeros(Matrix(name));
    }

    [Theory, MemberData(nameof(Networks))]
    public void A_number_that_is_no_weight_is_named_and_nothing_is_written(string name)
    {
        StepChecks.A_number_that_is_no_weight_is_named_and_nothing_is_written(Generated(name));
        StepChecks.A_number_that_is_no_weight_is_named_and_nothing_is_written(Matrix(name));
    }

    /// <summary>Of every network: one without dropout takes no notice of a key.</summary>
    [Theory, MemberData(nameof(Networks))]
    public void Dropout_is_as_its_definition(string name)
    {
        foreach (var rows in new[] { 1, 17, 150 })
        {
            StepChecks.Dropout_is_as_its_definition(Generated(name), rows, weighted: rows == 17);
        }

        StepChecks.Dropout_is_as_its_definition(Matrix(name), rows: 33, weighted: false);
        StepChecks.Dropout_is_as_its_definition(Matrix(name), rows: 300, weighted: true);
    }

    [Theory, MemberData(nameof(WithDropout))]
    public void The_mask_is_of_the_rows_place_in_the_batch_on_any_number_of_threads(string name)
    {
        // More rows than a shard of any of them, from a data set of fewer.
        const int Rows = 9_000, All = 500;
        var network = Generated(name);
        var data = new NetworkData(NetworkData.Randomize(network), All);
        var batch = Enumerable.Range(0, Rows).Select(row => row * 7 % All).ToArray();
        var step = new DropoutKey(1, 2);
        var matrix = new MatrixNetwork(network.Topology) { Dropouts = network.Dropouts };
        network.Parameters.CopyTo(matrix.Parameters);
        var (expected, one) = (new float[network.Topology.ParameterCount], new float[network.Topology.ParameterCount]);
        var matrixCost = matrix.Backward(data.Inputs, data.Targets, new TrainingStep { Batch = batch, Dropout = step }, expected);
        var cost = network.Backward(data.Inputs, data.Targets, new TrainingStep { Batch = batch, Dropout = step }, one);

        // The same numbers in another order: some 10⁴ additions of rounding 2⁻²⁴ at most, and far fewer in practice.
        Assert.Equal(matrixCost, cost, 1e-4f * matrixCost);
        var largest = expected.Max(Math.Abs);
        Assert.All(expected.Zip(one), pair => Assert.Equal(pair.First, pair.Second, 1e-3f * largest));
        foreach (var threads in new[] { 2, 3, 8 })
        {
            var many = new float[one.Length];
            var manyCost = network.Backward(data.Inputs, data.Targets, new TrainingStep { Batch = batch, Dropout = step }, many, threads);
            Rounding.AssertSameBits([cost], [manyCost], $"cost on {threads} threads");
            Rounding.AssertSameBits(one, many, $"gradients on {threads} threads");
        }
    }

    [Fact]
    public void A_mask_drops_as_often_as_asked_and_neighbors_independently()
    {
        const int Rows = 4000, Neurons = 25, Count = Rows * Neurons;
        foreach (var probability in new[] { 0.1, 0.5, 0.9 })
        {
            var dropped = new bool[2, 2, Rows, Neurons];
            foreach (var (step, layer, row, neuron) in Places())
            {
                var key = new DropoutKey(7, step);
                dropped[step, layer - 1, row, neuron] = ReferenceDropout.Factor(probability, key, row, layer, neuron) == 0;
            }

            // Five standard deviations of a count of independent draws.
            Check(Places().Where(p => p is { Step: 0, Layer: 1 }).Count(p => dropped[0, 0, p.Row, p.Neuron]), probability);
            Both("row", p => dropped[0, 0, (p.Row + 1) % Rows, p.Neuron]);
            Both("neuron", p => dropped[0, 0, p.Row, (p.Neuron + 1) % Neurons]);
            Both("step", p => dropped[1, 0, p.Row, p.Neuron]);
            Both("layer", p => dropped[0, 1, p.Row, p.Neuron]);

            void Both(string what, Func<(int Step, int Layer, int Row, int Neuron), bool> neighbor)
            {
                var both = Places().Where(p => p is { Step: 0, Layer: 1 }).Count(p => dropped[0, 0, p.Row, p.Neuron] && neighbor(p));
                Check(both, probability * probability, what);
            }

            void Check(int count, double share, string what = "all") =>
                Assert.True(
                    Math.Abs(count - Count * share) < 5 * Math.Sqrt(Count * share * (1 - share)),
                    $"{what}, p = {probability}: {count} of {Count}");
        }

        static IEnumerable<(int Step, int Layer, int Row, int Neuron)> Places() =>
            from step in Enumerable.Range(0, 2)
            from layer in Enumerable.Range(1, 2)
            from row in Enumerable.Range(0, Rows)
            from neuron in Enumerable.Range(0, Neurons)
            select (step, layer, row, neuron);
    }

    [Theory, MemberData(nameof(WithDropout))]
    public void A_step_with_weights_and_dropout_allocates_nothing(string name)
    {
        var network = Generated(name);
        var data = new NetworkData(NetworkData.Randomize(network), rows: 40);
        var (batch, weights) = (Enumerable.Range(0, 32).ToArray(), Enumerable.Repeat(2f, 40).ToArray());
        var gradients = new float[network.Topology.ParameterCount];
        Assert.Equal(0, AllocationChecks.Allocated(() => network.Backward(
            data.Inputs,
            data.Targets,
            new TrainingStep { Batch = batch, RowWeights = weights, Dropout = new DropoutKey(1, 2) },
            gradients)));
        Assert.Equal(0, AllocationChecks.Allocated(() => network.Cost(data.Inputs, data.Targets, weights)));
    }

    [Theory, InlineData(-0.1), InlineData(1.0), InlineData(double.NaN)]
    public void A_dropout_of_the_matrix_runtime_that_is_no_probability_is_refused(double dropout) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            "Dropout", () => new MatrixNetwork(Topology.Parse("2-3-1 (Relu, Sigmoid; BinaryCrossEntropy)")) { Dropout = dropout });

    private static INetwork Generated(string name) => TestNetworks.Create(name);

    private static MatrixNetwork Matrix(string name) => new(TestNetworks.Create(name).Topology) { Dropout = MatrixDropout };
}
