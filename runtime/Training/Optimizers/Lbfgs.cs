namespace Generated.Neuron;

/// <summary>
/// Limited-memory BFGS (Nocedal and Wright, “Numerical optimization”, 2006, algorithms 7.4 and 7.5) with a line search for the strong
/// Wolfe conditions, <c>torch.optim.LBFGS(line_search_fn="strong_wolfe")</c>. The direction d = −Hg follows from the last changes s of
/// the parameters and y of the gradient; a step takes up to <see cref="MaxIterations"/> directions. It is made for small networks with all
/// rows in one batch, where it reaches a minimum in tens of steps.
/// </summary>
/// <remarks>
/// <see cref="IOptimizer.Step"/>, which gets a single gradient, takes one iteration of the length
/// <see cref="LearningRate"/> without a search, as <c>torch.optim.LBFGS(max_iter=1)</c> does.
/// Sums are in float64 and have one order, so that the bits are the same on every machine.
/// </remarks>
public sealed class Lbfgs : IFullBatchOptimizer, IStateful
{
    private readonly OptimizerState _lengths = new();
    private CurvatureMemory? _memory;
    private StrongWolfeSearch? _search;

    /// <inheritdoc cref="IOptimizer.LearningRate"/>
    /// <remarks>The length that the search tries first, in units of the direction.</remarks>
    public double LearningRate { get; set => field = HyperParameter.NonNegative(value); } = 1;

    /// <summary>The most directions per step (PyTorch's max_iter), at least 1; it evaluates the cost at most 5/4 as often.</summary>
    public int MaxIterations { get; init => field = HyperParameter.AtLeast(1, value); } = 20;

    /// <summary>How many changes are stored (PyTorch's history_size), at least 1; each takes two numbers per parameter.</summary>
    public int HistorySize { get; init => field = HyperParameter.AtLeast(1, value); } = 10;

    /// <summary>A step ends when no number of the gradient exceeds this (PyTorch's tolerance_grad); at least 0.</summary>
    public double GradientTolerance { get; init => field = HyperParameter.NonNegative(value); } = 1e-7;

    /// <summary>
    /// A step ends when the cost, a parameter, or the cost predicted from its slope would change by less than this (PyTorch's
    /// tolerance_change); at least 0. 0 continues as far as float32 allows: near a minimum with second derivatives of about 1, the default
    /// stops at a distance of 3 · 10⁻⁵.
    /// </summary>
    public double ChangeTolerance { get; init => field = HyperParameter.NonNegative(value); } = 1e-9;

    /// <inheritdoc/>
    public void Step(Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        var use = _lengths.Begin(parameters, gradients, lists: 0);
        try
        {
            Move(parameters, gradients);
        }
        finally
        {
            OptimizerState.End(use);
        }
    }

    /// <inheritdoc/>
    public void Step(Span<float> parameters, float cost, ReadOnlySpan<float> gradients, CostAndGradient evaluate)
    {
        ArgumentNullException.ThrowIfNull(evaluate);

        // The cost is evaluated by user code, which may throw, or take a step itself.
        var use = _lengths.Begin(parameters, gradients, lists: 0);
        try
        {
            Search(parameters, cost, gradients, evaluate);
        }
        finally
        {
            OptimizerState.End(use);
        }
    }

    private void Move(Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        var memory = Memory(parameters.Length);
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

    private void Search(Span<float> parameters, float cost, ReadOnlySpan<float> gradients, CostAndGradient evaluate)
    {
        var memory = Memory(parameters.Length);
        var search = _search is { } made && made.Count == parameters.Length ? made : _search = new StrongWolfeSearch(parameters.Length);
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

    /// <summary>The settings in one line; those that are as usual are left out.</summary>
    public override string ToString() => new SettingText(nameof(Lbfgs))
        .Add(nameof(LearningRate), LearningRate, 1.0)
        .Add(nameof(MaxIterations), MaxIterations, 20)
        .Add(nameof(HistorySize), HistorySize, 10)
        .Add(nameof(GradientTolerance), GradientTolerance, 1e-7)
        .Add(nameof(ChangeTolerance), ChangeTolerance, 1e-9)
        .ToString();

    void IStateful.SaveOrLoad(SavedState state)
    {
        state.LearningRate(this);
        state.Setting(nameof(MaxIterations), MaxIterations);
        state.Setting(nameof(HistorySize), HistorySize);
        state.Setting(nameof(GradientTolerance), GradientTolerance);
        state.Setting(nameof(ChangeTolerance), ChangeTolerance);
        var count = _lengths.Exchange(state, lists: 0);
        var memory = CurvatureMemory.Exchange(state, _memory, count, HistorySize);
        state.OnLoaded(() => (_memory, _search) = (memory, null));
    }

    // A memory of another size is left over from a simultaneous step of another thread; this step cannot use it.
    private CurvatureMemory Memory(int parameters) => _memory is { } made && made.Direction.Length == parameters
        ? made
        : _memory = new CurvatureMemory(parameters, HistorySize);
}
