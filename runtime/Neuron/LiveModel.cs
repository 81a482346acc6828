namespace Generated.Neuron;

/// <summary>
/// The model that is in use, which can be exchanged while others predict. Every prediction reads the model once, without a lock, and runs
/// on that one to its end, so that old and new weights are never mixed within a call.
/// </summary>
/// <remarks>
/// Train another network and hand it over; do not change the parameters of one that is in use, because then a prediction may see some of
/// the changes. For several calls that belong together take <see cref="Current"/> once.
/// </remarks>
public sealed class LiveModel : IModel
{
    private IModel _current;

    /// <summary>A model in use.</summary>
    /// <param name="model">Not changed from now on.</param>
    public LiveModel(IModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _current = model;
    }

    /// <summary>The model that is in use at this moment.</summary>
    public IModel Current => Volatile.Read(ref _current);

    /// <summary>The model to use for calls that belong together: of a live one the present one.</summary>
    internal static IModel Fixed(IModel model) => model is LiveModel live ? Fixed(live.Current) : model;

    /// <inheritdoc/>
    public Topology Topology => Current.Topology;

    /// <inheritdoc/>
    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => Current.Forward(inputs, outputs);

    /// <summary>Puts another model in use. Predictions that have begun end on the old one.</summary>
    /// <param name="model">As many inputs and outputs as the present one; not changed from now on.</param>
    /// <returns>The model that was in use; it may still be predicting.</returns>
    /// <exception cref="ArgumentException">The number of inputs or outputs differs; the old model stays.</exception>
    public IModel Exchange(IModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var (old, wanted) = (Current.Topology, model.Topology);
        if (old.InputCount != wanted.InputCount || old.OutputCount != wanted.OutputCount)
        {
            throw new ArgumentException(
                $"The new model has {Words.Count(wanted.InputCount, "input")} and {Words.Count(wanted.OutputCount, "output")}, "
                    + $"but the one in use has {old.InputCount} and {old.OutputCount}; they must be the same.",
                nameof(model));
        }

        return Interlocked.Exchange(ref _current, model);
    }
}
