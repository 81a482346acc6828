namespace Generated.Neuron;

/// <summary>A fully connected layer, a = f(W x + b).</summary>
public sealed record DenseLayer : Layer
{
    /// <summary>A layer of these widths.</summary>
    /// <param name="inputs">The numbers per row that it takes, at least 1.</param>
    /// <param name="outputs">The numbers per row that it returns, at least 1.</param>
    /// <param name="activation">f.</param>
    public DenseLayer(int inputs, int outputs, Activation activation)
        : base(inputs, outputs) => Activation = activation;

    /// <summary>f.</summary>
    public Activation Activation { get; }

    internal override BlockShape[] Blocks => DenseBlocks.Of(Inputs, Outputs);

    internal override string Text => $"-{Outputs}";

    /// <summary>An activation is a separate module, except the identity.</summary>
    internal override int Modules => Activation == Activation.Identity ? 1 : 2;

    /// <summary>Dense layers one after another.</summary>
    /// <param name="sizes">Inputs, hidden widths, outputs.</param>
    /// <param name="activations">One per layer.</param>
    internal static Layer[] Stack(int[] sizes, Activation[] activations)
    {
        var layers = new Layer[activations.Length];
        for (var i = 0; i < layers.Length; i++)
        {
            layers[i] = new DenseLayer(sizes[i], sizes[i + 1], activations[i]);
        }

        return layers;
    }
}
