namespace Generated.Neuron;

/// <summary>The steps of an epoch since the parameters were last kept, which can be taken again.</summary>
/// <param name="run">Its number of steps and its batches are set back.</param>
/// <param name="good">Keeps the parameters.</param>
/// <param name="optimizer">Its state is kept with them.</param>
internal sealed class RepeatableSteps(RunState run, LastGood good, IStateful optimizer)
{
    private long _step;
    private int _row;
    private double _sum;

    /// <summary>The steps of the epoch so far.</summary>
    public int Steps { get; private set; }

    /// <summary>Before a step changes the parameters.</summary>
    /// <param name="kept">Whether they have been kept.</param>
    /// <param name="sum">The costs of the epoch before this step.</param>
    public void Add(bool kept, double sum)
    {
        if (kept && !run.Batches.IsLast)
        {
            (_step, _row, _sum) = (run.Step, run.Batches.FirstRow, sum);
            run.OptimizerCopy.Keep(optimizer);
        }

        Steps++;
    }

    /// <summary>Everything as it was before the step at which the parameters were kept.</summary>
    /// <param name="parameters">The network's.</param>
    /// <returns>The costs of the epoch before that step.</returns>
    public double GoBack(Span<float> parameters)
    {
        good.Restore(parameters);
        run.OptimizerCopy.Restore(optimizer);
        run.Step = _step;
        run.Batches.GoBack(_row);
        return _sum;
    }
}
