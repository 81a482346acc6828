namespace Generated.Neuron.Sample;

/// <summary>
/// Detects when the JIT has compiled everything for the last time: no tier was compiled and nothing got faster for longer than it waits
/// between its tiers.
/// </summary>
/// <param name="wait">How long no tier must be compiled and nothing must get faster.</param>
internal sealed class Settling(TimeSpan wait)
{
    /// <summary>
    /// The runtime recompiles after a tenth of a second without new methods (a full second on one processor), twice from the first tier to
    /// the last. New methods restart the wait: two seconds were seen on one processor, half a second on several; so at least twice that.
    /// </summary>
    public static TimeSpan Wait { get; } = TimeSpan.FromSeconds(Environment.ProcessorCount == 1 ? 4 : 1.5);

    /// <summary>After this the machine is too busy to wait any longer.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromSeconds(60);

    /// <summary>A tier speeds a method up by more than this; noise of the machine is mostly less.</summary>
    private const double Step = 0.9;

    /// <summary>
    /// This many methods compiled in one round are a tier. The measured code is compiled 40 to 300 methods at a time; a few methods of the
    /// rest of the program are compiled for many seconds more, and make nothing faster.
    /// </summary>
    private const int Tier = 25;

    private double[] _best = [];
    private TimeSpan _lastStep;
    private long _compiled;

    /// <summary>Whether it has settled.</summary>
    /// <param name="now">The time since the start.</param>
    /// <param name="times">The fastest turns of a short round, one per measured function.</param>
    /// <param name="compiled">How many methods the JIT has compiled so far; a method compiled twice counts twice.</param>
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
