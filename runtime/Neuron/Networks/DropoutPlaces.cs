using System.Collections.Immutable;
using System.Globalization;

namespace Generated.Neuron;

/// <summary>
/// Dropout probabilities by the layer that takes what is dropped: which lists of them there are, and how they print.
/// </summary>
internal static class DropoutPlaces
{
    /// <summary>One probability for what every hidden dense layer gives.</summary>
    public static ImmutableArray<double> OfHidden(Topology topology, double probability) =>
        [.. topology.Layers.Select((_, taker) => taker > 0 && IsHidden(topology, taker) ? probability : 0)];

    /// <exception cref="ArgumentOutOfRangeException">The probability is below 0, 1 or above.</exception>
    public static double Checked(double probability, string name) => probability is >= 0 and < 1
        ? probability
        : throw new ArgumentOutOfRangeException(
            name, probability, "The probability of dropping a neuron must be at least 0 and below 1, for example 0.2.");

    /// <exception cref="ArgumentException">The list does not fit this topology; the message says what to write.</exception>
    public static ImmutableArray<double> Checked(Topology topology, ImmutableArray<double> probabilities, string name)
    {
        var layers = topology.Layers;
        if (probabilities.IsDefault || probabilities.Length != layers.Length)
        {
            throw new ArgumentException(
                $"There must be one probability for what each of the {layers.Length} layers takes, 0 where nothing is dropped; got "
                + $"{(probabilities.IsDefault ? 0 : probabilities.Length)}.",
                name);
        }

        foreach (var probability in probabilities)
        {
            Checked(probability, name);
        }

        return layers[^1] is ResidualLayer && probabilities[^1] > 0
            ? throw new ArgumentException(
                "The last residual connection takes the sums of the output layer, which are not dropped; write 0 there.", name)
            : probabilities;
    }

    /// <summary>One number if all hidden layers have the same, else all: <c>0.2</c>, <c>0.1, 0, 0.5</c>.</summary>
    public static string Text(INetwork network) =>
        network.Dropouts.SequenceEqual(OfHidden(network.Topology, network.Dropout))
            ? Text(network.Dropout)
            : string.Join(", ", network.Dropouts.Select(Text));

    private static string Text(double probability) => probability.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Whether a layer takes what a hidden dense layer gives.</summary>
    private static bool IsHidden(Topology topology, int taker) => topology.Layers[taker - 1] is DenseLayer
        && !(taker == topology.Layers.Length - 1 && topology.Layers[taker] is ResidualLayer);
}
