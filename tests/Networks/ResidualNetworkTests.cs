using Generated.Neuron.Tests.Networks.Checks;
using Generated.Neuron.Tests.Reference;

namespace Generated.Neuron.Tests.Networks;

/// <summary>
/// Networks with residual connections: the reference against difference quotients, the matrix runtime against the reference.
/// </summary>
[Trait(nameof(Needs), Needs.Vectors)]
public sealed class ResidualNetworkTests
{
    public static TheoryData<string> Topologies => [.. ResidualTopologies.All];

    [Theory, MemberData(nameof(Topologies))]
    public void Gradients_of_the_reference_are_the_slopes_of_its_cost(string topology)
    {
        var network = NetworkData.Randomize(Of(topology));
        var data = new NetworkData(network, rows: 3, seed: 2);
        var reference = ReferenceNetwork.Of(network);
        var (inputs, targets) = (ReferenceNetwork.Doubles(data.Inputs), ReferenceNetwork.Doubles(data.Targets));
        if (network.Topology.Loss == Loss.CrossEntropy)
        {
            // dz = a − y needs targets whose sum is 1 to more digits than float32 has.
            targets = [.. targets.Chunk(network.Topology.OutputCount).SelectMany(y => y.Select(number => number / y.Sum()))];
        }

        // The cancellation is of the cost's size.
        var gradients = reference.Backward(inputs, targets);
        var tolerance = CentralDifferences.Tolerance * Math.Max(1, gradients.Cost);
        Compare(reference.Parameters, gradients.Parameters);
        Compare(inputs, gradients.Inputs);

        void Compare(double[] variables, double[] expected)
        {
            // Of a large network every seventh.
            for (var i = 0; i < variables.Length; i += variables.Length > 1000 ? 7 : 1)
            {
                Assert.Equal(CentralDifferences.Of(reference, variables, i, inputs, targets), expected[i], tolerance);
            }
        }
    }

    [Theory, MemberData(nameof(Topologies))]
    public void The_matrix_runtime_agrees_with_the_reference(string topology)
    {
        foreach (var rows in new[] { 0, 1, 17, 300 })
        {
            AgreementChecks.Agrees_with_the_reference(Of(topology), rows);
            BackpropagationChecks.Agrees_with_the_reference(Of(topology), rows);
        }
    }

    [Theory, MemberData(nameof(Topologies))]
    public void Row_weights_and_batches_count_rows_as_they_say(string topology)
    {
        StepChecks.A_weight_counts_a_row_as_often(Of(topology), rows: 40);
        StepChecks.Weights_of_nothing_but_0_give_zeros(Of(topology));
    }

    /// <summary>A row of weight 0 adds nothing, even if it is not finite: its sums go through no connection to other rows.</summary>
    [Theory, MemberData(nameof(Topologies))]
    public void A_row_of_weight_0_adds_nothing_whatever_it_holds(string topology)
    {
        var network = Of(topology);
        var data = new NetworkData(NetworkData.Randomize(network), rows: 3);
        var (gradients, expected) = (new float[network.Topology.ParameterCount], new float[network.Topology.ParameterCount]);
        var width = network.Topology.InputCount;
        var targets = data.Targets.AsSpan(network.Topology.OutputCount);
        var cost = network.Backward(data.Inputs.AsSpan(width), targets, new TrainingStep { RowWeights = [1, 1] }, expected);
        data.Inputs.AsSpan(0, width).Fill(float.NaN);
        Assert.Equal(cost, network.Backward(data.Inputs, data.Targets, new TrainingStep { RowWeights = [0, 1, 1] }, gradients));
        Assert.Equal(expected, gradients);
    }

    [Theory]
    [InlineData("8-16-16-16+2-4 (Silu, Silu, Silu, Identity; Huber)", 0.2, 0.0, 0.5, 0.3, 0.0)] // x, and the branch
    [InlineData("8-16-16-16+2-4 (Silu, Silu, Silu, Identity; Huber)", 0.0, 0.4, 0.0, 0.0, 0.25)] // what is added, and the sum
    [InlineData("5-5+1-5+2-5+3 (Elu, Sigmoid, Identity; MeanSquaredError)", 0.1, 0.0, 0.25, 0.5, 0.0, 0.0)]
    [InlineData("3-3+1-2 (Tanh, Identity; MeanSquaredError)", 0.3, 0.3, 0.0)]
    [InlineData("3-3+1-2 (Tanh, Identity; MeanSquaredError)", 0.0, 0.0, 0.3)]
    [InlineData("3-3+1-2 (Tanh, Identity; MeanSquaredError)", 0.0, 0.4, 0.3)] // a branch and its sum, by two masks
    [InlineData("30-64-32-1 (Relu, Silu, Sigmoid; BinaryCrossEntropy)", 0.1, 0.5, 0.2)]
    public void Each_layer_drops_with_its_own_probability(string topology, params double[] dropouts)
    {
        foreach (var weighted in new[] { false, true })
        {
            var network = new MatrixNetwork(Topology.Parse(topology)) { Dropouts = [.. dropouts] };
            StepChecks.Dropout_is_as_its_definition(network, rows: 300, weighted);
        }
    }

