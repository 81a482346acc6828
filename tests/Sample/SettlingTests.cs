using Generated.Neuron.Sample;

namespace Generated.Neuron.Tests.Sample;

public sealed class SettlingTests
{
    /// <summary>Where three share a processor, most turns hold the wait of this one for its next slice.</summary>
    [Fact]
    public void Turns_that_wait_for_the_processor_do_not_count()
    {
        var turn = 0;
        Func<double>[] contestants = [() => turn++ % 5 == 3 ? 1.2e-6 : 1.4e-3, () => turn % 5 == 1 ? 33e-6 : 2.0e-3];
        Assert.Equal([1.2e-6, 33e-6], EpochPace.Fastest(contestants, TimeSpan.FromMilliseconds(20), CancellationToken.None));
    }

    private const double Round = 0.25;

    /// <summary>
    /// Microseconds of the four that the sample measures, every quarter of a second on one processor: the JIT comes after one
    /// second, after three and after five.
    /// </summary>
    private static readonly double[][] OneProcessor =
    [
        .. Enumerable.Repeat<double[]>([12.6, 860, 1.2, 690], 5), .. Enumerable.Repeat<double[]>([15.3, 790, 1.5, 690], 8),
        .. Enumerable.Repeat<double[]>([9.1, 750, 1.5, 660], 8), [9.0, 289, 1.2, 2177],
        .. Enumerable.Repeat<double[]>([8.7, 215, 1.2, 170], 40),
    ];

    [Fact]
    public void It_has_settled_when_nothing_became_faster_for_the_whole_wait()
    {
        var settling = new Settling(TimeSpan.FromSeconds(4));
        var rounds = OneProcessor.TakeWhile((times, round) => !settling.After(TimeSpan.FromSeconds(Round * round), times, compiled: 0))
            .Count();

        // The last step is in round 22.
        Assert.Equal(22 + (4 / Round), rounds);
    }

    /// <summary>A second, as it was once, ends within the first tier.</summary>
    [Fact]
    public void A_second_is_too_short_on_one_processor()
    {
        var settling = new Settling(TimeSpan.FromSeconds(1));
        var rounds = OneProcessor.TakeWhile((times, round) => !settling.After(TimeSpan.FromSeconds(Round * round), times, compiled: 0))
            .Count();
        Assert.True(OneProcessor[rounds][3] > 600);
    }

    [Fact]
    public void What_the_machine_does_beside_it_does_not_begin_the_wait_anew()
    {
        var settling = new Settling(TimeSpan.FromSeconds(1));
        double[] times = [10, 10.5, 9.6, 30, 9.7];
        Assert.Equal(
            [false, false, false, false, true],
            times.Select((time, round) => settling.After(TimeSpan.FromSeconds(Round * round), [time], compiled: 0)));
    }

    [Fact]
    public void A_tier_that_the_JIT_compiles_begins_the_wait_anew_though_nothing_became_faster_yet()
    {
        var settling = new Settling(TimeSpan.FromSeconds(1));
        long[] compiled = [1152, 1152, 1291, 1294, 1294, 1296, 1296];
        Assert.Equal(
            [false, false, false, false, false, false, true],
            compiled.Select((methods, round) => settling.After(TimeSpan.FromSeconds(Round * round), [10], methods)));
    }
}
