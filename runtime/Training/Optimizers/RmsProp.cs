using System.Numerics;
using System.Runtime.CompilerServices;

namespace Generated.Neuron;

/// <summary>
/// RMSprop (Hinton, “Neural networks for machine learning”, lecture 6, 2012), <c>torch.optim.RMSprop</c> without momentum,
/// not centred: with g ← g + λθ, v ← ρv + (1 − ρ)g² and θ ← θ − α g / (√v + ε).
/// </summary>
public sealed class RmsProp : IOptimizer
{
    private readonly OptimizerState _state = new();

    /// <summary>The step size α, at least 0.</summary>
    public double LearningRate { get; init => field = HyperParameter.NonNegative(value); } = 1e-2;

    /// <summary>ρ (PyTorch's alpha), from 0 to below 1: how much the running mean of the squared gradient keeps.</summary>
    public double Alpha { get; init => field = HyperParameter.Fraction(value); } = 0.99;

    /// <summary>ε, at least 0: keeps the division away from zero.</summary>
    public double Epsilon { get; init => field = HyperParameter.NonNegative(value); } = 1e-8;

    /// <summary>λ, at least 0: the share of the parameter that is added to its gradient.</summary>
    public double WeightDecay { get; init => field = HyperParameter.NonNegative(value); }

    /// <inheritdoc/>
    public void Step(Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        _state.Check(parameters, gradients);
        var update = new Update((float)LearningRate, (float)Alpha, (float)(1 - Alpha), (float)Epsilon, (float)WeightDecay);
        _state.Apply(update, parameters, gradients);
    }

    private readonly struct Update(float rate, float keep, float take, float epsilon, float decay) : IUpdate
    {
        public static int StateCount => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Apply(
            Vector<float> parameters, Vector<float> gradients,
            ref Vector<float> first, ref Vector<float> second, ref Vector<float> third)
        {
            var g = gradients + decay * parameters;
            first = keep * first + take * g * g;
            return parameters - rate * g / (Vector.SquareRoot(first) + new Vector<float>(epsilon));
        }
    }
}