    [Fact]
    public void One_probability_is_that_of_every_hidden_dense_layer()
    {
        const string Dense = "2-8-8-1 (Relu, Tanh, Sigmoid; BinaryCrossEntropy)";
        var (one, each) = (new MatrixNetwork(Topology.Parse(Dense)) { Dropout = 0.3 }, Topology.Parse(Dense));
        Assert.Equal([0, 0.3, 0.3], one.Dropouts.AsEnumerable());
        var data = new NetworkData(NetworkData.Randomize(one), rows: 70);
        var same = new MatrixNetwork(each) { Dropouts = [0, 0.3, 0.3] };
        same.CopyFrom(one);
        Assert.Equal(0.3, same.Dropout);
        var (gradients, expected) = (new float[each.ParameterCount], new float[each.ParameterCount]);
        var step = new TrainingStep { Dropout = new DropoutKey(1, 2) };
        Assert.Equal(one.Backward(data.Inputs, data.Targets, step, expected), same.Backward(data.Inputs, data.Targets, step, gradients));
        Assert.Equal(expected, gradients);

        // With a connection it is the branch: what the dense layers give.
        var residual = new MatrixNetwork(Topology.Parse("2-8-8+1-8+1 (Relu, Tanh, Identity; MeanSquaredError)")) { Dropout = 0.5 };
        Assert.Equal([0, 0.5, 0.5, 0, 0], residual.Dropouts.AsEnumerable());
        Assert.Equal(residual.Dropouts.AsEnumerable(), residual.Clone().Dropouts);
    }

    [Theory]
    [InlineData("one probability for what each of the 4 layers takes, 0 where nothing is dropped; got 3.", 0.1, 0.1, 0.1)]
    [InlineData("must be at least 0 and below 1", 0.1, 0.1, 0.1, 1.0)]
    [InlineData("must be at least 0 and below 1", double.NaN, 0.1, 0.1, 0.0)]
    public void A_wrong_list_of_probabilities_is_refused(string message, params double[] dropouts)
    {
        var topology = Topology.Parse("4-6-6+1-3 (Silu, Silu, Identity; Huber)");
        var refused = Assert.ThrowsAny<ArgumentException>(() => new MatrixNetwork(topology) { Dropouts = [.. dropouts] });
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.Equal("Dropouts", refused.ParamName);
        Assert.ThrowsAny<ArgumentException>(() => new MatrixNetwork(topology) { Dropouts = default });
    }

    [Fact]
    public void Sums_of_the_output_are_not_dropped()
    {
        var topology = Topology.Parse("3-3+1 (Sigmoid; BinaryCrossEntropy)");
        var refused = Assert.Throws<ArgumentException>(() => new MatrixNetwork(topology) { Dropouts = [0, 0.1] });
        Assert.Contains("the sums of the output layer, which are not dropped", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_prints_its_topology_and_dropouts()
    {
        var topology = Topology.Parse("4-6-6+1-3 (Silu, Silu, Identity; Huber)");
        Assert.Equal("MatrixNetwork 4-6-6+1-3 (Silu, Silu, Identity; Huber), 93 parameters", new MatrixNetwork(topology).ToString());
        Assert.Equal(
            "MatrixNetwork 4-6-6+1-3 (Silu, Silu, Identity; Huber), 93 parameters, dropout 0.2",
            new MatrixNetwork(topology) { Dropout = 0.2 }.ToString());
        Assert.Equal(
            "MatrixNetwork 4-6-6+1-3 (Silu, Silu, Identity; Huber), 93 parameters, dropout 0.1, 0, 0, 0.5",
            new MatrixNetwork(topology) { Dropouts = [0.1, 0, 0, 0.5] }.ToString());
    }

    private static MatrixNetwork Of(string topology) => new(Topology.Parse(topology));
}
