using Generated.Neuron.Tests.Reference;

namespace Generated.Neuron.Tests.Networks.Checks;

/// <summary>A network computes what the double-precision reference computes.</summary>
internal static class AgreementChecks
{
    public static void Agrees_with_the_reference(INetwork network, int rows)
    {
        var topology = network.Topology;
        var data = new NetworkData(NetworkData.Randomize(network), rows);
        var actual = new NetworkResults(network, data);
        var reference = ReferenceNetwork.Of(network);
        var inputs = ReferenceNetwork.Doubles(data.Inputs);
        var expected = reference.Backward(inputs, ReferenceNetwork.Doubles(data.Targets));
        var outputs = reference.Forward(inputs);
        var tolerance = Rounding.Tolerance(topology);

        // The sums in front of an output are about 1 where the output is less.
        var scale = Math.Max(1, Largest(outputs));
        Rounding.AssertClose(outputs, actual.Outputs, tolerance * scale, "outputs");
        double[] costs = [expected.Cost, expected.Cost, expected.Cost];
        Rounding.AssertClose(
            costs, [actual.Cost, actual.BackwardCost, actual.BackwardCostToo], tolerance * scale * Math.Max(1, expected.Cost), "costs");

        for (var layer = 1; layer <= topology.LayerCount; layer++)
        {
            var block = topology.WeightsOffset(layer)..(topology.BiasesOffset(layer) + topology.Sizes[layer]);
            var layerTolerance = tolerance * Largest(expected.ParameterMagnitudes[block]);
            Rounding.AssertClose(
                expected.Parameters.AsSpan(block), actual.Gradients.AsSpan(block), layerTolerance, $"layer {layer}: gradients");
            Rounding.AssertClose(
                expected.Parameters.AsSpan(block),
                actual.GradientsToo.AsSpan(block),
                layerTolerance,
                $"layer {layer}: gradients, with the inputs'");
        }

        Rounding.AssertClose(expected.Inputs, actual.InputGradients, tolerance * Largest(expected.InputMagnitudes), "input gradients");
    }

    /// <summary>Gradients against difference quotients of the cost, so that no formula of a gradient is used at all.</summary>
    public static void Gradients_are_the_slopes_of_the_cost(INetwork network, int rows)
    {
        const int Most = 40;
        var data = new NetworkData(NetworkData.Randomize(network), rows, seed: 3);
        var actual = new NetworkResults(network, data);
        var reference = ReferenceNetwork.Of(network);
        var (inputs, targets) = (ReferenceNetwork.Doubles(data.Inputs), ReferenceNetwork.Doubles(data.Targets));
        Compare(reference.Parameters, actual.Gradients, "gradients");
        Compare(inputs, actual.InputGradients, "input gradients");

        // A large network is looked at in some 40 places, spread by a step that meets every row and column of its weights.
        void Compare(double[] variables, float[] gradients, string what)
        {
            var step = Math.Max(1, variables.Length / Most) | 1;
            var tolerance = CentralDifferences.Tolerance
                + Rounding.Tolerance(network.Topology) * Math.Max(1, Largest(ReferenceNetwork.Doubles(gradients)));
            for (var i = 0; i < variables.Length; i += step)
            {
                var slope = CentralDifferences.Of(reference, variables, i, inputs, targets);
                Rounding.AssertClose([slope], [gradients[i]], tolerance, $"{what} at {i}");
            }
        }
    }

    private static double Largest(IEnumerable<double> numbers) => numbers.Select(Math.Abs).DefaultIfEmpty(0).Max();
}
