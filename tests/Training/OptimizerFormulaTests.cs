namespace Generated.Neuron.Tests.Training;

/// <summary>The optimizers without golden snapshots against PyTorch's formulas, one parameter at a time in float64.</summary>
[Trait(nameof(Needs), Needs.Vectors)]
public sealed class OptimizerFormulaTests
{
    private const int Steps = 60;

    /// <summary>One step of a formula: parameter, gradient, the step's number from 1, and three numbers of state.</summary>
    private delegate double Formula(double parameter, double gradient, int step, double[] state);

    [Fact]
    public void Adam_with_AMSGrad() => Follows(new Adam { LearningRate = 0.02, AmsGrad = true }, static (p, g, t, s) =>
    {
        Means(s, g);
        s[2] = Math.Max(s[2], s[1]);
        return p - 0.02 / (1 - Math.Pow(0.9, t)) * s[0] / (Math.Sqrt(s[2]) / Math.Sqrt(1 - Math.Pow(0.999, t)) + 1e-8);
    });

    [Fact]
    public void AdamW_with_AMSGrad() => Follows(new AdamW { LearningRate = 0.02, AmsGrad = true, WeightDecay = 0.1 }, static (p, g, t, s) =>
    {
        Means(s, g);
        s[2] = Math.Max(s[2], s[1]);
        p *= 1 - 0.02 * 0.1;
        return p - 0.02 / (1 - Math.Pow(0.9, t)) * s[0] / (Math.Sqrt(s[2]) / Math.Sqrt(1 - Math.Pow(0.999, t)) + 1e-8);
    });

    [Fact]
    public void NAdam() => Follows(new NAdam { LearningRate = 0.02, WeightDecay = 0.1 }, static (p, g, t, s) =>
    {
        g += 0.1 * p;
        Means(s, g);
        double Momentum(int step) => 0.9 * (1 - 0.5 * Math.Pow(0.96, step * 4e-3));
        s[2] = (t == 1 ? 1 : s[2]) * Momentum(t);
        var root = Math.Sqrt(s[1] / (1 - Math.Pow(0.999, t))) + 1e-8;
        p -= 0.02 * (1 - Momentum(t)) / (1 - s[2]) * g / root;
        return p - 0.02 * Momentum(t + 1) / (1 - s[2] * Momentum(t + 1)) * s[0] / root;
    });

    [Fact]
    public void RAdam() => Follows(new RAdam { LearningRate = 0.02, WeightDecay = 0.1 }, static (p, g, t, s) =>
    {
        g += 0.1 * p;
        Means(s, g);
        var mean = s[0] / (1 - Math.Pow(0.9, t));
        var limit = 2 / (1 - 0.999) - 1;
        var length = limit - 2 * t * Math.Pow(0.999, t) / (1 - Math.Pow(0.999, t));
        if (length <= 5)
        {
            return p - 0.02 * mean;
        }

        var rectification = Math.Sqrt((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length));
        return p - 0.02 * mean * rectification * Math.Sqrt(1 - Math.Pow(0.999, t)) / (Math.Sqrt(s[1]) + 1e-8);
    });

    [Fact]
    public void RmsProp_with_momentum() => Follows(new RmsProp { LearningRate = 0.002, Momentum = 0.9 }, static (p, g, t, s) =>
    {
        s[0] = 0.99 * s[0] + 0.01 * g * g;
        s[1] = 0.9 * s[1] + g / (Math.Sqrt(s[0]) + 1e-8);
        return p - 0.002 * s[1];
    });

    [Fact]
    public void RmsProp_centered() => Follows(new RmsProp { LearningRate = 0.002, Centered = true }, static (p, g, t, s) =>
    {
        s[0] = 0.99 * s[0] + 0.01 * g * g;
        s[1] = 0.99 * s[1] + 0.01 * g;
        return p - 0.002 * g / (Math.Sqrt(s[0] - s[1] * s[1]) + 1e-8);
    });

    [Fact]
    public void RmsProp_centered_with_momentum() =>
        Follows(new RmsProp { LearningRate = 0.002, Momentum = 0.8, Centered = true }, static (p, g, t, s) =>
    {
        s[0] = 0.99 * s[0] + 0.01 * g * g;
        s[1] = 0.99 * s[1] + 0.01 * g;
        s[2] = 0.8 * s[2] + g / (Math.Sqrt(s[0] - s[1] * s[1]) + 1e-8);
        return p - 0.002 * s[2];
    });

    private static void Means(double[] state, double gradient)
    {
        state[0] = 0.9 * state[0] + 0.1 * gradient;
        state[1] = 0.999 * state[1] + 0.001 * gradient * gradient;
    }

    /// <summary>Parabolas of several steepnesses, with a gradient that changes its sign on the way.</summary>
    private static void Follows(IOptimizer optimizer, Formula formula)
    {
        const int count = 21;
        var (parameters, gradients) = (new float[count], new float[count]);
        var (exact, states) = (new double[count], new double[count][]);
        for (var k = 0; k < count; k++)
        {
            exact[k] = parameters[k] = 1 + 0.125f * k;
            states[k] = new double[3];
        }

        for (var step = 1; step <= Steps; step++)
        {
            for (var k = 0; k < count; k++)
            {
                gradients[k] = (k + 1) * (float)Math.Cos(0.3 * step) + 0.25f * (k + 1);
                exact[k] = formula(exact[k], gradients[k], step, states[k]);
            }

            optimizer.Step(parameters, gradients);
        }

        for (var k = 0; k < count; k++)
        {
            // Sixty steps of up to 0.06 round at 2⁻²⁴ of a parameter of up to 4, and the centered form loses two digits to a difference.
            Assert.Equal(exact[k], parameters[k], 6e-5);
        }
    }
}
