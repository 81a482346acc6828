using System.Runtime.CompilerServices;

namespace Generated.Neuron;

/// <summary>
/// Gradient descent, <c>torch.optim.SGD</c> without dampening: with g ← g + λθ and momentum μ, b ← μb + g and θ ← θ − αb;
/// Nesterov's form takes θ ← θ − α(g + μb).
/// </summary>
public sealed class Sgd : IOptimizer, IStateful
{
    private readonly OptimizerState _state = new();

    /// <inheritdoc/>
    public double LearningRate { get; set => field = HyperParameter.NonNegative(value); } = 1e-3;

    /// <summary>μ, at least 0: how much of the last step stays.</summary>
    public double Momentum { get; init => field = HyperParameter.NonNegative(value); }

    /// <summary>Nesterov's momentum. Without momentum it changes nothing.</summary>
    public bool Nesterov { get; init; }

    /// <summary>λ, at least 0: the share of the parameter that is added to its gradient.</summary>
    public double WeightDecay { get; init => field = HyperParameter.NonNegative(value); }

    private int Lists => Momentum == 0 ? 0 : 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Step(Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        var memory = _state.Begin(parameters, gradients, Lists);
        var (rate, decay) = ((float)LearningRate, (float)WeightDecay);
        if (Momentum == 0)
        {
            memory.Apply(new Descent(rate, decay), parameters, gradients);
        }
        else
        {
            memory.Apply(new MomentumDescent(rate, decay, (float)Momentum, Nesterov), parameters, gradients);
        }
    }

    /// <inheritdoc/>
    public void Reset() => _state.Reset();

    /// <summary>The settings in one line; those that are as usual are left out.</summary>
    public override string ToString() => new SettingText(nameof(Sgd))
        .Add(nameof(LearningRate), LearningRate)
        .Add(nameof(Momentum), Momentum, 0.0)
        .Add(nameof(Nesterov), Nesterov, false)
        .Add(nameof(WeightDecay), WeightDecay, 0.0)
        .ToString();

    void IStateful.SaveOrLoad(SavedState state)
    {
        state.LearningRate(this);
        state.Setting(nameof(Momentum), Momentum);
        state.Setting(nameof(Nesterov), Nesterov);
        state.Setting(nameof(WeightDecay), WeightDecay);
        _state.Exchange(state, Lists);
    }

    private readonly struct Descent(float rate, float decay) : IUpdate
    {
        public static int StateCount => 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Apply<TLanes>(TLanes parameters, TLanes gradients, ref TLanes first, ref TLanes second, ref TLanes third)
            where TLanes : struct, ILanes<TLanes> =>
            parameters - rate * (gradients + decay * parameters);
    }

    private readonly struct MomentumDescent(float rate, float decay, float momentum, bool nesterov) : IUpdate
    {
        public static int StateCount => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Apply<TLanes>(TLanes parameters, TLanes gradients, ref TLanes first, ref TLanes second, ref TLanes third)
            where TLanes : struct, ILanes<TLanes>
        {
            var g = gradients + decay * parameters;
            first = momentum * first + g;
            var direction = nesterov ? g + momentum * first : first;
            return parameters - rate * direction;
        }
    }
}
