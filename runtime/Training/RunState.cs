namespace Generated.Neuron;

/// <summary>The state of a training run between two calls of <see cref="Trainer.Fit"/>.</summary>
/// <param name="initialRate">The optimizer's learning rate before the first step.</param>
/// <param name="steps">The steps of the whole run, for the schedule.</param>
/// <param name="batches">The order of the rows.</param>
/// <param name="best">The best epoch so far, if it is restored at the end.</param>
internal sealed class RunState(double initialRate, long steps, BatchSequence batches, BestEpoch? best)
{
    private float[]? _last;

    public double InitialRate => initialRate;

    public long Steps => steps;

    public BatchSequence Batches { get; set; } = batches;

    public BestEpoch? Best => best;

    /// <summary>What the numbers of the rows mean.</summary>
    public DataMeaning Meaning => Batches.Data.Meaning;

    /// <summary>The optimizer's state at a step of the present epoch, from which steps can be repeated.</summary>
    public StateCopy OptimizerCopy { get; } = new();

    /// <summary>The epochs that are done.</summary>
    public int Epoch { get; set; }

    /// <summary>The steps that are done.</summary>
    public long Step { get; set; }

    /// <summary>Saves or loads the state of the run between two epochs.</summary>
    public void Exchange(SavedState state)
    {
        state.Setting("LearningRate", initialRate);
        var epoch = (int)state.Value("epoch", Epoch, 0, int.MaxValue);
        var step = state.Value("step", Step, 0, long.MaxValue);
        state.OnLoaded(() => (Epoch, Step) = (epoch, step));
        state.Part("rows", Batches.Exchange);
        if (best is not null)
        {
            state.Part("best", best.Exchange);
        }
    }

    /// <summary>
    /// Gives the network the parameters of the best epoch. Unless the run was stopped, the next call continues from the last parameters,
    /// if nobody has changed the network in between.
    /// </summary>
    public void RestoreBest(Span<float> parameters, bool goesOn)
    {
        if (best is not { Epoch: > 0 })
        {
            return;
        }

        _last = goesOn ? parameters.ToArray() : null;
        best.Parameters.CopyTo(parameters);
    }

    /// <summary>Undoes <see cref="RestoreBest"/> before the run continues.</summary>
    public void GoOn(Span<float> parameters)
    {
        if (_last is { } last && best!.Parameters.SequenceEqual(parameters))
        {
            last.CopyTo(parameters);
        }
        else
        {
            best?.WaitAnew();
        }

        _last = null;
    }
}
