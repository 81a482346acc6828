namespace Generated.Neuron.Weights;

/// <summary>
/// Builds layers from the steps between input and output: scaling and shifting is folded into the adjacent layer, in double precision, and
/// rounded once.
/// </summary>
internal sealed class LayerAssembly(ModelFile file, Allowance allowance)
{
    private readonly List<StoredLayer> _layers = [];
    private readonly ResidualAssembly _residuals = new();
    private LayerFolding? _layer;
    private (double[] Scale, double[] Shift)? _pending;

    public IReadOnlyList<StoredLayer> Assemble(Rows output)
    {
        var steps = new Stack<Rows>();
        var input = output;
        for (; input.Source is not null; input = input.Source)
        {
            steps.Push(input);
        }

        _residuals.Pass(input);
        foreach (var rows in steps)
        {
            Add(rows, rows.Original == output.Original);
        }

        Finish(Activation.Identity);
        if (_pending is not null)
        {
            throw output.Maker!.Wrong(
                "it scales or shifts what no layer follows; a network ends in a layer and its activation, so scale the targets instead");
        }

        _residuals.CheckEnd();
        return _layers.Count > 0 ? _layers : throw file.Wrong("graph", "it has no layer (Gemm, or MatMul); a network has at least one");
    }

    private void Add(Rows rows, bool isLast)
    {
        switch (rows.Step)
        {
            case LinearStep linear:
                Finish(Activation.Identity);
                allowance.Take(linear.Weights.Numbers.Length, rows.Maker!.Place);
                _layer = new LayerFolding(linear);
                _residuals.BeginLayer(linear);
                if (_pending is { } before)
                {
                    _layer.ScaleInputs(before.Scale, before.Shift);
                    _pending = null;
                }

                break;
            case ScaleStep scale when _layer is not null && !_residuals.HasSum:
                allowance.Take(_layer.Outputs, rows.Maker!.Place);
                _layer.ScaleOutputs(scale.Scale, scale.Shift);
                break;
            case ScaleStep scale:
                // The next layer takes what comes before it.
                allowance.Take(rows.Width, rows.Maker!.Place);
                _pending = _pending is { } pending ? After(pending, scale) : (scale.Scale, scale.Shift);
                return;
            case ResidualStep residual:
                _residuals.Add(rows, residual, isScaled: _pending is not null, hasActivation: _layer is null);
                if (_layer is null)
                {
                    _layers.Add(_residuals.TakeSum()!);
                }

                break;
            case ActivationStep { Activation: Activation.Softmax } when !isLast:
                throw rows.Maker!.Wrong("softmax is before the last layer, but in this library it is for the output only");
            case ActivationStep activation when _layer is not null && _pending is null:
                _residuals.Activate(rows);
                Finish(activation.Activation);
                break;
            case ActivationStep:
                throw rows.Maker!.Wrong("this activation follows no layer; a network has one after each layer (Gemm, or MatMul and Add)");
            case PartialStep part:
                throw rows.Maker!.Wrong(part.Refusal);
            case BothClassesStep when !isLast || rows.Source!.Step is not ActivationStep { Activation: Activation.Sigmoid }:
                throw rows.Maker!.Wrong("it joins 1 − p and p elsewhere than at the end of a network with one sigmoid output");
        }

        _residuals.Pass(rows);
    }

    private static (double[] Scale, double[] Shift) After((double[] Scale, double[] Shift) first, ScaleStep second)
    {
        var length = new[] { first.Scale.Length, first.Shift.Length, second.Scale.Length, second.Shift.Length }.Max();
        var (scale, shift) = (new double[length], new double[length]);
        for (var i = 0; i < length; i++)
        {
            scale[i] = At(first.Scale, i) * At(second.Scale, i);
            shift[i] = At(first.Shift, i) * At(second.Scale, i) + At(second.Shift, i);
        }

        return (scale, shift);
    }

    private static double At(double[] numbers, int index) => numbers[numbers.Length == 1 ? 0 : index];

    private void Finish(Activation activation)
    {
        if (_layer is null)
        {
            return;
        }

        _layers.Add(_layer.ToLayer(file, _residuals.Layers, activation));
        _layer = null;
        if (_residuals.TakeSum() is { } sum)
        {
            _layers.Add(sum);
        }
    }
}
