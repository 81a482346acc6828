using System.Runtime.CompilerServices;

namespace Generated.Neuron;

/// <summary>
/// RMSprop (Hinton, “Neural networks for machine learning”, lecture 6, 2012), <c>torch.optim.RMSprop</c>: with
/// g ← g + λθ and v ← ρv + (1 − ρ)g², θ ← θ − α g / (√v + ε). If centered, a ← ρa + (1 − ρ)g and v − a² replaces v; with
/// momentum μ, b ← μb + g / (√v + ε) and θ ← θ − αb.
/// </summary>
public sealed class RmsProp : IOptimizer, IStateful
{
    private readonly OptimizerState _state = new();

    /// <inheritdoc/>
    public double LearningRate { get; set => field = HyperParameter.NonNegative(value); } = 1e-2;

    /// <summary>ρ (PyTorch's alpha), from 0 to below 1: how much the running mean of the squared gradient keeps.</summary>
    public double Alpha { get; init => field = HyperParameter.Fraction(value); } = 0.99;

    /// <summary>ε, at least 0: keeps the division away from zero.</summary>
    public double Epsilon { get; init => field = HyperParameter.NonNegative(value); } = 1e-8;

    /// <summary>λ, at least 0: the share of the parameter that is added to its gradient.</summary>
    public double WeightDecay { get; init => field = HyperParameter.NonNegative(value); }

    /// <summary>μ, at least 0: how much of the last step stays.</summary>
    public double Momentum { get; init => field = HyperParameter.NonNegative(value); }

    /// <summary>Whether the gradient is divided by its running deviation instead of its root mean square.</summary>
    public bool Centered { get; init; }

    private int Lists => 1 + (Centered ? 1 : 0) + (Momentum == 0 ? 0 : 1);

    /// <inheritdoc/>
    public void Step(Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        var memory = _state.Begin(parameters, gradients, Lists);
        switch (Centered, Momentum)
        {
            case (false, 0):
                Apply(memory, parameters, gradients);
                break;
            case (true, 0):
                ApplyCentered(memory, parameters, gradients);
                break;
            case (false, _):
                ApplyMomentum(memory, parameters, gradients);
                break;
            default:
                ApplyCenteredMomentum(memory, parameters, gradients);
                break;
        }
    }

    /// <inheritdoc/>
    public void Reset() => _state.Reset();

    /// <summary>The settings in one line; those that are as usual are left out.</summary>
    public override string ToString() => new SettingText(nameof(RmsProp))
        .Add(nameof(LearningRate), LearningRate)
        .Add(nameof(Alpha), Alpha, 0.99)
        .Add(nameof(Epsilon), Epsilon, 1e-8)
        .Add(nameof(WeightDecay), WeightDecay, 0.0)
        .Add(nameof(Momentum), Momentum, 0.0)
        .Add(nameof(Centered), Centered, false)
        .ToString();

    void IStateful.SaveOrLoad(SavedState state)
    {
        state.LearningRate(this);
        state.Setting(nameof(Alpha), Alpha);
        state.Setting(nameof(Epsilon), Epsilon);
        state.Setting(nameof(WeightDecay), WeightDecay);
        state.Setting(nameof(Momentum), Momentum);
        state.Setting(nameof(Centered), Centered);
        _state.Exchange(state, Lists);
    }

    // One method for each form, with the pass inlined: the JIT does not inline four passes into one method.

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Apply(OptimizerMemory memory, Span<float> parameters, ReadOnlySpan<float> gradients) =>
        memory.Apply(new Update(RuleOfStep()), parameters, gradients);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void ApplyCentered(OptimizerMemory memory, Span<float> parameters, ReadOnlySpan<float> gradients) =>
        memory.Apply(new CenteredUpdate(RuleOfStep()), parameters, gradients);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void ApplyMomentum(OptimizerMemory memory, Span<float> parameters, ReadOnlySpan<float> gradients) =>
        memory.Apply(new MomentumUpdate(RuleOfStep(), (float)Momentum), parameters, gradients);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void ApplyCenteredMomentum(OptimizerMemory memory, Span<float> parameters, ReadOnlySpan<float> gradients) =>
        memory.Apply(new CenteredMomentumUpdate(RuleOfStep(), (float)Momentum), parameters, gradients);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Rule RuleOfStep() => new((float)LearningRate, (float)Alpha, (float)(1 - Alpha), (float)Epsilon, (float)WeightDecay);

