namespace Generated.Neuron;

/// <summary>
/// The parameters of the last step whose cost and gradient were looked at and finite, to go back to when a run diverges.
/// </summary>
/// <param name="parameterCount">The network's parameters.</param>
internal sealed class LastGood(int parameterCount)
{
    private readonly float[] _parameters = new float[parameterCount];
    private bool _exists;

    /// <summary>Keeps the parameters if they, their cost and their gradient are finite; returns whether they are.</summary>
    public bool Keep(ReadOnlySpan<float> parameters, float cost, ReadOnlySpan<float> gradients)
    {
        if (!float.IsFinite(cost) || !Regularization.AllFinite(gradients) || !Regularization.AllFinite(parameters))
        {
            return false;
        }

        parameters.CopyTo(_parameters);
        _exists = true;
        return true;
    }

    /// <summary>Saves or loads all of it.</summary>
    public void Exchange(SavedState state)
    {
        var parameters = state.Values("parameters", _exists ? _parameters : null, _parameters.Length);
        state.OnLoaded(() =>
        {
            _exists = parameters is not null;
            parameters?.CopyTo(_parameters, 0);
        });
    }

    /// <summary>Gives the network the parameters that were kept last.</summary>
    public void Restore(Span<float> parameters)
    {
        if (_exists)
        {
            _parameters.CopyTo(parameters);
        }
    }
}
