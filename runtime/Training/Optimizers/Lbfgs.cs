namespace Generated.Neuron;

/// <summary>
/// Limited-memory BFGS (Nocedal and Wright, “Numerical optimization”, 2006, algorithms 7.4 and 7.5) with a line search for the strong
/// Wolfe conditions, <c>torch.optim.LBFGS(line_search_fn="strong_wolfe")</c>. The direction d = −Hg follows from the last changes s of
/// the parameters and y of the gradient; a step takes up to <see cref="MaxIterations"/> of them. For small networks with all rows in
/// one batch, where it reaches a minimum in tens of steps.
/// </summary>
/// <remarks>
/// <see cref="IOptimizer.Step"/>, which is given one gradient, takes one iteration of the length
/// <see cref="LearningRate"/> without a search, as <c>torch.optim.LBFGS(max_iter=1)</c> does.
/// Sums are in float64 and of one order, so that the bits are the same on every machine.
/// </remarks>
public sealed class Lbfgs : IFullBatchOptimizer, IStateful
{
    private readonly OptimizerState _lengths = new();
    private CurvatureMemory? _memory;
    private StrongWolfeSearch? _search;

    /// <inheritdoc cref="IOptimizer.LearningRate"/>
    /// <remarks>The length of a step that the search tries first, in units of the direction.</remarks>
    public double LearningRate { get; set => field = HyperParameter.NonNegative(value); } = 1;

    /// <summary>The directions of a step at most (PyTorch's max_iter), at least 1; it evaluates the cost 5/4 as often at most.</summary>
    public int MaxIterations { get; init => field = HyperParameter.AtLeast(1, value); } = 20;

    /// <summary>The changes that are remembered (PyTorch's history_size), at least 1; each takes two numbers a parameter.</summary>
    public int HistorySize { get; init => field = HyperParameter.AtLeast(1, value); } = 10;

    /// <summary>A step ends where no number of the gradient is more than this (PyTorch's tolerance_grad); at least 0.</summary>
    public double GradientTolerance { get; init => field = HyperParameter.NonNegative(value); } = 1e-7;

    /// <summary>
    /// A step ends where the cost, a parameter, or the cost by its slope would change by less than this (PyTorch's tolerance_change); at
    /// least 0. 0 goes on as far as float32 does: near a minimum with second derivatives of about 1 the default ends 3 · 10⁻⁵ from it.
    /// </summary>
    public double ChangeTolerance { get; init => field = HyperParameter.NonNegative(value); } = 1e-9;

    /// <inheritdoc/>
    public void Step(Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        _lengths.Check(parameters, gradients);
        var memory = _memory ??= new CurvatureMemory(parameters.Length, HistorySize);
        if (Sums.Largest(gradients) <= GradientTolerance)
        {
            return;
        }

        var slope = memory.NextDirection(parameters, gradients, LearningRate);
        if (slope <= -ChangeTolerance)
        {
            Sums.Move(parameters, memory.Length, memory.Direction);
        }
    }

    /// <inheritdoc/>
    public void Step(Span<float> parameters, float cost, ReadOnlySpan<float> gradients, CostAndGradient evaluate)
    {
        ArgumentNullException.ThrowIfNull(evaluate);
        _lengths.Check(parameters, gradients);
        var memory = _memory ??= new CurvatureMemory(parameters.Length, HistorySize);
        var search = _search ??= new StrongWolfeSearch(parameters.Length);
        if (Sums.Largest(gradients) <= GradientTolerance)
        {
            return;
        }

        search.Begin(cost, gradients);
        var evaluations = 1;
        for (var iteration = 1; iteration <= MaxIterations; iteration++)
        {
            var slope = memory.NextDirection(parameters, search.Gradients, LearningRate);
            if (!(slope <= -ChangeTolerance))
            {
                return;
            }

            evaluations += search.Run(parameters, memory.Direction, memory.Length, slope, ChangeTolerance, evaluate);
            if (evaluations >= MaxIterations * 5L / 4
                || Sums.Largest(search.Gradients) <= GradientTolerance
                || Sums.Largest(memory.Direction) * search.Length <= ChangeTolerance
                || Math.Abs(search.Change) < ChangeTolerance)
            {
                return;
            }
        }
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _lengths.Reset();
        (_memory, _search) = (null, null);
    }

    void IStateful.ExchangeState(StateExchange state)
    {
        state.LearningRate(this);
        state.Setting(nameof(MaxIterations), MaxIterations);
        state.Setting(nameof(HistorySize), HistorySize);
        state.Setting(nameof(GradientTolerance), GradientTolerance);
        state.Setting(nameof(ChangeTolerance), ChangeTolerance);
        var count = _lengths.Exchange(state);
        var memory = CurvatureMemory.Exchange(state, _memory, count, HistorySize);
        state.WhenAccepted(() => _memory = memory);
    }
}
