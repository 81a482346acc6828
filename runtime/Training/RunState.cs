namespace Generated.Neuron;

/// <summary>Where a trainer stands between two calls of <see cref="Trainer.Fit"/>.</summary>
/// <param name="initialRate">The optimiser's learning rate before the first step.</param>
/// <param name="steps">The steps of the whole run, for the schedule.</param>
/// <param name="batches">The order of the rows.</param>
/// <param name="best">The best epoch so far, where somebody wants it back.</param>
internal sealed class RunState(double initialRate, long steps, BatchSequence batches, BestEpoch? best)
{
    private float[]? _last;

    public double InitialRate => initialRate;

    public long Steps => steps;

    public BatchSequence Batches { get; set; } = batches;

    public BestEpoch? Best => best;

    /// <summary>The epochs that are done.</summary>
    public int Epoch { get; set; }

    /// <summary>The steps that are done.</summary>
    public long Step { get; set; }

    /// <summary>
    /// Gives the network the parameters of the best epoch. Where the run was not stopped it goes on from its last ones, unless
    /// somebody changes the network in between.
    /// </summary>
    public void RestoreBest(Span<float> parameters, bool goesOn)
    {
        if (best is not { Exists: true })
        {
            return;
        }

        _last = goesOn ? parameters.ToArray() : null;
        best.Parameters.CopyTo(parameters);
    }

    /// <summary>Undoes <see cref="RestoreBest"/> before the run goes on.</summary>
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
