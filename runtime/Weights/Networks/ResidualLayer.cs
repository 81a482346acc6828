namespace Generated.Neuron;

/// <summary>
/// A residual connection: adds what the first of the last dense layers takes to what the last of them gives. It has no parameters.
/// </summary>
/// <remarks>
/// After a hidden layer the sum is f(z) + x; after the last layer it is f(z + x), because a probability plus an input is not a probability.
/// </remarks>
public sealed record ResidualLayer : Layer
{
    /// <summary>A residual connection.</summary>
    /// <param name="width">The numbers per row on both of its ends.</param>
    /// <param name="reach">How many dense layers it spans, at least 1; residual connections do not count.</param>
    public ResidualLayer(int width, int reach)
        : base(width, width) => Reach = reach;

    /// <summary>How many dense layers it spans.</summary>
    public int Reach { get; }

    internal override BlockShape[] Blocks => [];

    internal override string Text => $"+{Reach}";

    internal override int Modules => 0;

    /// <summary>The first layer that it spans: what that one takes is added.</summary>
    /// <param name="layers">Those of a topology.</param>
    /// <param name="index">The index of this layer among them.</param>
    /// <returns>Its place among the layers, counted from 0.</returns>
    internal int Start(IReadOnlyList<Layer> layers, int index)
    {
        for (var left = Reach; left > 0;)
        {
            index--;
            left -= layers[index] is DenseLayer ? 1 : 0;
        }

        return index;
    }
}
