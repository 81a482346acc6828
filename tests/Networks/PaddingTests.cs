using Generated.Neuron.Tests.Networks.Checks;

namespace Generated.Neuron.Tests.Networks;

/// <summary>What is not a row never leaks into a gradient: lanes after the last row, and rows of weight 0.</summary>
public sealed class PaddingTests
{
    public static TheoryData<string> Declared => [.. TestNetworks.Names];

    [Trait(nameof(Needs), Needs.AnyVectors)]
    [Theory, MemberData(nameof(Declared))]
    public void Equal_rows_have_the_gradient_of_one_in_declared_networks(string name) =>
        PaddingChecks.Equal_rows_have_the_gradient_of_one(() => TestNetworks.Create(name));

    [Trait(nameof(Needs), Needs.AnyVectors)]
    [Theory, MemberData(nameof(Declared))]
    public void A_row_of_weight_0_adds_nothing_in_declared_networks(string name) =>
        PaddingChecks.A_row_of_weight_0_adds_nothing(TestNetworks.Create(name));

    [Trait(nameof(Needs), Needs.Vectors)]
    [Fact]
    public void The_last_shard_of_one_row_adds_what_that_row_adds()
    {
        var network = new PaddedTanh(1);
        network.Parameters[13] = float.PositiveInfinity;
        var shard = ((IShardedNetwork)network).ShardRows;
        foreach (var rows in new[] { shard, shard + 1, shard + 15, (2 * shard) + 1 })
        {
            var (inputs, targets) = (new float[rows * 4], new float[rows * 2]);
            Array.Fill(inputs, 0.5f);
            var gradients = new float[network.Topology.ParameterCount];
            network.Backward(inputs, targets, gradients, maxDegreeOfParallelism: 2);
            Assert.DoesNotContain(gradients, float.IsNaN);
            int[] batch = [.. Enumerable.Repeat(rows - 1, rows)];
            network.Backward(inputs, targets, batch, gradients, maxDegreeOfParallelism: 2);
            Assert.DoesNotContain(gradients, float.IsNaN);
        }
    }

    [Trait(nameof(Needs), Needs.Vectors)]
    [Fact]
    public void Dropped_neurons_and_padding_together_leave_what_the_matrix_has()
    {
        foreach (var name in TestNetworks.Names.Where(name => TestNetworks.Create(name).Dropout > 0))
        {
            var network = NetworkData.Randomize(TestNetworks.Create(name));
            var matrix = new MatrixNetwork(network.Topology) { Dropouts = network.Dropouts };
            NetworkData[] datas = [.. new[] { 1, 15, 17 }.Select(rows => new NetworkData(network, rows))];
            for (var parameter = 0; parameter < network.Topology.ParameterCount; parameter += 7)
            {
                (var kept, network.Parameters[parameter]) = (network.Parameters[parameter], float.PositiveInfinity);
                network.Parameters.CopyTo(matrix.Parameters);
                foreach (var data in datas)
                {
                    var step = new TrainingStep { Dropout = new DropoutKey(1, parameter) };
                    var (expected, actual) = (new float[network.Parameters.Length], new float[network.Parameters.Length]);
                    matrix.Backward(data.Inputs, data.Targets, step, expected);
                    network.Backward(data.Inputs, data.Targets, step, actual);

                    // ∞ − ∞ depends on what is added first, but a number is one in any order.
                    Assert.Equal(expected.Select(float.IsFinite), actual.Select(float.IsFinite));
                }

                network.Parameters[parameter] = kept;
            }
        }
    }
}

[Network(4, 16, 2, Hidden = Activation.Tanh, Loss = Loss.MeanSquaredError)]
internal sealed partial class PaddedTanh;
