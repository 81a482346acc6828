namespace Generated.Neuron;

/// <summary>
/// Ends a run when the validation cost has not fallen for some epochs, and gives the network the parameters of the best epoch,
/// however the run ended.
/// </summary>
public sealed class EarlyStopping
{
    /// <summary>The consecutive epochs without a lower cost after which the run ends, at least 1.</summary>
    public int Patience { get; init => field = HyperParameter.AtLeast(1, value); } = 10;

    /// <summary>
    /// A cost ends the waiting if it is lower by more than this than the last one that did; at least 0. It affects patience only: the best
    /// epoch is the one with the lowest cost.
    /// </summary>
    public double MinDelta { get; init => field = HyperParameter.NonNegative(value); }
}
