using System.Runtime.CompilerServices;

namespace Generated.Neuron;

/// <summary>
/// Adagrad (Duchi, Hazan and Singer, JMLR 12, 2011), <c>torch.optim.Adagrad</c> without decay of the step size: with
/// g ← g + λθ, s ← s + g² and θ ← θ − α g / (√s + ε).
/// </summary>
public sealed class Adagrad : IOptimizer, IStateful
{
    private readonly OptimizerState _state = new();

    /// <inheritdoc/>
    public double LearningRate { get; set => field = HyperParameter.NonNegative(value); } = 1e-2;

    /// <summary>ε, at least 0: keeps the division away from zero.</summary>
    public double Epsilon { get; init => field = HyperParameter.NonNegative(value); } = 1e-10;

    /// <summary>λ, at least 0: the share of the parameter that is added to its gradient.</summary>
    public double WeightDecay { get; init => field = HyperParameter.NonNegative(value); }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Step(Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        _state.Begin(parameters, gradients, lists: 1)
            .Apply(new Update((float)LearningRate, (float)Epsilon, (float)WeightDecay), parameters, gradients);
    }

    /// <inheritdoc/>
    public void Reset() => _state.Reset();

    /// <summary>The settings in one line; those that are as usual are left out.</summary>
    public override string ToString() => new SettingText(nameof(Adagrad))
        .Add(nameof(LearningRate), LearningRate)
        .Add(nameof(Epsilon), Epsilon, 1e-10)
        .Add(nameof(WeightDecay), WeightDecay, 0.0)
        .ToString();

    void IStateful.SaveOrLoad(SavedState state)
    {
        state.LearningRate(this);
        state.Setting(nameof(Epsilon), Epsilon);
        state.Setting(nameof(WeightDecay), WeightDecay);
        _state.Exchange(state, lists: 1);
    }

    private readonly struct Update(float rate, float epsilon, float decay) : IUpdate
    {
        public static int StateCount => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Apply<TLanes>(TLanes parameters, TLanes gradients, ref TLanes first, ref TLanes second, ref TLanes third)
            where TLanes : struct, ILanes<TLanes>
        {
            var g = gradients + decay * parameters;
            first += g * g;
            return parameters - rate * g / (TLanes.SquareRoot(first) + epsilon);
        }
    }
}
