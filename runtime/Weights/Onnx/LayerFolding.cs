namespace Generated.Neuron.Weights;

/// <summary>One layer while scales and shifts are folded into it: z = x W + b in double precision.</summary>
internal sealed class LayerFolding
{
    private readonly string _name;
    private readonly int _inputs;

    // [inputs × outputs], and [outputs].
    private readonly double[] _weights;
    private readonly double[] _biases;

    public LayerFolding(LinearStep step)
    {
        (_inputs, Outputs, _name) = (step.Inputs, step.Outputs, step.Weights.Name);
        var numbers = step.Weights.Numbers;
        _weights = new double[numbers.Length];
        _biases = new double[Outputs];
        for (var input = 0; input < _inputs; input++)
        {
            for (var output = 0; output < Outputs; output++)
            {
                var weight = numbers[step.IsTransposed ? output * _inputs + input : input * Outputs + output];
                _weights[input * Outputs + output] = (double)weight * step.Alpha;
            }
        }
    }

    public int Outputs { get; }

    /// <summary>x is scale · x′ + shift: z = x′ (scale · W) + (b + shift W).</summary>
    public void ScaleInputs(double[] scale, double[] shift)
    {
        for (var input = 0; input < _inputs; input++)
        {
            var (factor, term) = (At(scale, input), At(shift, input));
            for (var output = 0; output < Outputs; output++)
            {
                ref var weight = ref _weights[input * Outputs + output];
                _biases[output] += term * weight;
                weight *= factor;
            }
        }
    }

    /// <summary>z′ = scale · z + shift.</summary>
    public void ScaleOutputs(double[] scale, double[] shift)
    {
        // Adding nothing would make −0 a 0.
        var isOnlyShift = scale is [1];
        for (var output = 0; output < Outputs; output++)
        {
            var bias = isOnlyShift ? _biases[output] : _biases[output] * At(scale, output);
            _biases[output] = bias == 0 ? At(shift, output) : bias + At(shift, output);
        }

        for (var i = 0; i < _weights.Length && !isOnlyShift; i++)
        {
            _weights[i] *= At(scale, i % Outputs);
        }
    }

    /// <summary>Rounded to float32.</summary>
    public StoredDense ToLayer(ModelFile file, int number, Activation activation)
    {
        var place = _name.Length > 0 ? ModelFile.Tensor(_name) : $"layer {number}";
        var (weights, biases) = (Rounded(_weights), Rounded(_biases));
        Numbers.CheckFinite(file, place, weights);
        Numbers.CheckFinite(file, place, biases);
        return new StoredDense(_inputs, Outputs, weights, biases, activation) { Place = place };
    }

    private static double At(double[] numbers, int index) => numbers[numbers.Length == 1 ? 0 : index];

    private static float[] Rounded(double[] numbers) => Array.ConvertAll(numbers, static number => (float)number);
}
