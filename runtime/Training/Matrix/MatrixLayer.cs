namespace Generated.Neuron;

/// <summary>
/// A layer of a <see cref="MatrixNetwork"/>: how its sums z come from the values before it, and the way back. What follows, a = f(z) and
/// dropped numbers, is the same for every kind.
/// </summary>
/// <param name="inputs">The numbers per row that it takes.</param>
/// <param name="outputs">The numbers per row that it gives.</param>
/// <param name="activation">f.</param>
internal abstract class MatrixLayer(int inputs, int outputs, Activation activation)
{
    public int Inputs => inputs;

    public int Outputs => outputs;

    public ActivationFunction Activation { get; } = ActivationFunction.Of(activation);

    /// <summary>Its place among the network's layers, from 0. Value i is what layer i takes; value 0 are the network's inputs.</summary>
    public int Index { get; set; }

    /// <summary>The outputs of all layers before this one: where its working memory starts.</summary>
    public int NeuronsBelow { get; set; }

    /// <summary>z, from the values before it.</summary>
    /// <param name="work">The values and z of a chunk of rows.</param>
    /// <param name="parameters">The network's.</param>
    public abstract void Forward(in Workspace work, ReadOnlySpan<float> parameters);

    /// <summary>Adds to the gradients of its parameters, from dz.</summary>
    /// <param name="work">The values and dz of a chunk of rows.</param>
    /// <param name="gradients">The network's.</param>
    /// <param name="rowWeights">
    /// The weight of each row; empty if all count the same. A row of weight 0 adds nothing, whatever it holds.
    /// </param>
    public abstract void AddGradients(in Workspace work, Span<float> gradients, ReadOnlySpan<float> rowWeights);

    /// <summary>The gradient of what it takes, from dz.</summary>
    /// <param name="work">dz of a chunk of rows.</param>
    /// <param name="parameters">The network's.</param>
    /// <param name="dx"><c>[rows × inputs]</c>, overwritten</param>
    public abstract void InputGradients(in Workspace work, ReadOnlySpan<float> parameters, Span<float> dx);
}
