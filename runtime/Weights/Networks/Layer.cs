namespace Generated.Neuron;

/// <summary>
/// A layer of a topology: what it computes, with which widths. Value-equal. A kind is a record: <see cref="DenseLayer"/>,
/// <see cref="ResidualLayer"/>.
/// </summary>
public abstract record Layer
{
    private protected Layer(int inputs, int outputs) => (Inputs, Outputs) = (inputs, outputs);

    /// <summary>The numbers per row that it takes.</summary>
    public int Inputs { get; }

    /// <summary>The numbers per row that it gives.</summary>
    public int Outputs { get; }

    /// <summary>The blocks of its parameters, in their order; none for a kind without parameters.</summary>
    internal abstract BlockShape[] Blocks { get; }

    /// <summary>How a topology's text says it, after what comes before: <c>-8</c>, <c>+2</c>.</summary>
    internal abstract string Text { get; }

    /// <summary>How many modules an <c>nn.Sequential</c> of PyTorch has for it, by which files count names.</summary>
    internal abstract int Modules { get; }
}
