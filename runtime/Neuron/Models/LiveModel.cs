using Generated.Neuron.Tables;

namespace Generated.Neuron;

/// <summary>
/// The model that is in use, which can be exchanged while others predict. Every prediction reads the model once, without a lock, and runs
/// on that one to its end, so that old and new weights are never mixed within a call.
/// </summary>
/// <remarks>
/// Train another network and hand it over; do not change the parameters of one that is in use, because then a prediction may see some of
/// the changes. For several calls that belong together take <see cref="Current"/> once.
/// </remarks>
public sealed class LiveModel : IModel, IModelHolder
{
    // One exchange at a time in the whole process: two at once, each with the other's model, would close a circle that neither sees.
    private static readonly Lock Exchanging = new();

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
    IModel IModelHolder.Held => Current;

    /// <inheritdoc/>
    public Topology Topology => Current.Topology;

    /// <inheritdoc/>
    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => Current.Forward(inputs, outputs);

    /// <summary>Predicts one row by the names of its columns, with the weights and the encoding of the same model.</summary>
    /// <param name="row">A value for each column of the encoding in use.</param>
    /// <exception cref="ArgumentException">
    /// A column is missing or unknown, or a value did not occur in training; the message names the column and what it accepts.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The model in use is not a <see cref="TableModel"/>, or an output is NaN or infinite.
    /// </exception>
    public Prediction Predict(TableRow row) => Fixed(this) is TableModel model
        ? model.Predict(row)
        : throw new InvalidOperationException(
            "The model in use takes inputs, not rows by names; put a TableModel in use, or call Forward.");

    /// <summary>Puts another model in use. Predictions that have begun finish with the old one.</summary>
    /// <param name="model">
    /// As many inputs and outputs as the present one; not changed from now on. A <see cref="TableModel"/> is exchanged for another one of
    /// the same targets, whose columns and inputs may differ, because rows are given by names.
    /// </param>
    /// <returns>The model that was in use; it may still be predicting.</returns>
    /// <exception cref="ArgumentException">
    /// The number of inputs or outputs differs, the encoding is missing or has other targets, or the model is or contains this one, so that
    /// no prediction would ever end; the old model stays.
    /// </exception>
    public IModel Exchange(IModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (Fixed(this) is TableModel table)
        {
            CheckTable(table.Encoding, model);
            return Use(model);
        }

        var (old, wanted) = (Current.Topology, model.Topology);
        if (old.InputCount != wanted.InputCount || old.OutputCount != wanted.OutputCount)
        {
            throw new ArgumentException(
                $"The new model has {Words.Count(wanted.InputCount, "input")} and {Words.Count(wanted.OutputCount, "output")}, "
                    + $"but the one in use has {old.InputCount} and {old.OutputCount}; they must be the same.",
                nameof(model));
        }

        return Use(model);
    }

    /// <summary>Exchanges the models, unless the new one would answer through this one.</summary>
    private IModel Use(IModel model)
    {
        lock (Exchanging)
        {
            for (var held = model; held is not null; held = (held as IModelHolder)?.Held)
            {
                if (ReferenceEquals(held, this))
                {
                    throw new ArgumentException(
                        ReferenceEquals(model, this)
                            ? "A live model cannot hold itself: pass the network that is to be used from now on."
                            : "The new model contains this live model, so predictions would go round in a circle: pass the network "
                                + "that is to be used from now on.",
                        nameof(model));
                }
            }

            return Interlocked.Exchange(ref _current, model);
        }
    }

    /// <summary>Callers that predict rows by names must be able to continue, and to get the same kind of predictions.</summary>
    private static void CheckTable(TableEncoding old, IModel model)
    {
        if (Fixed(model) is not TableModel { Encoding: var encoding })
        {
            throw new ArgumentException(
                "The model in use predicts rows by names, but the new one has no encoding; pass a TableModel.", nameof(model));
        }

        if (!encoding.Targets.SequenceEqual(old.Targets) || !encoding.Classes.SequenceEqual(old.Classes))
        {
            throw new ArgumentException(
                $"The new model predicts {Text(encoding)}, but the one in use predicts {Text(old)}; they must be the same.", nameof(model));
        }

        static string Text(TableEncoding encoding) => string.Join(", ", encoding.Targets.Select(Weights.PlainText.Quote))
            + (encoding.Classes.IsEmpty ? "" : $" ({KnownWords.List(encoding.Classes)})");
    }
}
