using System.Runtime.CompilerServices;

namespace Generated.Neuron;

/// <summary>
/// Rectified Adam (Liu et al., “On the variance of the adaptive learning rate and beyond”, ICLR 2020), <c>torch.optim.RAdam</c>:
/// with g, m, v and m̂ as in <see cref="Adam"/>, ρ∞ = 2 / (1 − β₂) − 1 and ρₜ = ρ∞ − 2tβ₂ᵗ / (1 − β₂ᵗ), it takes
/// θ ← θ − α r m̂ √(1 − β₂ᵗ) / (√v + ε), r² = (ρₜ − 4)(ρₜ − 2)ρ∞ / ((ρ∞ − 4)(ρ∞ − 2)ρₜ), once ρₜ &gt; 5, and θ ← θ − α m̂ until then.
/// </summary>
public sealed class RAdam : IOptimizer, IStateful
{
    private readonly OptimizerState _state = new();
    private long _steps;
    private double _power1 = 1;
    private double _power2 = 1;

    /// <inheritdoc/>
    public double LearningRate { get; set => field = HyperParameter.NonNegative(value); } = 1e-3;

    /// <inheritdoc cref="Adam.Beta1"/>
    public double Beta1 { get; init => field = HyperParameter.Fraction(value); } = 0.9;

    /// <inheritdoc cref="Adam.Beta2"/>
    public double Beta2 { get; init => field = HyperParameter.Fraction(value); } = 0.999;

    /// <inheritdoc cref="Adam.Epsilon"/>
    public double Epsilon { get; init => field = HyperParameter.NonNegative(value); } = 1e-8;

    /// <inheritdoc cref="Adam.WeightDecay"/>
    public double WeightDecay { get; init => field = HyperParameter.NonNegative(value); }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Step(Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        var memory = _state.Begin(parameters, gradients, lists: 2);
        _steps++;
        _power1 = AdamSteps.NextPower(_power1, Beta1);
        _power2 = AdamSteps.NextPower(_power2, Beta2);
        var limit = 2 / (1 - Beta2) - 1;
        var length = limit - 2 * _steps * _power2 / (1 - _power2);
        var step = LearningRate / (1 - _power1);
        var rectified = length > 5;
        if (rectified)
        {
            var rectification = (length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length);
            step *= Math.Sqrt(rectification) * Math.Sqrt(1 - _power2);
        }

        var update = new Update(
            (float)step, (float)Beta1, (float)(1 - Beta1), (float)Beta2, (float)(1 - Beta2), (float)Epsilon, (float)WeightDecay, rectified);
        memory.Apply(update, parameters, gradients);
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _state.Reset();
        (_steps, _power1, _power2) = (0, 1, 1);
    }

    /// <summary>The settings in one line; those that are as usual are left out.</summary>
    public override string ToString() => new SettingText(nameof(RAdam))
        .Add(nameof(LearningRate), LearningRate)
        .Add(nameof(Beta1), Beta1, 0.9)
        .Add(nameof(Beta2), Beta2, 0.999)
        .Add(nameof(Epsilon), Epsilon, 1e-8)
        .Add(nameof(WeightDecay), WeightDecay, 0.0)
        .ToString();

    void IStateful.SaveOrLoad(SavedState state)
    {
        state.LearningRate(this);
        state.Setting(nameof(Beta1), Beta1);
        state.Setting(nameof(Beta2), Beta2);
        state.Setting(nameof(Epsilon), Epsilon);
        state.Setting(nameof(WeightDecay), WeightDecay);
        _state.Exchange(state, lists: 2);
        var steps = state.Value("steps", _steps, min: 0, max: long.MaxValue);
        var (power1, power2) = (state.Value("power1", _power1, 0, 1), state.Value("power2", _power2, 0, 1));
        state.OnLoaded(() => (_steps, _power1, _power2) = (steps, power1, power2));
    }

    private readonly struct Update(
        float step, float keep1, float take1, float keep2, float take2, float epsilon, float decay, bool rectified) : IUpdate
    {
        public static int StateCount => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Apply<TLanes>(TLanes parameters, TLanes gradients, ref TLanes first, ref TLanes second, ref TLanes third)
            where TLanes : struct, ILanes<TLanes>
        {
            var g = gradients + decay * parameters;
            first = keep1 * first + take1 * g;
            second = keep2 * second + take2 * g * g;
            return rectified
                ? parameters - step * first / (TLanes.SquareRoot(second) + epsilon)
                : parameters - step * first;
        }
    }
}
