using Generated.Neuron.Tests.Reference;

namespace Generated.Neuron.Tests.Networks.Checks;

/// <summary>Numbers at the edge: saturated outputs and NaN.</summary>
internal static class ExtremeChecks
{
    public static void Saturated_outputs_keep_cost_and_gradients_finite(INetwork network, int rows)
    {
        var topology = network.Topology;
        var data = new NetworkData(NetworkData.Randomize(network), rows);
        var inputs = data.Inputs.Select(x => x < 0 ? -1e4f : 1e4f).ToArray();
        var actual = new NetworkResults(network, inputs, data.Targets);
        var expected = ReferenceNetwork.Of(network).Cost(ReferenceNetwork.Doubles(inputs), ReferenceNetwork.Doubles(data.Targets));
        Assert.All(actual.Outputs, output => Assert.True(float.IsFinite(output)));
        Assert.All(actual.Gradients, gradient => Assert.True(float.IsFinite(gradient)));
        Assert.All(actual.InputGradients, gradient => Assert.True(float.IsFinite(gradient)));

        // Sums of terms of 1e4 are off by 1e4 × the rounding of terms of 1; where an output saturates, the cost does not feel it.
        var terms = topology.Loss == Loss.MeanSquaredError ? Math.Max(1, Math.Sqrt(expected)) * 1e4 : 1e4;
        var tolerance = Rounding.Tolerance(topology) * terms;
        double[] costs = [expected, expected, expected];
        Rounding.AssertClose(costs, [actual.Cost, actual.BackwardCost, actual.BackwardCostToo], tolerance, "costs");
        if (topology.Loss is Loss.BinaryCrossEntropy or Loss.CrossEntropy)
        {
            // 32.2361… is −ln 1e-14; float32 rounds it and its mean.
            Assert.InRange(actual.Cost, 0f, 32.24f);
        }
    }

    public static void NaN_in_a_row_is_NaN_in_its_outputs_and_in_no_others(INetwork network, int rows)
    {
        var (inputCount, outputCount) = (network.Topology.InputCount, network.Topology.OutputCount);
        var data = new NetworkData(NetworkData.Randomize(network), rows);
        var clean = new float[rows * outputCount];
        network.Forward(data.Inputs, clean);
        for (var row = 0; row < rows; row += Math.Max(1, rows / 5))
        {
            var inputs = (float[])data.Inputs.Clone();
            inputs[row * inputCount + row % inputCount] = float.NaN;
            var outputs = new float[rows * outputCount];
            network.Forward(inputs, outputs);
            var own = (row * outputCount)..((row + 1) * outputCount);
            Assert.All(outputs[own], output => Assert.True(float.IsNaN(output), $"row {row} of {rows}: {output}, expected NaN"));
            clean.AsSpan(own).CopyTo(outputs.AsSpan(own));
            Rounding.AssertSameBits(clean, outputs, "outputs of the other rows");
        }
    }
}
