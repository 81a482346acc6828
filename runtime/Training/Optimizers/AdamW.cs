namespace Generated.Neuron;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter, ICLR 2019), <c>torch.optim.AdamW</c>: θ ← θ − αλθ, then
/// <see cref="Adam"/>'s step from the bare gradient.
/// </summary>
public sealed class AdamW : IOptimizer, IStateful
{
    private readonly AdamSteps _steps = new();

    /// <inheritdoc/>
    public double LearningRate { get; set => field = HyperParameter.NonNegative(value); } = 1e-3;

    /// <inheritdoc cref="Adam.Beta1"/>
    public double Beta1 { get; init => field = HyperParameter.Fraction(value); } = 0.9;

    /// <inheritdoc cref="Adam.Beta2"/>
    public double Beta2 { get; init => field = HyperParameter.Fraction(value); } = 0.999;

    /// <inheritdoc cref="Adam.Epsilon"/>
    public double Epsilon { get; init => field = HyperParameter.NonNegative(value); } = 1e-8;

    /// <summary>λ, at least 0: α times this share of the parameter is subtracted at each step.</summary>
    public double WeightDecay { get; init => field = HyperParameter.NonNegative(value); } = 1e-2;

    /// <summary>
    /// Whether to divide by the largest v of all steps instead of the present one (Reddi, Kale and Kumar, “On the convergence of Adam and
    /// beyond”, ICLR 2018).
    /// </summary>
    public bool AmsGrad { get; init; }

    /// <inheritdoc/>
    public void Step(Span<float> parameters, ReadOnlySpan<float> gradients) =>
        _steps.Step(parameters, gradients, LearningRate, Beta1, Beta2, Epsilon, gradientDecay: 0, parameterDecay: WeightDecay, AmsGrad);

    /// <inheritdoc/>
    public void Reset() => _steps.Reset();

    /// <summary>The settings in one line; those that are as usual are left out.</summary>
    public override string ToString() => new SettingText(nameof(AdamW))
        .Add(nameof(LearningRate), LearningRate)
        .Add(nameof(Beta1), Beta1, 0.9)
        .Add(nameof(Beta2), Beta2, 0.999)
        .Add(nameof(Epsilon), Epsilon, 1e-8)
        .Add(nameof(WeightDecay), WeightDecay, 1e-2)
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
