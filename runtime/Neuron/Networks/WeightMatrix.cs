namespace Generated.Neuron;

/// <summary>
/// The weights of one layer as the matrix W of z = W a + b, <c>[outputs × inputs]</c>: a view of parameters that are
/// stored input-major.
/// </summary>
public readonly ref struct WeightMatrix
{
    private readonly Span<float> _inputMajor;

    internal WeightMatrix(Span<float> inputMajor, int inputs, int outputs)
    {
        _inputMajor = inputMajor;
        Inputs = inputs;
        Outputs = outputs;
    }

    /// <summary>The number of columns.</summary>
    public int Inputs { get; }

    /// <summary>The number of rows.</summary>
    public int Outputs { get; }

    /// <summary>The weight from an input to an output; both count from 0.</summary>
    /// <param name="output">The row.</param>
    /// <param name="input">The column.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside the matrix.</exception>
    public ref float this[int output, int input]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)output, (uint)Outputs, nameof(output));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)input, (uint)Inputs, nameof(input));
            return ref _inputMajor[input * Outputs + output];
        }
    }

    /// <summary>A copy, <c>[outputs, inputs]</c>.</summary>
    public float[,] ToArray()
    {
        var copy = new float[Outputs, Inputs];
        for (var output = 0; output < Outputs; output++)
        {
            for (var input = 0; input < Inputs; input++)
            {
                copy[output, input] = this[output, input];
            }
        }

        return copy;
    }
}
