namespace Generated.Neuron;

/// <summary>The epoch of the lowest validation cost so far, and the network's parameters after it.</summary>
/// <param name="rule">What counts as lower, and how long to wait for it.</param>
/// <param name="parameterCount">The network's parameters.</param>
internal sealed class BestEpoch(EarlyStopping rule, int parameterCount)
{
    private readonly float[] _parameters = new float[parameterCount];
    private double _cost = double.PositiveInfinity;

    // The last cost that patience counted as lower. Costs that fall by less than MinDelta are best, but do not end the waiting.
    private double _counted = double.PositiveInfinity;
    private int _waited;

    /// <summary>Its number, from 1; 0 as long as no epoch had a finite cost.</summary>
    public int Epoch { get; private set; }

    /// <summary>Its parameters.</summary>
    public ReadOnlySpan<float> Parameters => _parameters;

    /// <summary>Takes the cost after an epoch; returns whether the patience is exhausted. NaN is never lower.</summary>
    public bool EndEpoch(int epoch, double cost, ReadOnlySpan<float> parameters)
    {
        if (cost < _cost)
        {
            (_cost, Epoch) = (cost, epoch);
            parameters.CopyTo(_parameters);
        }

        (_counted, _waited) = cost < _counted - rule.MinDelta ? (cost, 0) : (_counted, _waited + 1);
        return IsOver;
    }

    /// <summary>Whether the patience is exhausted.</summary>
    public bool IsOver => _waited >= rule.Patience;

    /// <summary>Restarts the waiting: a run that continues after it was stopped has its full patience again.</summary>
    public void WaitAnew() => _waited = 0;

    /// <summary>Saves or loads all of it.</summary>
    public void Exchange(SavedState state)
    {
        state.Setting(nameof(EarlyStopping.Patience), rule.Patience);
        state.Setting(nameof(EarlyStopping.MinDelta), rule.MinDelta);
        var (cost, counted) = (state.Value("cost", _cost), state.Value("counted", _counted));
        var waited = (int)state.Value("waited", _waited, 0, int.MaxValue);
        var epoch = (int)state.Value("epoch", Epoch, 0, int.MaxValue);
        var parameters = state.Values("parameters", Epoch > 0 ? _parameters : null, _parameters.Length);
        state.OnLoaded(() =>
        {
            (_cost, _counted, _waited, Epoch) = (cost, counted, waited, parameters is null ? 0 : epoch);
            parameters?.CopyTo(_parameters, 0);
        });
    }
}
