namespace Generated.Neuron.Sample;

/// <summary>
/// Finds out when the JIT has compiled everything for the last time: no tier has been compiled and nothing has become faster for longer
/// than it waits between its tiers.
/// </summary>
/// <param name="wait">How long no tier may be compiled and nothing become faster.</param>
internal sealed class Settling(TimeSpan wait)
{
    /// <summary>
    /// The runtime compiles again after a tenth of a second without new methods, ten times as long on one processor, and twice from
    /// the first tier to the last. Methods that are new begin the wait anew: two seconds were seen on one processor, half a second
    /// on more; so at least twice that.
    /// </summary>
    public static TimeSpan Wait { get; } = TimeSpan.FromSeconds(Environment.ProcessorCount == 1 ? 4 : 1.5);

    /// <summary>After this a machine is too busy to wait for.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromSeconds(60);

    /// <summary>A tier makes a method faster by more than this; what the machine does beside it mostly less.</summary>
    private const double Step = 0.9;

    /// <summary>
    /// Methods compiled in one round that are a tier. What is measured comes in steps of 40 to 300; a few of the rest of the program
    /// trickle in for many seconds and make nothing faster.
    /// </summary>
    private const int Tier = 25;

    private double[] _best = [];
    private TimeSpan _lastStep;
    private long _compiled;

    /// <summary>Whether it has settled.</summary>
    /// <param name="now">The time since the beginning.</param>
    /// <param name="times">The fastest turns of a short round, one for each that is measured.</param>
    /// <param name="compiled">The methods that the JIT has compiled so far, each as often as it was.</param>
    public bool After(TimeSpan now, double[] times, long compiled)
    {
        if (compiled - _compiled >= Tier)
        {
            _lastStep = now;
        }

        _compiled = compiled;

        if (_best.Length == 0)
        {
            (_best, _lastStep) = ([.. times], now);
        }

        for (var i = 0; i < times.Length; i++)
        {
            if (times[i] < Step * _best[i])
            {
                (_best[i], _lastStep) = (times[i], now);
            }
        }

        return now - _lastStep >= wait;
    }
}
