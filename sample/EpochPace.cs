using System.Diagnostics;
using System.Runtime;

namespace Generated.Neuron.Sample;

/// <summary>How long one network takes after warm-up, in seconds: a pass is too short for the resolution of a TimeSpan.</summary>
/// <param name="Epoch">One epoch of the recipe: shuffling, every batch, every step of the optimizer.</param>
/// <param name="Pass">One Backward over all training rows.</param>
internal sealed record EpochPace(double Epoch, double Pass)
{
    /// <summary>The warm-up may end after each of these.</summary>
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan Measurement = TimeSpan.FromMilliseconds(600);

    /// <summary>Long enough to hide the cost of reading the clock, shorter than the time slice of another process.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(1);

    private const int LeastTurns = 5;

    /// <summary>
    /// Measures two networks alternately, so that a busy machine or a changing clock rate affects both. Returns their fastest turns after a
    /// warm-up that lasts until nothing gets faster, or for <paramref name="patience"/>, and whether that point was reached.
    /// </summary>
    public static (EpochPace First, EpochPace Second, bool Settled) Compare(
        INetwork first, INetwork second, Recipe recipe, Dataset train, int seed, TimeSpan patience, CancellationToken cancellation)
    {
        Func<double>[] contestants =
        [
            Epochs(first, recipe, train, seed, cancellation), Epochs(second, recipe, train, seed, cancellation),
            Passes(first, train), Passes(second, train),
        ];
        var settled = WarmUp(contestants, patience, cancellation);
        var times = Fastest(contestants, patience < Measurement ? patience : Measurement, cancellation);
        return (new(times[0], times[2]), new(times[1], times[3]), settled);
    }

    private static bool WarmUp(Func<double>[] contestants, TimeSpan patience, CancellationToken cancellation)
    {
        // If others take the processors, the JIT's thread waits as this one does.
        var (settling, clock) = (new Settling(Settling.Wait), BusyClock.StartNew());
        while (clock.WallTime < patience)
        {
            var times = Fastest(contestants, Round, cancellation);
            if (settling.After(clock.Elapsed, times, JitInfo.GetCompiledMethodCount()))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The fastest turn of each, in seconds per pass. Not the median, which on a busy machine includes the cost of others: their cache
    /// lines, interrupts, and the JIT's own work.
    /// </summary>
    internal static double[] Fastest(Func<double>[] contestants, TimeSpan duration, CancellationToken cancellation) =>
        [.. TakeTurns(contestants, duration, cancellation).Select(times => times.Min())];

    private static List<double>[] TakeTurns(Func<double>[] contestants, TimeSpan duration, CancellationToken cancellation)
    {
        List<double>[] times = [.. contestants.Select(_ => new List<double>())];
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < duration || times[0].Count < LeastTurns)
        {
            for (var i = 0; i < contestants.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                times[i].Add(contestants[i]());
            }
        }

        return times;
    }

    private static Func<double> Epochs(INetwork network, Recipe recipe, Dataset train, int seed, CancellationToken cancellation)
    {
        var epochs = 1;
        return () =>
        {
            var trainer = Fit.Trainer(recipe with { Epochs = epochs }, network, seed);
            var clock = BusyClock.StartNew();
            trainer.Fit(train, cancellationToken: cancellation);
            var elapsed = clock.Elapsed;
            var time = elapsed.TotalSeconds / epochs;
            epochs = elapsed < Turn ? 2 * epochs : epochs;
            return time;
        };
    }

    private static Func<double> Passes(INetwork network, Dataset train)
    {
        var gradients = new float[network.Topology.ParameterCount];
        return () =>
        {
            var clock = BusyClock.StartNew();
            var passes = 0;
            do
            {
                network.Backward(train.Inputs, train.Targets, gradients);
                passes++;
            }
            while (clock.WallTime < Turn);

            return clock.Elapsed.TotalSeconds / passes;
        };
    }
}
