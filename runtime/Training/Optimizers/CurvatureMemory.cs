namespace Generated.Neuron;

/// <summary>
/// The state of L-BFGS: the last changes s of the parameters and y of the gradient, from which it computes the next direction
/// (Nocedal and Wright, algorithm 7.4, the two loops).
/// </summary>
internal sealed class CurvatureMemory
{
    /// <summary>A change with less curvature sᵀy is left out, as PyTorch does.</summary>
    private const double LeastCurvature = 1e-10;

    private readonly float[] _direction;
    private readonly float[] _parameters;
    private readonly float[] _gradients;

    // The oldest first; all are allocated at once, and then change places.
    private readonly float[][] _s;
    private readonly float[][] _y;
    private readonly double[] _curvatures;
    private readonly double[] _shares;
    private int _pairs;
    private long _iterations;
    private double _scale = 1;

    public CurvatureMemory(int parameters, int history)
    {
        (_direction, _parameters, _gradients) = (new float[parameters], new float[parameters], new float[parameters]);
        (_s, _y) = (new float[history][], new float[history][]);
        for (var k = 0; k < history; k++)
        {
            (_s[k], _y[k]) = (new float[parameters], new float[parameters]);
        }

        (_curvatures, _shares) = (new double[history], new double[history]);
    }

    /// <summary>d, one number per parameter.</summary>
    public ReadOnlySpan<float> Direction => _direction;

    /// <summary>The first length to try along d.</summary>
    public double Length { get; private set; }

    /// <summary>Stores the last change and computes the next direction.</summary>
    /// <param name="parameters">The present parameters.</param>
    /// <param name="gradients">The gradient there.</param>
    /// <param name="rate">The length to try first; the very first direction, which has no scale yet, is shortened to Σ|g| = 1.</param>
    /// <returns>gᵀd, the slope along the direction.</returns>
    public double NextDirection(ReadOnlySpan<float> parameters, ReadOnlySpan<float> gradients, double rate)
    {
        if (_iterations++ == 0)
        {
            Sums.Negate(gradients, _direction);
            Length = Math.Min(1, 1 / Sums.Absolute(gradients)) * rate;
        }
        else
        {
            Remember(parameters, gradients);
            Turn(gradients);
            Length = rate;
        }

        parameters.CopyTo(_parameters);
        gradients.CopyTo(_gradients);
        return Sums.Product(gradients, _direction);
    }

    /// <summary>Saves or loads a memory; null if there is none yet.</summary>
    public static CurvatureMemory? Exchange(SavedState state, CurvatureMemory? present, int parameters, int history)
    {
        var iterations = state.Value("iterations", present?._iterations ?? 0, 0, parameters < 0 ? 0 : long.MaxValue);
        if (iterations == 0)
        {
            return null;
        }

        var memory = new CurvatureMemory(parameters, history);
        var pairs = (int)state.Value("pairs", present?._pairs ?? 0, 0, history);
        var scale = state.Value("scale", present?._scale ?? 1);
        List("lastParameters", present?._parameters, memory._parameters);
        List("lastGradients", present?._gradients, memory._gradients);
        for (var k = 0; k < pairs; k++)
        {
            List($"s{k}", present?._s[k], memory._s[k]);
            List($"y{k}", present?._y[k], memory._y[k]);
            memory._curvatures[k] = Sums.Product(memory._y[k], memory._s[k]);
        }

        (memory._iterations, memory._pairs, memory._scale) = (iterations, pairs, scale);
        return memory;

        void List(string name, float[]? saved, float[] loaded) =>
            state.AllNumbers(name, saved ?? [], parameters).AsSpan(0, parameters).CopyTo(loaded);
    }

    /// <summary>
    /// s = θ − θ₀ and y = g − g₀, in the place of the oldest pair if the memory is full. s is the change of the parameters after rounding,
    /// not td, because y is the change of the gradient between exactly these points: if the Hessian has eigenvalues of 10⁶ and of 1,
    /// rounding a parameter moves the gradient more than a step along the flat direction does.
    /// </summary>
    private void Remember(ReadOnlySpan<float> parameters, ReadOnlySpan<float> gradients)
    {
        var last = Math.Min(_pairs, _s.Length - 1);
        var (s, y) = _pairs < _s.Length ? (_s[last], _y[last]) : (_s[0], _y[0]);

        // The oldest pair is overwritten only if the new one is kept: its curvature is computed without storing it.
        var (curvature, square) = Sums.Curvature(parameters, _parameters, gradients, _gradients);
        if (!(curvature > LeastCurvature))
        {
            return;
        }

        if (_pairs == _s.Length)
        {
            Array.Copy(_s, 1, _s, 0, last);
            Array.Copy(_y, 1, _y, 0, last);
            Array.Copy(_curvatures, 1, _curvatures, 0, last);
            (_s[last], _y[last]) = (s, y);
        }
        else
        {
            _pairs++;
        }

        Sums.Subtract(parameters, _parameters, s);
        Sums.Subtract(gradients, _gradients, y);
        _curvatures[last] = Sums.Product(y, s);
        _scale = curvature / square;
    }

    /// <summary>d = −Hg.</summary>
    private void Turn(ReadOnlySpan<float> gradients)
    {
        Sums.Negate(gradients, _direction);
        for (var k = _pairs - 1; k >= 0; k--)
        {
            _shares[k] = Sums.Product(_s[k], _direction) / _curvatures[k];
            Sums.Move(_direction, -_shares[k], _y[k]);
        }

        Sums.Scale(_direction, _scale, _direction);
        for (var k = 0; k < _pairs; k++)
        {
            Sums.Move(_direction, _shares[k] - Sums.Product(_y[k], _direction) / _curvatures[k], _s[k]);
        }
    }
}
