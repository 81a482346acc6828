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

    /// <summary>Its part of a topology's text, after the layers before it: <c>-8</c>, <c>+2</c>.</summary>
    internal abstract string Text { get; }

    /// <summary>How many modules it takes in PyTorch's <c>nn.Sequential</c>, whose numbering the names in files follow.</summary>
    internal abstract int Modules { get; }
}
