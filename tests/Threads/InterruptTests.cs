using Generated.Neuron.Passes;

namespace Generated.Neuron.Tests.Threads;

/// <summary>What happens to a thread while others work for it.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class InterruptTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    [Fact]
    public void An_interrupted_call_ends_when_all_threads_have_written_and_the_interrupt_comes_after_it()
    {
        var inputs = new float[256];
        var outputs = new float[256];
        var interrupted = false;
        var caller = new Thread(() =>
        {
            SlowPasses.Caller = Environment.CurrentManagedThreadId;
            var parameter = 0f;
            Shards.Forward<SlowPasses>(in parameter, inputs, outputs, maxDegreeOfParallelism: 2);
            SlowPasses.Returned.Set();
            try
            {
                Thread.Sleep(0);
            }
            catch (ThreadInterruptedException)
            {
                interrupted = true;
            }
        });
        caller.Start();

        // A thread of the pool has begun its shard, and the caller waits for it.
        Assert.True(SlowPasses.Begun.Wait(Long));
        caller.Interrupt();
        Assert.False(SlowPasses.Returned.Wait(TimeSpan.FromMilliseconds(200)));
        caller.Interrupt();
        Assert.False(SlowPasses.Returned.Wait(TimeSpan.FromMilliseconds(50)));
        SlowPasses.Go.Set();
        Assert.True(caller.Join(Long));
        Assert.True(interrupted);
        Assert.All(outputs, output => Assert.Equal(1, output));
    }

    [Fact]
    public void Networks_that_are_interrupted_all_the_time_compute_what_they_would()
    {
        var network = new ShardedTiled(1);
        const int Rows = 20_000;
        var (inputs, expected, failure) = (new float[Rows * 4], new float[Rows * 4], "");
        Array.Fill(inputs, 0.5f);
        network.Forward(inputs, expected);
        using var done = new CancellationTokenSource();
        var caller = new Thread(() =>
        {
            for (var call = 0; call < 100 && failure.Length == 0; call++)
            {
                var outputs = new float[expected.Length];
                try
                {
                    network.Forward(inputs, outputs, maxDegreeOfParallelism: 4);
                    failure = outputs.AsSpan().SequenceEqual(expected) ? "" : "other outputs";
                    Thread.Sleep(0);
                }
                catch (ThreadInterruptedException)
                {
                    // Between two calls.
                }
            }
        });
        caller.Start();
        while (!caller.Join(0))
        {
            caller.Interrupt();
            Thread.Yield();
        }

        Assert.Equal("", failure);
    }

    /// <summary>A shard of the pool's thread takes until it may go on, and the caller's own one until that has begun.</summary>
    private readonly struct SlowPasses : IShardPasses
    {
        public static readonly ManualResetEventSlim Begun = new(), Go = new(), Returned = new();

        public static int Caller { get; set; }

        public static int ShardRows => 128;

        public static int InputCount => 1;

        public static int OutputCount => 1;

        public static int ParameterCount => 1;

        public static void Forward(ref readonly float parameters, ReadOnlySpan<float> inputs, Span<float> outputs, int rows)
        {
            if (Environment.CurrentManagedThreadId == Caller)
            {
                Begun.Wait(Long);
            }
            else
            {
                Begun.Set();
                Go.Wait(Long);
            }

            outputs.Fill(1);
        }

        public static void ForwardRow(ref readonly float parameters, ref readonly float inputs, ref float outputs) =>
            throw new NotSupportedException();

        public static float Cost(ref readonly float parameters, in TrainingPass pass) => 0;

        public static float Backward(ref readonly float parameters, in TrainingPass pass) => 0;
    }
}