    /// <summary>What all four forms share.</summary>
    private readonly struct Rule(float rate, float keep, float take, float epsilon, float decay)
    {
        public float Rate => rate;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Decayed<TLanes>(TLanes parameters, TLanes gradients)
            where TLanes : struct, ILanes<TLanes> =>
            gradients + decay * parameters;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Mean<TLanes>(TLanes mean, TLanes g)
            where TLanes : struct, ILanes<TLanes> =>
            keep * mean + take * g;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Squares<TLanes>(TLanes squares, TLanes g)
            where TLanes : struct, ILanes<TLanes> =>
            keep * squares + take * g * g;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Root<TLanes>(TLanes squares)
            where TLanes : struct, ILanes<TLanes> =>
            TLanes.SquareRoot(squares) + epsilon;

        /// <summary>√(v − a²) + ε; rounding may take the difference below 0, whose root would be NaN.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes CenteredRoot<TLanes>(TLanes squares, TLanes mean)
            where TLanes : struct, ILanes<TLanes>
        {
            var variance = squares - mean * mean;
            return Root(TLanes.Larger(default, variance));
        }
    }

    /// <summary>First: v.</summary>
    private readonly struct Update(Rule rule) : IUpdate
    {
        public static int StateCount => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Apply<TLanes>(TLanes parameters, TLanes gradients, ref TLanes first, ref TLanes second, ref TLanes third)
            where TLanes : struct, ILanes<TLanes>
        {
            var g = rule.Decayed(parameters, gradients);
            first = rule.Squares(first, g);
            return parameters - rule.Rate * g / rule.Root(first);
        }
    }

    /// <summary>First: v. Second: a.</summary>
    private readonly struct CenteredUpdate(Rule rule) : IUpdate
    {
        public static int StateCount => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Apply<TLanes>(TLanes parameters, TLanes gradients, ref TLanes first, ref TLanes second, ref TLanes third)
            where TLanes : struct, ILanes<TLanes>
        {
            var g = rule.Decayed(parameters, gradients);
            first = rule.Squares(first, g);
            second = rule.Mean(second, g);
            return parameters - rule.Rate * g / rule.CenteredRoot(first, second);
        }
    }

    /// <summary>First: v. Second: b.</summary>
    private readonly struct MomentumUpdate(Rule rule, float momentum) : IUpdate
    {
        public static int StateCount => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Apply<TLanes>(TLanes parameters, TLanes gradients, ref TLanes first, ref TLanes second, ref TLanes third)
            where TLanes : struct, ILanes<TLanes>
        {
            var g = rule.Decayed(parameters, gradients);
            first = rule.Squares(first, g);
            second = momentum * second + g / rule.Root(first);
            return parameters - rule.Rate * second;
        }
    }

    /// <summary>First: v. Second: a. Third: b.</summary>
    private readonly struct CenteredMomentumUpdate(Rule rule, float momentum) : IUpdate
    {
        public static int StateCount => 3;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Apply<TLanes>(TLanes parameters, TLanes gradients, ref TLanes first, ref TLanes second, ref TLanes third)
            where TLanes : struct, ILanes<TLanes>
        {
            var g = rule.Decayed(parameters, gradients);
            first = rule.Squares(first, g);
            second = rule.Mean(second, g);
            third = momentum * third + g / rule.CenteredRoot(first, second);
            return parameters - rule.Rate * third;
        }
    }
}
