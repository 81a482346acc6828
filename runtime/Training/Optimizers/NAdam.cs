using System.Runtime.CompilerServices;

namespace Generated.Neuron;

/// <summary>
/// Adam with Nesterov's momentum (Dozat, “Incorporating Nesterov momentum into Adam”, ICLR workshop 2016), <c>torch.optim.NAdam</c>:
/// with g, m, v and v̂ as in <see cref="Adam"/>, μₜ = β₁(1 − ½ · 0.96^(tψ)) and Mₜ = μ₁μ₂…μₜ,
/// θ ← θ − α ((1 − μₜ) g / (1 − Mₜ) + μₜ₊₁ m / (1 − Mₜ₊₁)) / (√v̂ + ε).
/// </summary>
public sealed class NAdam : IOptimizer, IStateful
{
    // ln 0.96, the rate at which the momentum warms up.
    private const double Ln096 = -0.040821994520255130;

    private readonly OptimizerState _state = new();
    private long _steps;
    private double _power2 = 1;
    private double _product = 1;

    /// <inheritdoc/>
    public double LearningRate { get; set => field = HyperParameter.NonNegative(value); } = 2e-3;

    /// <inheritdoc cref="Adam.Beta1"/>
    public double Beta1 { get; init => field = HyperParameter.Fraction(value); } = 0.9;

    /// <inheritdoc cref="Adam.Beta2"/>
    public double Beta2 { get; init => field = HyperParameter.Fraction(value); } = 0.999;

    /// <inheritdoc cref="Adam.Epsilon"/>
    public double Epsilon { get; init => field = HyperParameter.NonNegative(value); } = 1e-8;

    /// <inheritdoc cref="Adam.WeightDecay"/>
    public double WeightDecay { get; init => field = HyperParameter.NonNegative(value); }

    /// <summary>ψ, at least 0: how fast the momentum warms up.</summary>
    public double MomentumDecay { get; init => field = HyperParameter.NonNegative(value); } = 4e-3;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Step(Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        var memory = _state.Begin(parameters, gradients, lists: 2);
        _steps++;
        _power2 = AdamSteps.NextPower(_power2, Beta2);
        var (now, next) = (Momentum(_steps), Momentum(_steps + 1));
        _product = AdamSteps.NextPower(_product, now);
        var update = new Update(
            gradientStep: (float)(LearningRate * (1 - now) / (1 - _product)),
            meanStep: (float)(LearningRate * next / (1 - _product * next)),
            scale2: (float)(1 / Math.Sqrt(1 - _power2)),
            (float)Beta1, (float)(1 - Beta1), (float)Beta2, (float)(1 - Beta2), (float)Epsilon, (float)WeightDecay);
        memory.Apply(update, parameters, gradients);
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _state.Reset();
        (_steps, _power2, _product) = (0, 1, 1);
    }

    /// <summary>The settings in one line; those that are as usual are left out.</summary>
    public override string ToString() => new SettingText(nameof(NAdam))
        .Add(nameof(LearningRate), LearningRate)
        .Add(nameof(Beta1), Beta1, 0.9)
        .Add(nameof(Beta2), Beta2, 0.999)
        .Add(nameof(Epsilon), Epsilon, 1e-8)
        .Add(nameof(WeightDecay), WeightDecay, 0.0)
        .Add(nameof(MomentumDecay), MomentumDecay, 4e-3)
        .ToString();

    void IStateful.SaveOrLoad(SavedState state)
    {
        state.LearningRate(this);
        state.Setting(nameof(Beta1), Beta1);
        state.Setting(nameof(Beta2), Beta2);
        state.Setting(nameof(Epsilon), Epsilon);
        state.Setting(nameof(WeightDecay), WeightDecay);
        state.Setting(nameof(MomentumDecay), MomentumDecay);
        _state.Exchange(state, lists: 2);
        var steps = state.Value("steps", _steps, min: 0, max: long.MaxValue);
        var (power2, product) = (state.Value("power2", _power2, 0, 1), state.Value("product", _product, 0, 1));
        state.OnLoaded(() => (_steps, _power2, _product) = (steps, power2, product));
    }

    /// <summary>μ of a step, counted from 1.</summary>
    private double Momentum(long step) => Beta1 * (1 - 0.5 * PortableMath.Exp(step * MomentumDecay * Ln096));

    private readonly struct Update(
        float gradientStep, float meanStep, float scale2, float keep1, float take1, float keep2, float take2, float epsilon,
        float decay) : IUpdate
    {
        public static int StateCount => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Apply<TLanes>(TLanes parameters, TLanes gradients, ref TLanes first, ref TLanes second, ref TLanes third)
            where TLanes : struct, ILanes<TLanes>
        {
            var g = gradients + decay * parameters;
            first = keep1 * first + take1 * g;
            second = keep2 * second + take2 * g * g;
            var root = scale2 * TLanes.SquareRoot(second) + epsilon;
            return parameters - (gradientStep * g + meanStep * first) / root;
        }
    }
}
