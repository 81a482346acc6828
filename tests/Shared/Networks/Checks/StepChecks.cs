using Generated.Neuron.Tests.Reference;

namespace Generated.Neuron.Tests.Networks.Checks;

/// <summary>Training steps: what weights and dropout make of cost and gradient.</summary>
internal static class StepChecks
{
    /// <summary>A row of weight 2 is that row twice; one of weight 0 is not there.</summary>
    public static void A_weight_counts_a_row_as_often(INetwork network, int rows)
    {
        var topology = network.Topology;
        var (x, y) = (topology.InputCount, topology.OutputCount);
        var data = new NetworkData(NetworkData.Randomize(network), rows);
        var random = new SplitMix64(3);
        var weights = Enumerable.Range(0, rows).Select(_ => (float)random.NextInt32(4)).ToArray();
        weights[0] = 1;
        var repeated = Enumerable.Range(0, rows).SelectMany(row => Enumerable.Repeat(row, (int)weights[row])).ToArray();
        var inputs = repeated.SelectMany(row => data.Inputs.Skip(row * x).Take(x)).ToArray();
        var targets = repeated.SelectMany(row => data.Targets.Skip(row * y).Take(y)).ToArray();
        var expected = ReferenceNetwork.Of(network).Backward(ReferenceNetwork.Doubles(inputs), ReferenceNetwork.Doubles(targets));
        var gradients = new float[topology.ParameterCount];
        var cost = network.Backward(data.Inputs, data.Targets, new TrainingStep { RowWeights = weights }, gradients);
        Compare(topology, expected, cost, gradients);
        Rounding.AssertSameBits([cost], [network.Cost(data.Inputs, data.Targets, weights)], "cost alone");

        // A batch in place has the bits of its copy.
        int[] batch = [.. Enumerable.Range(0, rows).Reverse()];
        var (inPlace, copied) = (new float[gradients.Length], new float[gradients.Length]);
        var costInPlace = network.Backward(data.Inputs, data.Targets, new TrainingStep { Batch = batch, RowWeights = weights }, inPlace, 3);
        var costOfCopy = network.Backward(
            batch.SelectMany(row => data.Inputs.Skip(row * x).Take(x)).ToArray(),
            batch.SelectMany(row => data.Targets.Skip(row * y).Take(y)).ToArray(),
            new TrainingStep { RowWeights = weights.Reverse().ToArray() },
            copied);
        Rounding.AssertSameBits([costOfCopy], [costInPlace], "cost of a batch in place");
        Rounding.AssertSameBits(copied, inPlace, "gradients of a batch in place");
    }

    /// <summary>Rows that count nothing at all: cost 0 and a gradient of zeros, as where there are none.</summary>
    public static void Weights_of_nothing_but_0_give_zeros(INetwork network)
    {
        var data = new NetworkData(NetworkData.Randomize(network), rows: 20);
        var gradients = Enumerable.Repeat(7f, network.Topology.ParameterCount).ToArray();
        Assert.Equal(0, network.Backward(data.Inputs, data.Targets, new TrainingStep { RowWeights = new float[20] }, gradients));
        Assert.All(gradients, gradient => Assert.Equal(0f, gradient));
        Assert.Equal(0, network.Cost(data.Inputs, data.Targets, new float[20]));
    }

    public static void A_number_that_is_no_weight_is_named_and_nothing_is_written(INetwork network)
    {
        var data = new NetworkData(NetworkData.Randomize(network), rows: 3);
        var gradients = Enumerable.Repeat(7f, network.Topology.ParameterCount).ToArray();
        Throws("RowWeights", "The length is 2, but must be 3", [1, 1]);
        foreach (var wrong in new[] { -1, float.NaN, float.PositiveInfinity })
        {
            Throws("RowWeights", "The weight of row 3 is", [1, 0, wrong]);
        }

        void Throws(string name, string words, float[] weights)
        {
            var error = Assert.Throws<ArgumentException>(
                () => network.Backward(data.Inputs, data.Targets, new TrainingStep { RowWeights = weights }, gradients));
            Assert.Equal(name, error.ParamName);
            Assert.StartsWith(words, error.Message, StringComparison.Ordinal);
            error = Assert.Throws<ArgumentException>(() => network.Cost(data.Inputs, data.Targets, weights));
            Assert.Equal("rowWeights", error.ParamName);
            Assert.All(gradients, gradient => Assert.Equal(7f, gradient));
        }
    }

    /// <summary>Cost and gradient with the mask that the definition gives; and none without a key.</summary>
    public static void Dropout_is_as_its_definition(INetwork network, int rows, bool weighted)
    {
        var key = new DropoutKey(-5, 3_000_000_000);
        var data = new NetworkData(NetworkData.Randomize(network), rows);
        var (inputs, targets) = (ReferenceNetwork.Doubles(data.Inputs), ReferenceNetwork.Doubles(data.Targets));
        var reference = new ReferenceNetwork(network.Topology, ReferenceNetwork.Doubles(network.Parameters))
        {
            Mask = (row, place, neuron) => network.Dropouts[place] == 0 ? 1
                : ReferenceDropout.Factor(network.Dropouts[place], key, row, place, neuron),
        };
        var weights = weighted ? Enumerable.Repeat(2f, rows).ToArray() : [];
        var gradients = new float[network.Topology.ParameterCount];
        var cost = network.Backward(
            data.Inputs, data.Targets, new TrainingStep { Dropout = key, RowWeights = weights }, gradients);
        Compare(network.Topology, reference.Backward(inputs, targets), cost, gradients);

        var plain = new float[gradients.Length];
        var plainCost = network.Backward(data.Inputs, data.Targets, default(TrainingStep), plain);
        Rounding.AssertSameBits([network.Backward(data.Inputs, data.Targets, gradients)], [plainCost], "cost of a step without a key");
        Rounding.AssertSameBits(gradients, plain, "gradients of a step without a key");
    }

    private static void Compare(Topology topology, ReferenceGradients expected, float cost, float[] gradients)
    {
        var tolerance = Rounding.Tolerance(topology);
        Rounding.AssertClose([expected.Cost], [cost], tolerance * Math.Max(1, expected.Cost), "cost");
        for (var layer = 1; layer <= topology.LayerCount; layer++)
        {
            var block = topology.WeightsOffset(layer)..(topology.BiasesOffset(layer) + topology.Sizes[layer]);
            var largest = expected.ParameterMagnitudes[block].DefaultIfEmpty(0).Max();
            Rounding.AssertClose(
                expected.Parameters.AsSpan(block), gradients.AsSpan(block), tolerance * largest, $"layer {layer}: gradients");
        }
    }
}
