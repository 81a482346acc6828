namespace Generated.Neuron.Tables;

/// <summary>
/// Scaling in front of a network, or after it, as part of its weights: in double precision and in the order of the inputs, rounded once.
/// </summary>
internal static class NetworkFolding
{
    /// <summary>
    /// With x′ᵢ = (xᵢ − offsetᵢ) / rangeᵢ, W x′ + b is W′ x + b′ for W′ⱼᵢ = Wⱼᵢ / rangeᵢ and
    /// b′ⱼ = bⱼ − Σᵢ Wⱼᵢ offsetᵢ / rangeᵢ.
    /// </summary>
    /// <param name="network">Its first layer takes x′ before, and x after.</param>
    /// <param name="offset"><c>[inputs]</c></param>
    /// <param name="range"><c>[inputs]</c>, none of them 0</param>
    /// <exception cref="ArgumentException">A parameter would not be finite; the network is unchanged.</exception>
    public static void FoldInputs(INetwork network, ReadOnlySpan<double> offset, ReadOnlySpan<double> range)
    {
        var (inputs, outputs) = (network.Topology.InputCount, network.Topology.Sizes[1]);
        var weights = network.Weights(1);
        var biases = network.Biases(1);
        var folded = new float[(inputs + 1) * outputs];
        for (var output = 0; output < outputs; output++)
        {
            double bias = biases[output];
            for (var input = 0; input < inputs; input++)
            {
                double weight = weights[output, input];
                folded[input * outputs + output] = (float)(weight * (1 / range[input]));
                bias += weight * (-offset[input] / range[input]);
            }

            folded[inputs * outputs + output] = (float)bias;
        }

        Write(folded, network.Parameters, "first", nameof(network));
    }

    /// <summary>With y = rangeⱼ y′ⱼ + offsetⱼ, the last layer's W and b are rangeⱼ W and rangeⱼ bⱼ + offsetⱼ.</summary>
    /// <param name="network">Its output is the identity: y′ before, and y after.</param>
    /// <param name="offset"><c>[outputs]</c></param>
    /// <param name="range"><c>[outputs]</c></param>
    /// <exception cref="ArgumentException">A parameter would not be finite; the network is unchanged.</exception>
    public static void FoldOutputs(INetwork network, ReadOnlySpan<double> offset, ReadOnlySpan<double> range)
    {
        var topology = network.Topology;
        var (inputs, outputs) = (topology.Sizes[^2], topology.OutputCount);
        var layer = network.Parameters[topology.WeightsOffset(topology.LayerCount)..];
        var folded = new float[(inputs + 1) * outputs];
        for (var at = 0; at < folded.Length; at++)
        {
            var output = at % outputs;
            folded[at] = (float)(layer[at] * range[output] + (at < inputs * outputs ? 0 : offset[output]));
        }

        Write(folded, layer, "last", nameof(network));
    }

    /// <summary>Weights and biases of a layer, as they lie in the parameters.</summary>
    private static void Write(float[] folded, Span<float> layer, string which, string parameter)
    {
        if (folded.AsSpan().ContainsAnyExceptInRange(float.MinValue, float.MaxValue))
        {
            throw new ArgumentException(
                $"A weight or bias of the {which} layer would be NaN or infinite with this scaling; leave the scaling outside the network.",
                parameter);
        }

        folded.CopyTo(layer);
    }
}
