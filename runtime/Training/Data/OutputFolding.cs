using System.Collections.Immutable;
using Generated.Neuron.Tables;

namespace Generated.Neuron;

/// <summary>The way back from scaled targets, as a part of a network's last layer.</summary>
internal static class OutputFolding
{
    /// <summary>
    /// With y = range · z + offset after the network, z = W a + b gives y = W′ a + b′ for W′ₖᵢ = rangeₖ Wₖᵢ and b′ₖ = rangeₖ bₖ + offsetₖ.
    /// In double precision, rounded once.
    /// </summary>
    /// <param name="network">Gives scaled outputs before, outputs in the targets' units after.</param>
    /// <param name="offset"><c>[outputs]</c></param>
    /// <param name="range"><c>[outputs]</c>, above 0</param>
    /// <exception cref="ArgumentException">It would be wrong, or lose two digits; the network is unchanged.</exception>
    public static void Fold(INetwork network, ImmutableArray<float> offset, ImmutableArray<float> range)
    {
        ArgumentNullException.ThrowIfNull(network);
        var topology = network.Topology;
        var outputs = topology.OutputCount;
        if (outputs != offset.Length)
        {
            throw new ArgumentException(
                $"The network has {Words.Count(outputs, "output")}, but the scaling is of {Words.Count(offset.Length, "target")}.",
                nameof(network));
        }

        if (topology.Activations[^1] != Activation.Identity)
        {
            throw new ArgumentException(
                $"The output's activation is {topology.Activations[^1]}, after which no weight acts; only outputs with "
                    + "Activation.Identity can take a scaling in. Call InverseTransform on the outputs instead.",
                nameof(network));
        }

        FoldedDigits.Check(offset, range, "target", "Call InverseTransform on the outputs instead.", nameof(network));
        NetworkFolding.FoldOutputs(
            network, InputScaling.Doubles(offset), InputScaling.Doubles(range), "call InverseTransform on the outputs instead.");
    }
}
