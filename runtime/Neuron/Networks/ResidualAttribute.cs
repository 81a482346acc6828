namespace Generated.Neuron;

/// <summary>
/// A residual connection: adds the inputs of the last dense layers to the outputs of the last (He, Zhang, Ren and Sun, “Deep residual
/// learning for image recognition”, CVPR 2016). It has no parameters.
/// </summary>
/// <example>
/// <code>
/// [Network(16, Loss = Loss.Huber), Dense(32), Dense(32), Dense(32), Residual(2), Dense(4)]
/// public sealed partial class Controller;                       // h1 = f(W1 x + b1), h3 = f(W3 f(W2 h1 + b2) + b3) + h1
/// </code>
/// </example>
/// <param name="layers">
/// How many dense layers it spans, at least 1: it adds the inputs of the first of them to the outputs of the last. The two must have the
/// same width. Layers without weights do not count.
/// </param>
/// <remarks>
/// After a hidden layer the sum is h = f(z) + x, where x is the value that the first of the layers takes, which may be a sum itself, or
/// the network's inputs. After the last layer it is f(z + x), because a probability plus an input is not a probability; with the identity
/// that is z + x. It follows a dense layer, or what drops numbers of one, and at most one residual connection follows each.
/// </remarks>
public sealed class ResidualAttribute(int layers) : LayerAttribute
{
    /// <summary>How many dense layers it spans.</summary>
    public int Layers { get; } = layers;
}
