namespace Generated.Neuron;

/// <summary>Folds a scaling of the inputs into the first layer of a network.</summary>
internal static class InputScaling
{
    /// <summary>
    /// With x′ᵢ = scaleᵢ xᵢ + shiftᵢ before the network, W x′ + b is W′ x + b′ for W′ⱼᵢ = Wⱼᵢ scaleᵢ and b′ⱼ = bⱼ + Σᵢ Wⱼᵢ shiftᵢ.
    /// In double precision and in the order of the inputs, rounded once.
    /// </summary>
    /// <param name="network">Takes scaled inputs before, inputs as they come after.</param>
    /// <param name="scale"><c>[inputs]</c></param>
    /// <param name="shift"><c>[inputs]</c></param>
    /// <exception cref="ArgumentException">
    /// The number of inputs differs, or a parameter would not be finite; the network is unchanged.
    /// </exception>
    public static void FoldInto(INetwork network, ReadOnlySpan<double> scale, ReadOnlySpan<double> shift)
    {
        ArgumentNullException.ThrowIfNull(network);
        var (inputs, outputs) = (network.Topology.InputCount, network.Topology.Sizes[1]);
        if (inputs != scale.Length)
        {
            throw new ArgumentException($"The network has {inputs} inputs, but the scaling is of {scale.Length}.", nameof(network));
        }

        var weights = network.Weights(1);
        var folded = new float[(inputs + 1) * outputs];
        for (var output = 0; output < outputs; output++)
        {
            double bias = network.Biases(1)[output];
            for (var input = 0; input < inputs; input++)
            {
                double weight = weights[output, input];
                folded[input * outputs + output] = (float)(weight * scale[input]);
                bias += weight * shift[input];
            }

            folded[inputs * outputs + output] = (float)bias;
        }

        if (folded.AsSpan().ContainsAnyExceptInRange(float.MinValue, float.MaxValue))
        {
            throw new ArgumentException(
                "A weight or bias of the first layer would be NaN or infinite with this scaling; scale the inputs "
                + "before the network instead.",
                nameof(network));
        }

        // The first layer's weights and biases, as they lie in the parameters.
        folded.CopyTo(network.Parameters);
    }
}
