namespace Generated.Neuron.Tables;

/// <summary>
/// Makes scaling before or after a network part of its weights: in double precision and in the order of the inputs, rounded once.
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
    /// <param name="instead">What to do if a parameter would not be finite.</param>
    /// <exception cref="ArgumentException">
    /// A residual connection adds what would be scaled, or a parameter would not be finite; the network is unchanged.
    /// </exception>
    public static void FoldInputs(INetwork network, ReadOnlySpan<double> offset, ReadOnlySpan<double> range, string instead)
    {
        var layers = network.Topology.Layers;
        for (var i = 0; i < layers.Length; i++)
        {
            if (layers[i] is ResidualLayer residual && residual.Start(layers, i) == 0)
            {
                throw new ArgumentException(
                    $"The network is {network.Topology}: a residual connection adds its inputs themselves, which no weight scales; "
                        + instead,
                    nameof(network));
            }
        }

        var (weights, biases) = (network.Weights(1).ToArray(), network.Biases(1).ToArray());
        for (var output = 0; output < biases.Length; output++)
        {
            double bias = biases[output];
            for (var input = 0; input < offset.Length; input++)
            {
                double weight = weights[output, input];
                weights[output, input] = (float)(weight * (1 / range[input]));
                bias += weight * (-offset[input] / range[input]);
            }

            biases[output] = (float)bias;
        }

        Write(network, 1, weights, biases, $"A weight or bias of the first layer would be NaN or infinite with this scaling; {instead}");
    }

    /// <summary>With y = rangeⱼ y′ⱼ + offsetⱼ, the last layer's W and b are rangeⱼ W and rangeⱼ bⱼ + offsetⱼ.</summary>
    /// <param name="network">Its output is the identity: y′ before, and y after.</param>
    /// <param name="offset"><c>[outputs]</c></param>
    /// <param name="range"><c>[outputs]</c></param>
    /// <param name="instead">What to do if a parameter would not be finite.</param>
    /// <exception cref="ArgumentException">
    /// A residual connection adds what would be scaled, or a parameter would not be finite; the network is unchanged.
    /// </exception>
    public static void FoldOutputs(INetwork network, ReadOnlySpan<double> offset, ReadOnlySpan<double> range, string instead)
    {
        if (network.Topology.Layers[^1] is ResidualLayer)
        {
            throw new ArgumentException(
                $"The network is {network.Topology}: a residual connection adds to its outputs, which no weight of the last layer scales; "
                    + instead,
                nameof(network));
        }

        var last = network.Topology.LayerCount;
        var (weights, biases) = (network.Weights(last).ToArray(), network.Biases(last).ToArray());
        for (var output = 0; output < biases.Length; output++)
        {
            for (var input = 0; input < weights.GetLength(1); input++)
            {
                weights[output, input] = (float)(weights[output, input] * range[output]);
            }

            biases[output] = (float)(biases[output] * range[output] + offset[output]);
        }

        Write(network, last, weights, biases, $"A weight or bias of the last layer would be NaN or infinite with this scaling; {instead}");
    }

    private static void Write(INetwork network, int layer, float[,] weights, float[] biases, string refusal)
    {
        if (!biases.All(float.IsFinite) || !weights.Cast<float>().All(float.IsFinite))
        {
            throw new ArgumentException(refusal, nameof(network));
        }

        var view = network.Weights(layer);
        for (var output = 0; output < view.Outputs; output++)
        {
            for (var input = 0; input < view.Inputs; input++)
            {
                view[output, input] = weights[output, input];
            }
        }

        biases.CopyTo(network.Biases(layer));
    }
}
