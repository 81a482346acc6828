namespace Generated.Neuron.Weights;

/// <summary>
/// Residual connections while layers are assembled: what each layer takes, and where the sum is. Within a network it comes after the
/// activation, at its end before.
/// </summary>
internal sealed class ResidualAssembly
{
    private const string Otherwise = "; train it so, or run the model in ONNX Runtime";

    // What each layer takes, and how many numbers that are.
    private readonly List<(Rows Value, int Inputs)> _inputs = [];

    private Rows? _value;
    private int _outputs;
    private StoredResidual? _sum;

    // Of the last layer: the sum, the activation that it has before it, and the one after it.
    private OnnxNode? _adder;
    private bool _hasActivation;
    private OnnxNode? _activator;

    /// <summary>How many layers there are.</summary>
    public int Layers => _inputs.Count;

    /// <summary>Whether the last layer is followed by a sum that has not been processed yet.</summary>
    public bool HasSum => _sum is not null;

    /// <summary>What the next layer takes.</summary>
    public void Pass(Rows rows) => _value = rows.Original;

    public void BeginLayer(LinearStep linear)
    {
        if (_activator is not null)
        {
            throw _activator.Wrong(
                "this activation follows a residual connection within the network, where a sum is x + f(z), after the activation; only at "
                    + "the end it is f(x + z)" + Otherwise);
        }

        _inputs.Add((_value!, linear.Inputs));
        _outputs = linear.Outputs;
        _adder = null;
        _hasActivation = false;
    }

    /// <param name="rows">The sum.</param>
    /// <param name="residual">What is added.</param>
    /// <param name="isScaled">Whether the other value is scaled after the last layer's activation.</param>
    /// <param name="hasActivation">Whether the last layer has one already.</param>
    public void Add(Rows rows, ResidualStep residual, bool isScaled, bool hasActivation)
    {
        var node = rows.Maker!;
        if (isScaled)
        {
            throw node.Wrong(
                "it adds to a value that is scaled after its layer's activation, which cannot be folded into the layer" + Otherwise);
        }

        if (_adder is not null)
        {
            throw node.Wrong("it is a second residual connection at the same place; the runtime has one after each layer" + Otherwise);
        }

        var first = _inputs.FindIndex(input => input.Value == residual.Added);
        if (first < 0)
        {
            throw node.Wrong(
                "it adds a value that no layer takes, but a residual connection adds what an earlier layer takes to what a later one gives"
                    + Otherwise);
        }

        if (_inputs[first].Inputs != _outputs)
        {
            throw node.Wrong($"it adds rows of {_inputs[first].Inputs} numbers to rows of {_outputs}; the file is damaged");
        }

        (_adder, _hasActivation) = (node, hasActivation);
        _sum = new StoredResidual(_outputs, Layers - first) { Place = node.Place };
    }

    /// <summary>The sum that follows the last layer, once.</summary>
    public StoredResidual? TakeSum()
    {
        var sum = _sum;
        _sum = null;
        return sum;
    }

    /// <summary>The last layer has an activation, of the sum if there is one.</summary>
    public void Activate(Rows rows) => _activator = _sum is null ? null : rows.Maker;

    public void CheckEnd()
    {
        if (_adder is not null && _hasActivation)
        {
            throw _adder.Wrong(
                "it adds to what the last layer's activation gives, but at the end of a network the sum comes before the activation, "
                    + "f(x + z)" + Otherwise);
        }
    }
}
