namespace Generated.Neuron;

/// <summary>Copies of parameters, from one network to another.</summary>
public static class NetworkCopies
{
    /// <summary>
    /// Gives a network the parameters of another one: <c>target.CopyFrom(policy)</c> for the target network of reinforcement learning,
    /// <c>child.CopyFrom(parent)</c> before a child is changed in evolution. Both may be of different classes; a network may be copied to
    /// itself.
    /// </summary>
    /// <param name="network">Its parameters are overwritten.</param>
    /// <param name="source">A network of the same topology: sizes, activations and loss.</param>
    /// <exception cref="ArgumentException">The topologies differ; the network is unchanged.</exception>
    /// <example>
    /// <code>
    /// var target = new Policy();
    /// target.CopyFrom(policy);                                    // and again after some steps of training
    /// </code>
    /// </example>
    public static void CopyFrom(this INetwork network, INetwork source)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(source);
        if (!network.Topology.Equals(source.Topology))
        {
            throw new ArgumentException(
                $"The source is {source.Topology}, but this network is {network.Topology}; the two must have the same topology.",
                nameof(source));
        }

        source.Parameters.CopyTo(network.Parameters);
        TrainedOn.Remember(network, TrainedOn.Of(source));
    }
}
