using System.Globalization;

namespace Generated.Neuron.Tests.Networks.Checks;

/// <summary>Wrong lengths are named before anything is written, and what stands in a span to be written does not matter.</summary>
internal static class SpanChecks
{
    private const float Sentinel = 12345.678f;

    public static void A_span_of_the_wrong_length_is_named_and_nothing_is_written(INetwork network)
    {
        const int Rows = 3;
        var topology = network.Topology;
        int[] right = [Rows * topology.InputCount, Rows * topology.OutputCount, topology.ParameterCount, Rows * topology.InputCount];
        foreach (var difference in new[] { -1, 1 })
        {
            // Rows are counted from the inputs, so inputs of one number a row are never wrong; what goes with them is.
            if (topology.InputCount > 1)
            {
                var inputs = right[0] + difference;
                Throws("inputs", inputs, topology.InputCount, inputs, right[1], (x, y, _, _) => network.Forward(x, y));
                Throws("inputs", inputs, topology.InputCount, inputs, right[1], (x, y, _, _) => network.Cost(x, y));
                Throws("inputs", inputs, topology.InputCount, inputs, right[1], (x, y, g, _) => network.Backward(x, y, g));
                Throws("inputs", inputs, topology.InputCount, inputs, right[1], (x, y, g, _) => network.Backpropagate(x, y, g));
                Throws("inputs", inputs, topology.InputCount, inputs, right[1], (x, y, g, i) => network.Backward(x, y, g, i));
                Throws("inputs", inputs, topology.InputCount, inputs, right[1], (x, y, g, i) => network.Backpropagate(x, y, g, i));
            }

            var outputs = right[1] + difference;
            Throws("outputs", outputs, right[1], right[0], outputs, (x, y, _, _) => network.Forward(x, y));
            Throws("targets", outputs, right[1], right[0], outputs, (x, y, _, _) => network.Cost(x, y));
            Throws("targets", outputs, right[1], right[0], outputs, (x, y, g, _) => network.Backward(x, y, g));
            Throws("outputGradients", outputs, right[1], right[0], outputs, (x, y, g, _) => network.Backpropagate(x, y, g));
            Throws("targets", outputs, right[1], right[0], outputs, (x, y, g, i) => network.Backward(x, y, g, i));
            Throws("outputGradients", outputs, right[1], right[0], outputs, (x, y, g, i) => network.Backpropagate(x, y, g, i));

            var gradients = right[2] + difference;
            Throws("gradients", gradients, right[2], right[0], right[1], (x, y, g, _) => network.Backward(x, y, g), gradients);
            Throws("gradients", gradients, right[2], right[0], right[1], (x, y, g, _) => network.Backpropagate(x, y, g), gradients);
            Throws("gradients", gradients, right[2], right[0], right[1], (x, y, g, i) => network.Backward(x, y, g, i), gradients);
            Throws("gradients", gradients, right[2], right[0], right[1], (x, y, g, i) => network.Backpropagate(x, y, g, i), gradients);

            var inputGradients = right[3] + difference;
            Throws(
                "inputGradients", inputGradients, right[3], right[0], right[1], (x, y, g, i) => network.Backward(x, y, g, i), right[2],
                    inputGradients);
            Throws(
                "inputGradients", inputGradients, right[3], right[0], right[1], (x, y, g, i) => network.Backpropagate(x, y, g, i), right[2],
                    inputGradients);
        }

        void Throws(string name, int got, int wanted, int inputs, int outputs, Call call, int? gradients = null, int? inputGradients = null)
        {
            int[] lengths = [inputs, outputs, gradients ?? right[2], inputGradients ?? right[3]];
            var spans = lengths.Select(length => Enumerable.Repeat(Sentinel, length).ToArray()).ToArray();
            var exception = Assert.Throws<ArgumentException>(() => call(spans[0], spans[1], spans[2], spans[3]));
            Assert.Equal(name, exception.ParamName);
            Assert.Contains(got.ToString(CultureInfo.InvariantCulture), exception.Message, StringComparison.Ordinal);
            Assert.Contains(wanted.ToString(CultureInfo.InvariantCulture), exception.Message, StringComparison.Ordinal);
            Assert.All(
                spans,
                span => Assert.False(span.AsSpan().ContainsAnyExcept(Sentinel), $"Something was written before {name} was found wrong."));
        }
    }

    public static void What_stood_in_the_spans_does_not_matter(INetwork network, int rows)
    {
        var data = new NetworkData(NetworkData.Randomize(network), rows);
        var expected = new NetworkResults(network, data, stale: 0);
        NetworkResults.AssertSameBits(expected, new NetworkResults(network, data, stale: float.NaN));
        NetworkResults.AssertSameBits(expected, new NetworkResults(network, data, stale: float.NegativeInfinity));
    }

    private delegate void Call(float[] inputs, float[] outputs, float[] gradients, float[] inputGradients);
}
