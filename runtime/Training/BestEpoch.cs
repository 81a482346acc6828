namespace Generated.Neuron;

/// <summary>The epoch of the lowest validation cost so far, and the network's parameters after it.</summary>
/// <param name="rule">What counts as lower, and how long to wait for it.</param>
/// <param name="parameterCount">The network's parameters.</param>
internal sealed class BestEpoch(EarlyStopping rule, int parameterCount)
{
    private readonly float[] _parameters = new float[parameterCount];
    private double _cost = double.PositiveInfinity;
    private int _waited;

    /// <summary>Whether there was an epoch with a cost.</summary>
    public bool Exists { get; private set; }

    /// <summary>Its parameters.</summary>
    public ReadOnlySpan<float> Parameters => _parameters;

    /// <summary>Takes the cost after an epoch; returns whether the patience is at its end.</summary>
    public bool EndEpoch(double cost, ReadOnlySpan<float> parameters)
    {
        if (cost < _cost - rule.MinDelta)
        {
            (_cost, _waited, Exists) = (cost, 0, true);
            parameters.CopyTo(_parameters);
        }
        else
        {
            _waited++;
        }

        return IsOver;
    }

    /// <summary>Whether the patience is at its end.</summary>
    public bool IsOver => _waited >= rule.Patience;

    /// <summary>Waits anew: a run that goes on after it was stopped has the whole patience again.</summary>
    public void WaitAnew() => _waited = 0;

    /// <summary>Saves or loads all of it.</summary>
    public void Exchange(StateExchange state)
    {
        state.Setting(nameof(EarlyStopping.Patience), rule.Patience);
        state.Setting(nameof(EarlyStopping.MinDelta), rule.MinDelta);
        var cost = state.Number("cost", _cost);
        var waited = (int)state.Count("waited", _waited, 0, int.MaxValue);
        var parameters = state.Numbers("parameters", Exists ? _parameters : null, _parameters.Length);
        state.WhenAccepted(() =>
        {
            (_cost, _waited, Exists) = (cost, waited, parameters is not null);
            parameters?.CopyTo(_parameters, 0);
        });
    }
}
