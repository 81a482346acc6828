namespace Generated.Neuron;

/// <summary>
/// Adam (Kingma and Ba, “Adam: a method for stochastic optimization”, ICLR 2015), <c>torch.optim.Adam</c>: with
/// g ← g + λθ, m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g² and θ ← θ − α m̂ / (√v̂ + ε), m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ).
/// </summary>
public sealed class Adam : IOptimizer, IStateful
{
    private readonly AdamSteps _steps = new();

    /// <inheritdoc/>
    public double LearningRate { get; set => field = HyperParameter.NonNegative(value); } = 1e-3;

    /// <summary>β₁, from 0 to below 1: how much the running mean of the gradient keeps.</summary>
    public double Beta1 { get; init => field = HyperParameter.Fraction(value); } = 0.9;

    /// <summary>β₂, from 0 to below 1: how much the running mean of its square keeps.</summary>
    public double Beta2 { get; init => field = HyperParameter.Fraction(value); } = 0.999;

    /// <summary>ε, at least 0: keeps the division away from zero.</summary>
    public double Epsilon { get; init => field = HyperParameter.NonNegative(value); } = 1e-8;

    /// <summary>λ, at least 0: the share of the parameter that is added to its gradient.</summary>
    public double WeightDecay { get; init => field = HyperParameter.NonNegative(value); }

    /// <summary>
    /// Whether to divide by the largest v of all steps instead of the present one (Reddi, Kale and Kumar, “On the convergence of Adam and
    /// beyond”, ICLR 2018).
    /// </summary>
    public bool AmsGrad { get; init; }

    /// <inheritdoc/>
    public void Step(Span<float> parameters, ReadOnlySpan<float> gradients) =>
        _steps.Step(parameters, gradients, LearningRate, Beta1, Beta2, Epsilon, gradientDecay: WeightDecay, parameterDecay: 0, AmsGrad);

    /// <inheritdoc/>
    public void Reset() => _steps.Reset();

    /// <summary>The settings in one line; those that are as usual are left out.</summary>
    public override string ToString() => new SettingText(nameof(Adam))
        .Add(nameof(LearningRate), LearningRate)
        .Add(nameof(Beta1), Beta1, 0.9)
        .Add(nameof(Beta2), Beta2, 0.999)
        .Add(nameof(Epsilon), Epsilon, 1e-8)
        .Add(nameof(WeightDecay), WeightDecay, 0.0)
        .Add(nameof(AmsGrad), AmsGrad, false)
        .ToString();

    void IStateful.SaveOrLoad(SavedState state)
    {
        state.LearningRate(this);
        state.Setting(nameof(Beta1), Beta1);
        state.Setting(nameof(Beta2), Beta2);
        state.Setting(nameof(Epsilon), Epsilon);
        state.Setting(nameof(WeightDecay), WeightDecay);
        state.Setting(nameof(AmsGrad), AmsGrad);
        _steps.Exchange(state, AmsGrad);
    }
}
